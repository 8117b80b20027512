"""A model of several groups with one arm registered."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import MODEL, arms
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "several-groups-one-arm"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Interventional Study Model, Number of Arms"
_SEVERAL = {"PARALLEL": "parallel", "FACTORIAL": "factorial"}


def check(record: Record) -> Iterator[Finding]:
    """One finding on the model; a crossover or a sequence may be told as one arm, so they pass."""
    model, given = record.text(MODEL) or "", arms(record)
    if model in _SEVERAL and len(given) == 1:
        yield Finding(
            ID,
            SEVERITY,
            MODEL,
            str(given[0].get("label") or ""),
            f"The model is {_SEVERAL[model]}, which takes two arms or more, and one is registered:"
            " what it is compared with is not told.",
            "Register the other arm with what it gets, or a single group.",
        )
