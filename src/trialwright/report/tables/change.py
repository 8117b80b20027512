"""Change from baseline by visit, with its paired interval and the drugs changed meanwhile."""

from __future__ import annotations

from trialwright.analyse.endpoints.change_from_baseline import LEFT_OUT, SENSITIVITY
from trialwright.analyse.notes import metric
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint
from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.drugs import NOTE, drug_cells, drug_columns
from trialwright.report.tables.table import Row, Table, before_after_notes, of_group, slug
from trialwright.report.words import concept_words

ANALYSIS = "change"
COLUMNS = ("n", "Baseline mean", "Mean", "Change (SD)", "95\u00a0%\u00a0CI of the change", "p")

PAIRED = "SD: standard deviation; CI: paired confidence interval, of those measured both times."


def change_tables(study: Study, lookup: Lookup, endpoint: Endpoint) -> tuple[Table, ...]:
    """One table a group, one row a visit; beneath, the same without values that may mislead."""
    groups = lookup.values("group", ANALYSIS, endpoint=endpoint.id)
    again = lookup.values("group", SENSITIVITY, endpoint=endpoint.id)
    return (
        *(_table(study, lookup, endpoint, group) for group in groups),
        *(_sensitivity(study, lookup, endpoint, group) for group in again),
    )


def _table(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    drugs = drug_columns(lookup, group)
    return Table(
        id=f"{endpoint.id}-{slug(group)}",
        caption=f"{_name(study, endpoint)}: change from baseline by visit{of_group(study, group)}",
        corner="Visit",
        columns=(*COLUMNS, *drugs),
        rows=tuple(_rows(study, lookup, endpoint, group, ANALYSIS)),
        notes=(
            *before_after_notes(study),
            PAIRED,
            *((NOTE,) if drugs else ()),
            *((unmet,) if (unmet := metric(endpoint)) else ()),
        ),
    )


def _sensitivity(study: Study, lookup: Lookup, endpoint: Endpoint, group: str) -> Table:
    drugs = drug_columns(lookup, group)
    caption = (
        f"{_name(study, endpoint)}: change without values that may mislead{of_group(study, group)}"
    )
    return Table(
        id=f"{endpoint.id}-{slug(group)}-sensitivity",
        caption=caption,
        corner="Visit",
        columns=(*COLUMNS, *drugs),
        rows=tuple(_rows(study, lookup, endpoint, group, SENSITIVITY)),
        notes=(LEFT_OUT, *before_after_notes(study), PAIRED),
    )


def _name(study: Study, endpoint: Endpoint) -> str:
    analysis = endpoint.analysis
    assert isinstance(analysis, ChangeFromBaseline)
    return concept_words(analysis.concept, study)


def _rows(study: Study, lookup: Lookup, endpoint: Endpoint, group: str, analysis: str) -> list[Row]:
    labels = {encounter.id: encounter.label for encounter in study.encounters}
    rows = []
    for visit in lookup.values("visit", analysis, endpoint=endpoint.id, group=group):
        for parameter in lookup.values(
            "parameter", analysis, endpoint=endpoint.id, group=group, visit=visit
        ):
            where = {
                "endpoint": endpoint.id,
                "group": group,
                "parameter": parameter,
                "visit": visit,
            }
            cells = (
                lookup.cell("{}", analysis, "n", **where),
                lookup.cell("{}", analysis, "baseline_mean", **where),
                lookup.cell("{}", analysis, "mean", **where),
                lookup.cell("{} ({})", analysis, "change_mean", "change_sd", **where),
                lookup.cell("{} to {}", analysis, "lower", "upper", **where),
                lookup.cell("{}", analysis, "p", **where),
                *drug_cells(lookup, group, visit),
            )
            rows.append(Row((labels.get(visit, visit),), cells))
    return rows
