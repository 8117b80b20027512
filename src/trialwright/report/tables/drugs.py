"""Drugs added or dropped, shown beside every comparison of a group with its own past."""

from __future__ import annotations

from trialwright.report.numbers import Cell, Lookup
from trialwright.report.words import DRUG_CHANGES

ANALYSIS = "background_drugs"
NOTE = (
    "Drugs added, raised, lowered, stopped: participants whose background drugs were changed since "
    "the first dose, of those with a record at that visit."
)


def drug_columns(lookup: Lookup, group: str) -> tuple[str, ...]:
    """Headings of the columns `drug_cells` fills; none where no drug was followed."""
    known = lookup.values("parameter", ANALYSIS, group=group)
    return tuple(f"Drugs {DRUG_CHANGES[name].lower()}" for name in DRUG_CHANGES if name in known)


def drug_cells(lookup: Lookup, group: str, visit: str) -> tuple[Cell, ...]:
    """Participants with each kind of change by a visit, of those known."""
    known = lookup.values("parameter", ANALYSIS, group=group)
    return tuple(
        lookup.cell(
            "{}/{}",
            ANALYSIS,
            "participants",
            "denominator",
            group=group,
            parameter=name,
            visit=visit,
        )
        for name in DRUG_CHANGES
        if name in known
    )
