"""Responders, once for every way of counting them, with those shown apart."""

from __future__ import annotations

from trialwright.protocol.objectives import Endpoint, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.drugs import NOTE, drug_cells, drug_columns
from trialwright.report.tables.table import Row, Table, before_after_notes, of_group, slug
from trialwright.report.words import SET_APART, VARIANTS, concept_words, plain

ANALYSIS = "responder"


def responder_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """Per group: the variants, and the background drugs changed by then."""
    tables = []
    for group in lookup.values("group", ANALYSIS, endpoint=endpoint.id):
        tables.append(_variants(study, lookup, endpoint, group))
        if drug_columns(lookup, group):
            tables.append(_drugs(study, lookup, endpoint, group))
    return tuple(tables)


def _variants(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    analysis = endpoint.analysis
    assert isinstance(analysis, ReductionResponder)
    return Table(
        id=f"{endpoint.id}-{slug(group)}",
        caption=f"{concept_words(analysis.concept, study)}: responders{of_group(study, group)}",
        corner="How it is counted",
        columns=("Participants", "Responders", "Responders, % (95\u00a0%\u00a0CI)"),
        rows=tuple(_rows(lookup, endpoint.id, group)),
        notes=(*before_after_notes(study), "CI: exact confidence interval (Clopper-Pearson)."),
    )


def _rows(lookup: Lookup, endpoint: str, group: str) -> list[Row]:
    rows = []
    for name in lookup.values("parameter", ANALYSIS, endpoint=endpoint, group=group):
        where = {"endpoint": endpoint, "group": group, "parameter": name}
        cells = (
            lookup.cell("{}", ANALYSIS, "n", **where),
            lookup.cell("{}", ANALYSIS, "responders", **where),
            lookup.cell("{} ({}, {})", ANALYSIS, "proportion", "lower", "upper", **where),
        )
        rows.append(Row((VARIANTS.get(name) or SET_APART.get(name) or plain(name),), cells))
    return rows


def _drugs(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    analysis = endpoint.analysis
    assert isinstance(analysis, ReductionResponder)
    visit = analysis.encounter
    label = {encounter.id: encounter.label for encounter in study.encounters}.get(visit, visit)
    return Table(
        id=f"{endpoint.id}-{slug(group)}-drugs",
        caption=f"Background drugs changed by then{of_group(study, group)}",
        corner="Visit",
        columns=drug_columns(lookup, group),
        rows=(Row((label,), drug_cells(lookup, group, visit)),),
        notes=(NOTE,),
    )
