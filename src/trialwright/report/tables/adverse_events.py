"""Adverse events: of an endpoint with intervals, by period, and by term."""

from __future__ import annotations

from trialwright.protocol.objectives import Endpoint
from trialwright.protocol.study import Study
from trialwright.report.numbers import Cell, Lookup
from trialwright.report.tables.table import Row, Table, of_group, slug
from trialwright.report.words import ADVERSE_EVENTS, WHOLE_TIME, plain

ANALYSIS = "adverse_events"
BY_TERM = "adverse_events_by_term"
# Columns of the endpoint's table: heading, the words around its numbers, the statistics.
SUMMARY: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Participants", "{} of {}", ("participants", "denominator")),
    ("Per cent (95\u00a0%\u00a0CI)", "{} ({}, {})", ("percent", "lower", "upper")),
    ("Events", "{}", ("events",)),
    (
        "Events per person-year (95\u00a0%\u00a0CI)",
        "{} ({}, {})",
        ("rate", "rate_lower", "rate_upper"),
    ),
)
TERMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Participants", "{} of {}", ("participants", "denominator")),
    ("Events", "{}", ("events",)),
    ("Participants with a serious one", "{}", ("serious_participants",)),
    ("Serious events", "{}", ("serious_events",)),
)
EXACT = "CI: exact confidence interval (Clopper-Pearson for shares, Garwood for rates)."
AT_RISK = "Participants with an event, of those who entered the period; [number of events]."
UNCODED = (
    "Terms stand as they were reported: no dictionary (MedDRA) was brought, so none is coded, and "
    "the same event in other words counts as another term."
)


def summary_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """Over the whole time, one table a group: participants, exact interval, events, rate."""
    groups = lookup.values("group", ANALYSIS, endpoint=endpoint.id)
    return tuple(_summary(study, lookup, endpoint.id, group) for group in groups)


def _summary(study: Study, lookup: Lookup, endpoint: str, group: str) -> Table:
    place = {"endpoint": endpoint, "group": group}
    rows = tuple(
        Row((_words(name),), _summary_cells(lookup, name, place), indented=name != "any")
        for name in _parameters(lookup, place)
    )
    return Table(
        id=f"{endpoint}-{slug(group)}",
        caption=f"Adverse events{of_group(study, group)}",
        corner="Kind",
        columns=tuple(heading for heading, _, _ in SUMMARY),
        rows=rows,
        notes=(EXACT,),
    )


def _summary_cells(lookup: Lookup, name: str, place: dict[str, str]) -> tuple[Cell, ...]:
    where = {**place, "parameter": name, "visit": WHOLE_TIME}
    return tuple(lookup.cell(form, ANALYSIS, *names, **where) for _, form, names in SUMMARY)


def _parameters(lookup: Lookup, place: dict[str, str]) -> tuple[str, ...]:
    """In the order of our words; what they don't know comes last."""
    found = lookup.values("parameter", ANALYSIS, **place)
    known = tuple(name for name in ADVERSE_EVENTS if name in found)
    return known + tuple(name for name in found if name not in known)


def _words(parameter: str) -> str:
    return ADVERSE_EVENTS.get(parameter, plain(parameter))


def period_tables(study: Study, lookup: Lookup) -> tuple[Table, ...]:
    """One table a group, one column a period, as the first endpoint counts them."""
    first = lookup.values("endpoint", ANALYSIS)[:1]
    tables = []
    for endpoint in first:
        for group in lookup.values("group", ANALYSIS, endpoint=endpoint):
            place = {"endpoint": endpoint, "group": group}
            periods = lookup.values("visit", ANALYSIS, **place)
            if len(periods) > 1:
                tables.append(_by_period(study, lookup, place, periods))
    return tuple(tables)


def _by_period(
    study: Study, lookup: Lookup, place: dict[str, str], periods: tuple[str, ...]
) -> Table:
    ordered = sorted(periods, key=lambda period: period == WHOLE_TIME)
    return Table(
        id=f"periods-{slug(place['group'])}",
        caption=f"Adverse events by period{of_group(study, place['group'])}",
        corner="Kind",
        columns=tuple("Whole time" if p == WHOLE_TIME else plain(p) for p in ordered),
        rows=tuple(
            Row((_words(name),), _period_cells(lookup, name, place, ordered), name != "any")
            for name in _parameters(lookup, place)
        ),
        notes=(AT_RISK,),
    )


def _period_cells(
    lookup: Lookup, name: str, place: dict[str, str], periods: list[str]
) -> tuple[Cell, ...]:
    names = ("participants", "denominator", "events")
    return tuple(
        lookup.cell("{} of {} [{}]", ANALYSIS, *names, **place, parameter=name, visit=period)
        for period in periods
    )


def term_tables(study: Study, lookup: Lookup) -> tuple[Table, ...]:
    """One table a group, one row a term as reported."""
    groups = lookup.values("group", BY_TERM)
    return tuple(_by_term(study, lookup, group) for group in groups)


def _by_term(study: Study, lookup: Lookup, group: str) -> Table:
    terms = lookup.values("parameter", BY_TERM, group=group)
    return Table(
        id=f"terms-{slug(group)}",
        caption=f"Adverse events by term{of_group(study, group)}",
        corner="Term as reported",
        columns=tuple(heading for heading, _, _ in TERMS),
        rows=tuple(Row((term,), _term_cells(lookup, group, term)) for term in terms),
        notes=(UNCODED,),
    )


def _term_cells(lookup: Lookup, group: str, term: str) -> tuple[Cell, ...]:
    where = {"group": group, "parameter": term}
    return tuple(lookup.cell(form, BY_TERM, *names, **where) for _, form, names in TERMS)
