"""The five estimand attributes of each kind of endpoint; a strategy is asked once a study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.objectives import Estimand, IntercurrentEvent, Strategy

STRATEGIES: tuple[Strategy, ...] = get_args(Strategy)
WORDS_ONLY = (
    "Another strategy changes the estimand's words and no number; the results say then that they "
    "were not computed by it."
)


@dataclass(frozen=True)
class Event:
    """An intercurrent event, the strategy guessed for it, and why."""

    id: str
    event: str
    strategy: Strategy
    why: str


_EARLY = "a later dose is not given (failed expansion, decision, withdrawal of treatment)"
EVENTS: Mapping[str, tuple[Event, ...]] = {
    "adverse_events": (
        Event(
            "dose_not_given",
            _EARLY,
            "treatment policy",
            "whoever was exposed to a procedure counts, whatever follows",
        ),
        Event(
            "left",
            "the participant leaves the study",
            "while on treatment",
            "events are counted while they can be reported, over the time observed",
        ),
    ),
    "reduction_responder": (
        Event(
            "drug_added",
            "another glucose-lowering drug is added or its dose raised",
            "composite",
            "insulin saved by another drug is no response",
        ),
        Event(
            "dose_not_given",
            _EARLY,
            "treatment policy",
            "the question is the effect of planning this treatment",
        ),
        Event(
            "died",
            "the participant dies",
            "composite",
            "nobody who died has responded",
        ),
    ),
    "change_from_baseline": (
        Event(
            "rescue",
            "background treatment is changed",
            "treatment policy",
            "values count as measured; the changes are shown beside them",
        ),
        Event(
            "dose_not_given",
            _EARLY,
            "treatment policy",
            "the question is the effect of planning this treatment",
        ),
        Event(
            "disturbed",
            "the measurement is disturbed (transfusion, iron, blood loss)",
            "treatment policy",
            "values count as measured and are flagged; a sensitivity analysis leaves them out",
        ),
    ),
}


def intercurrent_events(desk: Desk, method: str) -> tuple[IntercurrentEvent, ...]:
    """The events of one analysis method, each with the strategy answered."""
    return tuple(_asked(desk, method, event) for event in EVENTS[method])


def _asked(desk: Desk, method: str, event: Event) -> IntercurrentEvent:
    answer = desk.ask(
        f"estimand.{method}.{event.id}",
        f"For {method.replace('_', ' ')}: which strategy where {event.event}?",
        event.strategy,
        f"The record names no intercurrent events. Guessed because {event.why}. {WORDS_ONLY}",
        options=STRATEGIES,
        touches=("endpoints.estimand",),
    )
    strategy = next(item for item in STRATEGIES if item == answer)
    why = event.why if strategy == event.strategy else "answered by a person"
    return IntercurrentEvent(event=event.event, strategy=strategy, why=why)


def estimand(
    desk: Desk, method: str, *, treatment: str, population: str, variable: str, summary: str
) -> Estimand:
    """An estimand with the events of its method."""
    return Estimand(
        treatment=treatment,
        population=population,
        variable=variable,
        intercurrent_events=intercurrent_events(desk, method),
        summary=summary,
    )
