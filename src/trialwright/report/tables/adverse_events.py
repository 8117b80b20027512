"""Adverse events: of an endpoint with intervals, by period, and by term."""

from __future__ import annotations

from trialwright.protocol.objectives import Endpoint
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.table import Row, Table, slug
from trialwright.report.words import ADVERSE_EVENTS, PERIODS, plain

ANALYSIS = "adverse_events"
BY_TERM = "adverse_events_by_term"
WHOLE = "all"
UNCODED = (
    "Terms stand as they were reported: no dictionary (MedDRA) was brought, so none is coded, and "
    "the same event in other words counts as another term."
)


def summary_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """Over the whole time, one table a group: participants, exact interval, events, rate."""
    groups = lookup.values("group", ANALYSIS)
    return tuple(_summary(lookup, endpoint, group) for group in groups)


def _summary(lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    return Table(
        id=f"{endpoint.id}-{slug(group)}",
        caption=f"Adverse events in all, {group}",
        corner="Adverse events",
        columns=(
            "Participants, of",
            "Per cent (95 % CI)",
            "Events",
            "Events per person-year (95 % CI)",
        ),
        rows=tuple(_summary_row(lookup, group, name) for name in _parameters(lookup, group)),
        notes=("CI: exact confidence interval (Clopper-Pearson for shares, Poisson for rates).",),
    )


def _parameters(lookup: Lookup, group: str) -> tuple[str, ...]:
    """In the order of our words; what they don't know comes last."""
    found = lookup.values("parameter", ANALYSIS, group=group)
    known = tuple(name for name in ADVERSE_EVENTS if name in found)
    return known + tuple(name for name in found if name not in known)


def _words(parameter: str) -> str:
    return ADVERSE_EVENTS.get(parameter, plain(parameter))


def _summary_row(lookup: Lookup, group: str, parameter: str) -> Row:
    where = {"group": group, "parameter": parameter, "visit": WHOLE}
    cells = (
        lookup.cell("{} of {}", ANALYSIS, "participants", "denominator", **where),
        lookup.cell("{} ({}, {})", ANALYSIS, "percent", "lower", "upper", **where),
        lookup.cell("{}", ANALYSIS, "events", **where),
        lookup.cell("{} ({}, {})", ANALYSIS, "rate", "rate_lower", "rate_upper", **where),
    )
    return Row((_words(parameter),), cells, indented=parameter != "any")


def period_tables(lookup: Lookup) -> tuple[Table, ...]:
    """One table a group, one column a period; empty where there is one period only."""
    groups = lookup.values("group", ANALYSIS)
    return tuple(table for group in groups if (table := _by_period(lookup, group)))


def _by_period(lookup: Lookup, group: str) -> Table | None:
    visits = lookup.values("visit", ANALYSIS, group=group)
    periods = tuple(visit for visit in visits if visit not in PERIODS)
    if not periods:
        return None
    return Table(
        id=f"periods-{slug(group)}",
        caption=f"Adverse events by period, {group}",
        corner="Adverse events",
        columns=(*(plain(period) for period in periods), "Whole time"),
        rows=tuple(
            _period_row(lookup, group, name, (*periods, WHOLE))
            for name in _parameters(lookup, group)
        ),
        notes=("Participants with an event, of those who were in that period; [events].",),
    )


def _period_row(lookup: Lookup, group: str, parameter: str, periods: tuple[str, ...]) -> Row:
    cells = tuple(
        lookup.cell(
            "{} of {} [{}]",
            ANALYSIS,
            "participants",
            "denominator",
            "events",
            group=group,
            parameter=parameter,
            visit=period,
        )
        for period in periods
    )
    return Row((_words(parameter),), cells, indented=parameter != "any")


def term_tables(lookup: Lookup) -> tuple[Table, ...]:
    """One table a group, one row a term as reported."""
    groups = lookup.values("group", BY_TERM)
    return tuple(_by_term(lookup, group) for group in groups)


def _by_term(lookup: Lookup, group: str) -> Table:
    return Table(
        id=f"terms-{slug(group)}",
        caption=f"Adverse events by term, {group}",
        corner="Term as reported",
        columns=("Participants, of", "Events", "With a serious one", "Serious events"),
        rows=tuple(
            _term_row(lookup, group, term)
            for term in lookup.values("parameter", BY_TERM, group=group)
        ),
        notes=(UNCODED,),
    )


def _term_row(lookup: Lookup, group: str, term: str) -> Row:
    where = {"group": group, "parameter": term}
    cells = (
        lookup.cell("{} of {}", BY_TERM, "participants", "denominator", **where),
        lookup.cell("{}", BY_TERM, "events", **where),
        lookup.cell("{}", BY_TERM, "serious_participants", **where),
        lookup.cell("{}", BY_TERM, "serious_events", **where),
    )
    return Row((term,), cells)
