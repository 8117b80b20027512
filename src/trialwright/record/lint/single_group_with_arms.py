"""A single-group model beside several registered arms."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import MODEL, arms
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "single-group-with-arms"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Interventional Study Model"


def check(record: Record) -> Iterator[Finding]:
    """One finding on the model; cohorts that are groups of people count as arms, as registered."""
    labels = [str(arm.get("label") or "(no label)") for arm in arms(record)]
    if record.text(MODEL) == "SINGLE_GROUP" and len(labels) > 1:
        yield Finding(
            ID,
            SEVERITY,
            MODEL,
            " | ".join(labels),
            f"The model is a single group, which means one arm, yet {len(labels)} arms are"
            " registered: a reader can't tell whether they are compared.",
            "Register the model the arms belong to (parallel, sequential), or one arm.",
        )
