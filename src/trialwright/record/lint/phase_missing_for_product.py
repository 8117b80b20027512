"""A trial of a drug or biological without a phase."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._design import PHASES, interventions
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "phase-missing-for-product"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Study Phase; 42 CFR 11.28(a)(2)(i)(F)"
_WITH_PHASE = frozenset({"DRUG", "BIOLOGICAL", "GENETIC"})


def check(record: Record) -> Iterator[Finding]:
    """A note where the phase is “not applicable” and every intervention is a product."""
    items = interventions(record)
    typed = {item.get("type") for item in items}
    products = [str(item.get("name")) for item in items if item.get("type") in _WITH_PHASE]
    alone = bool(products) and typed <= _WITH_PHASE
    if record.items(PHASES) == ["NA"] and alone and is_interventional(record):
        yield Finding(
            ID,
            SEVERITY,
            PHASES,
            ", ".join(products),
            "The phase is “not applicable”, which the registry keeps for trials without phases"
            " (devices, behaviour); this one gives a drug or biological.",
            "State the phase, or why the product has none.",
        )
