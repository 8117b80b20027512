"""An arm of which neither the arm nor its interventions tell what is done."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._design import arms, interventions, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import ARMS, Record
from trialwright.values.findings import Finding, Severity

ID = "arm-not-described"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Arm Description, Intervention Description"
_FIELDS = ("InterventionDescription", "ArmGroupDescription")
_GENERIC = 40  # characters: a label longer than that describes


def check(record: Record) -> Iterator[Finding]:
    """One finding an arm that gets something, where no description says anything at all."""
    items = interventions(record)
    described = any(item.get("description") for item in items) or is_left_over(record, *_FIELDS)
    if is_page(record) or described or not items or not is_interventional(record):
        return
    detailed = record.text("protocolSection.descriptionModule.detailedDescription")
    for place, arm in enumerate(arms(record)):
        label = str(arm.get("label") or "")
        silent = not arm.get("description") and arm.get("type") != "NO_INTERVENTION"
        if silent and len(label) < _GENERIC and not detailed:
            yield Finding(
                ID,
                SEVERITY,
                f"{ARMS}[{place}].description",
                label,
                "Neither the arm nor any intervention has a description, and the trial has no"
                " detailed one: what is given, how much, how and when is left to guess.",
                "Describe dose, route, frequency and duration of what the arm gets.",
            )
