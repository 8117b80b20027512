"""What stands on the page, section by section: facts for the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from trialwright.protocol.objectives import (
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    NotComputable,
    ReductionResponder,
)
from trialwright.report.figures.change import change_figure
from trialwright.report.figures.consort import flow_figure
from trialwright.report.figures.counts import enrolment_figure, events_figure
from trialwright.report.figures.svg import Figure
from trialwright.report.figures.waterfall import waterfall_figure
from trialwright.report.inputs import ReportInputs
from trialwright.report.numbers import Lookup
from trialwright.report.tables.adverse_events import period_tables, term_tables
from trialwright.report.tables.baseline import baseline_tables
from trialwright.report.tables.deviations import deviation_table
from trialwright.report.tables.endpoints import endpoint_tables
from trialwright.report.tables.listings import (
    adverse_event_listing,
    deviation_listing,
    screening_listing,
)
from trialwright.report.tables.schedule import schedule_table
from trialwright.report.tables.screening import reasons_table
from trialwright.report.tables.table import Table
from trialwright.report.trial_page import trial_page
from trialwright.report.words import CUTS
from trialwright.values.findings import Severity

SECTIONS: Mapping[str, str] = {
    "about": "What this is",
    "trial": "The trial as registered",
    "findings": "Findings in the record",
    "questions": "Open questions",
    "flow": "Participant flow",
    "screening": "Screening and enrolment",
    "baseline": "Baseline",
    "outcomes": "Outcomes",
    "safety": "Safety",
    "deviations": "Deviations",
    "schedule": "Schedule of activities",
    "methods": "Methods and estimands",
    "numbers": "Every number",
    "origin": "Where it comes from",
}


@dataclass(frozen=True)
class Answer:
    """An endpoint with what answers it; `why_not` says why nothing does."""

    endpoint: Endpoint
    tables: tuple[Table, ...]
    figure: Figure | None
    why_not: str


def content(inputs: ReportInputs) -> dict[str, Any]:
    """Everything the page template asks for."""
    study, lookup = inputs.study, Lookup(inputs.results.results)
    return {
        "inputs": inputs,
        "study": study,
        "results": inputs.results,
        "simulated": inputs.results.simulated,
        "cut_words": CUTS.get(inputs.results.kind, inputs.results.kind),
        "sections": SECTIONS,
        "trial": trial_page(inputs.record_data),
        "findings": sorted(inputs.findings, key=lambda found: list(Severity).index(found.severity)),
        "flow": flow_figure(study, lookup),
        "reasons": reasons_table(study, lookup),
        "screening_log": screening_listing(inputs.cut),
        "enrolment": enrolment_figure(study, lookup),
        "baseline": baseline_tables(study, lookup),
        "answers": [_answer(inputs, lookup, endpoint) for endpoint in study.endpoints],
        "safety": (*period_tables(study, lookup), *term_tables(study, lookup)),
        "events": events_figure(lookup),
        "events_log": adverse_event_listing(inputs.adam),
        "deviation_counts": deviation_table(study, lookup),
        "deviations": deviation_listing(inputs.cut),
        "schedule": schedule_table(study),
    }


def _answer(inputs: ReportInputs, lookup: Lookup, endpoint: Endpoint) -> Answer:
    return Answer(
        endpoint=endpoint,
        tables=endpoint_tables(inputs.study, lookup, endpoint),
        figure=_figure(inputs, lookup, endpoint),
        why_not=_why_not(inputs, endpoint),
    )


def _figure(inputs: ReportInputs, lookup: Lookup, endpoint: Endpoint) -> Figure | None:
    draw = FIGURES.get(type(endpoint.analysis))
    return draw(inputs, lookup, endpoint) if draw else None


FIGURES: Mapping[type[Analysis], Callable[[ReportInputs, Lookup, Endpoint], Figure | None]] = {
    ChangeFromBaseline: lambda inputs, lookup, endpoint: change_figure(
        inputs.study, lookup, endpoint
    ),
    ReductionResponder: lambda inputs, lookup, endpoint: waterfall_figure(
        inputs.study, endpoint, inputs.adam
    ),
}


def _why_not(inputs: ReportInputs, endpoint: Endpoint) -> str:
    given = inputs.results.not_analysed.get(endpoint.id, "")
    stated = endpoint.analysis.why if isinstance(endpoint.analysis, NotComputable) else ""
    return given or stated
