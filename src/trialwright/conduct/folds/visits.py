"""Folds of visits: taken place, missed."""

from __future__ import annotations

from trialwright.conduct.folds.reading import day, person_of
from trialwright.conduct.ledger import Event
from trialwright.conduct.state import State
from trialwright.conduct.visits import Visit


def _attend(state: State, event: Event) -> None:
    visits = person_of(state, event).visits
    visits[str(event.place.encounter)] = Visit(True, day(event), event.seq)


def _miss(state: State, event: Event) -> None:
    visits = person_of(state, event).visits
    visits[str(event.place.encounter)] = Visit(False, day(event), event.seq)


FOLDS = {"attend": _attend, "miss": _miss}
