"""Drugs added or dropped, shown beside every comparison of a group with its own past."""

from __future__ import annotations

from trialwright.report.numbers import Cell, Lookup, filled
from trialwright.report.words import DRUG_CHANGES

ANALYSIS = "background_drugs"
NOTE = (
    "Drugs: participants whose background drugs were changed since the first dose, of those with a "
    "record at that visit."
)


def drug_columns(lookup: Lookup, group: str) -> tuple[str, ...]:
    """The heading of the one column that `drug_cells` fills; none where no drug was followed."""
    kinds = [DRUG_CHANGES[name].lower() for name in _kinds(lookup, group)]
    return (f"Drugs {', '.join(kinds)}, of",) if kinds else ()


def drug_cells(lookup: Lookup, group: str, visit: str) -> tuple[Cell, ...]:
    """Participants with each kind of change by a visit, and of how many."""
    kinds = _kinds(lookup, group)
    if not kinds:
        return ()
    changed = [
        lookup.get(ANALYSIS, "participants", group=group, parameter=name, visit=visit)
        for name in kinds
    ]
    of = lookup.get(ANALYSIS, "denominator", group=group, parameter=kinds[0], visit=visit)
    form = ", ".join(["{}"] * len(kinds)) + " of {}"
    return (filled(form, [*changed, of]),)


def _kinds(lookup: Lookup, group: str) -> tuple[str, ...]:
    known = lookup.values("parameter", ANALYSIS, group=group)
    return tuple(name for name in DRUG_CHANGES if name in known)
