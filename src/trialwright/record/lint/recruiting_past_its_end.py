"""A trial verified as recruiting after its own completion date."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import day_of
from trialwright.record.lint._design import STATUS, STATUS_MODULE
from trialwright.record.record import Record
from trialwright.values.dates import PartialDate
from trialwright.values.findings import Finding, Severity

ID = "recruiting-past-its-end"
SEVERITY = Severity.WARNING
SOURCE = "42 CFR 11.64(a)(1); ClinicalTrials.gov data element Overall Recruitment Status"
_OPEN = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION"})


def check(record: Record) -> Iterator[Finding]:
    """Compares with the month in which the record was last verified, never with today."""
    verified, ended = day_of(record, "statusVerifiedDate"), day_of(record, "completionDate")
    if verified is None or ended is None or record.text(STATUS) not in _OPEN:
        return
    if ended.latest < verified.earliest:
        yield _finding(record, verified, ended)


def _finding(record: Record, verified: PartialDate, ended: PartialDate) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        f"{STATUS_MODULE}.completionDateStruct.date",
        f"{record.text(STATUS)}, completion {ended}, verified {verified}",
        "When the record was last verified it was still open to participants, and its completion"
        " date had passed: one of them was not looked at.",
        "Bring status and dates up to date.",
    )
