"""People masked to an assignment that has one possibility."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import MASKING, MODEL, WHO_MASKED, arms
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "masked-single-group"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Masking; CONSORT 2025 20a"
_KNOWING = frozenset({"PARTICIPANT", "CARE_PROVIDER"})


def check(record: Record) -> Iterator[Finding]:
    """One finding where everyone gets the same; a masked assessor or investigator passes."""
    who = _KNOWING & {str(role) for role in record.items(WHO_MASKED)}
    alone = record.text(MODEL) == "SINGLE_GROUP" and len(arms(record)) == 1
    if alone and who:
        names = " and ".join(sorted(role.lower().replace("_", " ") for role in who))
        yield Finding(
            ID,
            SEVERITY,
            MASKING,
            f"{record.text(MASKING)}: {', '.join(sorted(who))}",
            f"There is one arm, so all get the same, yet the {names} is said not to know which:"
            " masking means nothing here.",
            "Register no masking, or the arm that is missing.",
        )
