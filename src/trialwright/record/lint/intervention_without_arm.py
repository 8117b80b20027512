"""An intervention that no arm gets."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._design import arms, interventions, is_linked
from trialwright.record.record import INTERVENTIONS, Record
from trialwright.values.findings import Finding, Severity

ID = "intervention-without-arm"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Arm/Intervention Cross-Reference"


def check(record: Record) -> Iterator[Finding]:
    """One finding an intervention, where the others are linked to arms."""
    if not is_interventional(record) or not is_linked(record) or not arms(record):
        return
    for place, item in enumerate(interventions(record)):
        if not item.get("armGroupLabels"):
            yield Finding(
                ID,
                SEVERITY,
                f"{INTERVENTIONS}[{place}].armGroupLabels",
                str(item.get("name") or ""),
                "The intervention is linked to no arm: who gets it is open.",
                "Link it to its arms, or take it out.",
            )
