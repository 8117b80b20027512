"""Deviations by kind: participants and numbers, a column a group."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.study import Study
from trialwright.report.numbers import Cell, Lookup
from trialwright.report.tables.table import Row, Table, column_of
from trialwright.report.words import plain

ANALYSIS = "deviations"
ANY = "any"
WORDS: Mapping[str, str] = {
    ANY: "Any deviation",
    "window": "Visit outside its window",
    "missed_visit": "Visit missed",
    "dose": "Planned dose not given",
}
NOTE = "Enrolled participants with a deviation; [number of deviations]."


def deviation_table(study: Study, lookup: Lookup) -> Table | None:
    """One row a kind; None where deviations were not counted."""
    groups = lookup.values("group", ANALYSIS)
    if not groups:
        return None
    return Table(
        id="deviations-by-kind",
        caption="Deviations by kind",
        corner="Kind",
        columns=tuple(column_of(study, group) for group in groups),
        rows=tuple(
            Row((WORDS.get(kind, plain(kind)),), _cells(lookup, kind, groups), kind != ANY)
            for kind in lookup.values("parameter", ANALYSIS)
        ),
        notes=(NOTE,),
    )


def _cells(lookup: Lookup, kind: str, groups: tuple[str, ...]) -> tuple[Cell, ...]:
    names = ("participants", "denominator", "deviations")
    return tuple(
        lookup.cell("{} of {} [{}]", ANALYSIS, *names, group=group, parameter=kind)
        for group in groups
    )
