"""One event into the state: the same function for what just happened and for what is read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from trialwright.conduct.deviations import Deviation
from trialwright.conduct.folds import (
    closing,
    forms,
    product,
    queries,
    safety,
    screening,
    setting_up,
)
from trialwright.conduct.folds import visits as visit_folds
from trialwright.conduct.folds.reading import day, following, person_of
from trialwright.conduct.ledger import Event
from trialwright.conduct.state import State

Fold: TypeAlias = Callable[[State, Event], None]

FOLDS: Mapping[str, Fold] = {
    **setting_up.FOLDS,
    **screening.FOLDS,
    **visit_folds.FOLDS,
    **forms.FOLDS,
    **queries.FOLDS,
    **product.FOLDS,
    **safety.FOLDS,
    **closing.FOLDS,
}


def apply(state: State, event: Event) -> None:
    """Fold one event; it asks no rule, for what stands in the ledger has happened."""
    FOLDS[event.verb](state, event)
    if event.follows and event.participant is not None:
        _apply_consequences(state, event)
    state.events = event.seq


def folded(events: Iterable[Event]) -> State:
    """The state after all of the events."""
    state = State()
    for event in events:
        apply(state, event)
    return state


def _apply_consequences(state: State, event: Event) -> None:
    """What any verb may bring about: an anchor dated, a deviation, a signature broken."""
    person = person_of(state, event)
    for item in following(event, "anchor"):
        person.anchors[str(item["anchor"])] = day(event)
        person.anchor_events[str(item["anchor"])] = event.seq
    for item in following(event, "deviation"):
        where = event.place.encounter
        person.deviations.append(Deviation(str(item["rule"]), where, day(event), event.seq))
    for _ in following(event, "signature_broken"):
        person.signatures[-1].broken_by = event.seq
