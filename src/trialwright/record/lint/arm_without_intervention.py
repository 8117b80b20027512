"""An arm that gets nothing, though it is not typed so."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import arms, is_linked
from trialwright.record.record import ARMS, Record
from trialwright.values.findings import Finding, Severity

ID = "arm-without-intervention"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Arm Type, Arm/Intervention Cross-Reference"
_TREATED = frozenset({"EXPERIMENTAL", "ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR"})


def check(record: Record) -> Iterator[Finding]:
    """One finding an arm, where the record says of other arms what they get."""
    for place, arm in enumerate(arms(record) if is_linked(record) else ()):
        if arm.get("type") in _TREATED and not arm.get("interventionNames"):
            yield Finding(
                ID,
                SEVERITY,
                f"{ARMS}[{place}].interventionNames",
                str(arm.get("label") or ""),
                f"The arm is typed {arm['type']} and no intervention is linked to it: what its"
                " participants get is open.",
                "Link the intervention, or type the arm No Intervention.",
            )
