"""outcomeMeasuresModule: every registered outcome that has a computation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trialwright.protocol.objectives import (
    AdverseEventSummary,
    Analysis,
    ChangeFromBaseline,
    Endpoint,
    NotComputable,
    ReductionResponder,
)
from trialwright.report.registry.outcome import title_of
from trialwright.report.registry.outcome_change import change_outcomes
from trialwright.report.registry.outcome_events import event_outcomes
from trialwright.report.registry.outcome_responder import responder_outcomes
from trialwright.report.registry.shape import Piece, Source

FILLED: Mapping[type[Analysis], Callable[[Source, Endpoint], list[Piece]]] = {
    AdverseEventSummary: event_outcomes,
    ChangeFromBaseline: change_outcomes,
    ReductionResponder: responder_outcomes,
}


def outcomes_module(source: Source) -> Piece:
    """The outcomes in the study's order; one without a result is told apart, with why."""
    measures: list[Piece] = []
    for endpoint in source.study.endpoints:
        fill = FILLED.get(type(endpoint.analysis))
        filled = fill(source, endpoint) if fill else []
        if not filled:
            place = f"outcomeMeasuresModule: {title_of(endpoint)}"
            source.missing[place] = _why_not(source, endpoint)
        measures += filled
    return {"outcomeMeasures": measures}


def _why_not(source: Source, endpoint: Endpoint) -> str:
    stated = endpoint.analysis.why if isinstance(endpoint.analysis, NotComputable) else ""
    given = source.results.not_analysed.get(endpoint.id, stated)
    return given or "the data cut holds no result for it"
