"""Random allocation to a single group."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import ALLOCATION, MODEL, arms
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "randomised-single-group"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data elements Allocation, Interventional Study Model; CONSORT 2025 9"


def check(record: Record) -> Iterator[Finding]:
    """One finding on the allocation; the arms there are stand in the message."""
    if record.text(ALLOCATION) == "RANDOMIZED" and record.text(MODEL) == "SINGLE_GROUP":
        count = len(arms(record))
        told = f"{count or 'no'} {'arm' if count == 1 else 'arms'} registered"
        yield Finding(
            ID,
            SEVERITY,
            ALLOCATION,
            "RANDOMIZED, SINGLE_GROUP",
            f"Allocation is random and the model a single group ({told}): with one group there is"
            " nothing to allocate to.",
            "Decide which is true, and register model, allocation and arms alike.",
        )
