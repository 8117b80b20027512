"""A trial that ran or runs nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._design import STATUS, is_page
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-place"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Facility Information; WHO trial data set 11"
_PLACES = "protocolSection.contactsLocationsModule.locations"
_RUNS = frozenset({"RECRUITING", "COMPLETED", "ACTIVE_NOT_RECRUITING", "ENROLLING_BY_INVITATION"})


def check(record: Record) -> Iterator[Finding]:
    """One finding where the trial has participants and no place is registered or left over."""
    status = record.text(STATUS)
    lost = any("Location" in text[:40] for text in record.left_over)
    removed = record.items("derivedSection.miscInfoModule.removedCountries")
    if status not in _RUNS or lost or removed or not is_interventional(record):
        return
    if not record.items(_PLACES) and not is_page(record):
        yield Finding(
            ID,
            SEVERITY,
            _PLACES,
            str(status),
            "The trial has participants and no place is registered: nobody can tell which country's"
            " law, ethics committee and patients it concerns.",
            "Register the facilities with city and country.",
        )
