"""A number of participants that the status rules out."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import ENROLMENT, STATUS
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "enrolment-against-status"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data elements Overall Recruitment Status, Enrollment"
_RAN = frozenset({"COMPLETED", "TERMINATED", "ACTIVE_NOT_RECRUITING"})


def check(record: Record) -> Iterator[Finding]:
    """One finding: people in a withdrawn trial, or nobody in one that ran."""
    status, count = record.text(STATUS), record.get(f"{ENROLMENT}.count")
    if not isinstance(count, int):
        return
    quote = f"{count} participants, {status}"
    if status == "WITHDRAWN" and count > 0:
        why = "A withdrawn trial is one that stopped before its first participant"
    elif status in _RAN and count == 0:
        why = "A trial that enrolled nobody is withdrawn by the registry's definition"
    else:
        return
    yield Finding(
        ID,
        SEVERITY,
        f"{ENROLMENT}.count",
        quote,
        f"{why}: number and status contradict each other.",
        "Correct the status (terminated, withdrawn), or the number.",
    )
