"""Folds of adverse events: told, told anew."""

from __future__ import annotations

from trialwright.conduct.adverse_events import content_of, values_of
from trialwright.conduct.folds.reading import following, person_of
from trialwright.conduct.ledger import Event
from trialwright.conduct.participants import ReportedEvent
from trialwright.conduct.state import State


def _report(state: State, event: Event) -> None:
    reported = ReportedEvent(content_of(event.values), [event.seq])
    person_of(state, event).adverse_events.append(reported)


def _update(state: State, event: Event) -> None:
    (item,) = following(event, "adverse_event")
    reported = person_of(state, event).adverse_events[int(str(item["number"])) - 1]
    reported.content = content_of(values_of(reported.content) | dict(event.values))
    reported.events.append(event.seq)


FOLDS = {"report_adverse_event": _report, "update_adverse_event": _update}
