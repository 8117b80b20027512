"""Change from baseline by visit, with its paired interval and the drugs changed meanwhile."""

from __future__ import annotations

from trialwright.analyse.notes import metric
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.drugs import NOTE, drug_cells, drug_columns
from trialwright.report.tables.table import Row, Table, before_after_notes, of_group, slug
from trialwright.report.words import concept_words

ANALYSIS = "change"
COLUMNS = ("n", "Baseline mean", "Mean", "Change (SD)", "95\u00a0%\u00a0CI of the change", "p")


def change_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """One table a group, one row a visit."""
    groups = lookup.values("group", ANALYSIS, endpoint=endpoint.id)
    return tuple(_table(study, lookup, endpoint, group) for group in groups)


def _table(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    analysis = endpoint.analysis
    assert isinstance(analysis, ChangeFromBaseline)
    drugs = drug_columns(lookup, group)
    name = concept_words(analysis.concept, study)
    return Table(
        id=f"{endpoint.id}-{slug(group)}",
        caption=f"{name}: change from baseline by visit{of_group(study, group)}",
        corner="Visit",
        columns=(*COLUMNS, *drugs),
        rows=tuple(_rows(study, lookup, endpoint, group)),
        notes=(
            *before_after_notes(study),
            "SD: standard deviation; CI: paired confidence interval, of those measured both times.",
            *((NOTE,) if drugs else ()),
            *((unmet,) if (unmet := metric(endpoint)) else ()),
        ),
    )


def _rows(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> list[Row]:
    labels = {encounter.id: encounter.label for encounter in study.encounters}
    rows = []
    for visit in lookup.values("visit", ANALYSIS, endpoint=endpoint.id, group=group):
        for parameter in lookup.values(
            "parameter", ANALYSIS, endpoint=endpoint.id, group=group, visit=visit
        ):
            where = {
                "endpoint": endpoint.id,
                "group": group,
                "parameter": parameter,
                "visit": visit,
            }
            cells = (
                lookup.cell("{}", ANALYSIS, "n", **where),
                lookup.cell("{}", ANALYSIS, "baseline_mean", **where),
                lookup.cell("{}", ANALYSIS, "mean", **where),
                lookup.cell("{} ({})", ANALYSIS, "change_mean", "change_sd", **where),
                lookup.cell("{} to {}", ANALYSIS, "lower", "upper", **where),
                lookup.cell("{}", ANALYSIS, "p", **where),
                *drug_cells(lookup, group, visit),
            )
            rows.append(Row((labels.get(visit, visit),), cells))
    return rows
