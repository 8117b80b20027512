"""A recruiting trial that nobody can call."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import STATUS, is_page
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-contact"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Central Contact or Facility Contact; WHO trial data set 7"
_MODULE = "protocolSection.contactsLocationsModule"


def check(record: Record) -> Iterator[Finding]:
    """One finding where it recruits and neither a central nor a place's contact is there."""
    open_to_all = record.text(STATUS) == "RECRUITING" and not is_page(record)
    places = record.items(f"{_MODULE}.locations")
    named = any(isinstance(place, dict) and place.get("contacts") for place in places)
    lost = any("Contact" in text[:40] for text in record.left_over)
    if open_to_all and not record.items(f"{_MODULE}.centralContacts") and not named and not lost:
        yield Finding(
            ID,
            SEVERITY,
            f"{_MODULE}.centralContacts",
            "RECRUITING",
            "The trial recruits and gives no contact: whoever finds it can't ask to join.",
            "Register a central contact, or one a place, with telephone and e-mail.",
        )
