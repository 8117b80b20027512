"""Reading an event's values: those a verb always writes, and those that may be gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trialwright.conduct.ledger import Event, Json
from trialwright.conduct.participants import Milestone, Participant
from trialwright.conduct.state import State


def day(event: Event, name: str = "on") -> date:
    """A date that the verb always writes."""
    return date.fromisoformat(str(event.values[name]))


def day_or_none(event: Event, name: str) -> date | None:
    """A date that may be absent."""
    value = event.values.get(name)
    return date.fromisoformat(str(value)) if value else None


def words(event: Event, name: str) -> str | None:
    """A text that may be absent, or destroyed by a redaction."""
    value = event.values.get(name)
    return None if value is None else str(value)


def person_of(state: State, event: Event) -> Participant:
    """The participant an event is about."""
    assert event.participant is not None
    return state.participants[event.participant]


def following(event: Event, kind: str) -> Iterator[Mapping[str, Json]]:
    """The consequences of one kind, in order."""
    return (item for item in event.follows if item["kind"] == kind)


def reach(person: Participant, name: str, event: Event, kind: str | None = None) -> None:
    """Note a milestone of the event's day, and the status it leads to."""
    milestone = Milestone(name, day(event), event.seq, words(event, "reason"), kind)
    person.milestones.append(milestone)
    status = milestone.status
    # who has left and later withdraws consent stays where they were
    if status is not None and not (name == "withdrawal" and person.ended):
        person.status = status
        person.ended_on = milestone.on if person.ended else None
