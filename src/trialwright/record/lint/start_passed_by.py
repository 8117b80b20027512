"""A trial not yet recruiting whose start date had passed."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import day_of
from trialwright.record.lint._design import STATUS, STATUS_MODULE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "start-passed-by"
SEVERITY = Severity.WARNING
SOURCE = "42 CFR 11.64(a)(1); ClinicalTrials.gov data element Study Start Date"


def check(record: Record) -> Iterator[Finding]:
    """Compares with the month in which the record was last verified, never with today."""
    verified, start = day_of(record, "statusVerifiedDate"), day_of(record, "startDate")
    waiting = record.text(STATUS) == "NOT_YET_RECRUITING"
    if waiting and verified and start and start.latest < verified.earliest:
        yield Finding(
            ID,
            SEVERITY,
            f"{STATUS_MODULE}.startDateStruct.date",
            f"start {start}, verified {verified}",
            "When the record was last verified the trial had not begun, and its start date had"
            " passed.",
            "Give the new start date, or the status as it is.",
        )
