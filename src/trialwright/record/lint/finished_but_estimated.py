"""A completed trial whose dates or numbers are still estimates."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import ENROLMENT, STATUS, STATUS_MODULE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "finished-but-estimated"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Study Completion Date, Enrollment; 42 CFR 11.64(a)(1)"
_FIELDS = {
    f"{STATUS_MODULE}.primaryCompletionDateStruct": ("date", "primary completion"),
    f"{STATUS_MODULE}.completionDateStruct": ("date", "completion"),
    ENROLMENT: ("count", "number of participants"),
}


def check(record: Record) -> Iterator[Finding]:
    """One finding a field; only trials that are over and call themselves completed."""
    if record.text(STATUS) != "COMPLETED":
        return
    for path, (value, name) in _FIELDS.items():
        said = record.get(f"{path}.{value}")
        if record.text(f"{path}.type") == "ESTIMATED" and said is not None:
            yield Finding(
                ID,
                SEVERITY,
                f"{path}.type",
                f"{said}, estimated",
                f"The trial is completed and its {name} is still an estimate: what happened is"
                " not told.",
                "Replace the estimate by the actual value.",
            )
