"""A masking that does not fit the list of who is masked."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import MASKING, WHO_MASKED
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "masking-roles"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Masking, roles"
_ROLES = {"NONE": 0, "SINGLE": 1, "DOUBLE": 2, "TRIPLE": 3, "QUADRUPLE": 4}


def check(record: Record) -> Iterator[Finding]:
    """One finding where roles are listed and their number is another than the masking's."""
    masking, who = record.text(MASKING), record.items(WHO_MASKED)
    if masking in _ROLES and who and len(who) != _ROLES[masking]:
        yield Finding(
            ID,
            SEVERITY,
            WHO_MASKED,
            ", ".join(str(role) for role in who),
            f"Masking is {masking}, and {len(who)} roles are listed as masked.",
            "List exactly the roles that do not know the assignment; the masking follows.",
        )
