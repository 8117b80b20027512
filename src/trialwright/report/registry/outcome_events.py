"""An adverse-event outcome: participants with an event, and numbers of events."""

from __future__ import annotations

from trialwright.protocol.objectives import Endpoint
from trialwright.report.registry.outcome import each, outcome
from trialwright.report.registry.shape import PARTICIPANTS, Piece, Source, category, denominators
from trialwright.report.words import ADVERSE_EVENTS

ANALYSIS = "adverse_events"
WHOLE = "all"


def event_outcomes(source: Source, endpoint: Endpoint) -> list[Piece]:
    """Two measures, for one can't hold two units; empty where nothing was counted."""
    people = each(source, endpoint, ANALYSIS, "participants", parameter="any", visit=WHOLE)
    if not any(people):
        return []
    at_risk = each(source, endpoint, ANALYSIS, "denominator", parameter="any", visit=WHOLE)
    shared = outcome(source, endpoint, people) | {"denoms": denominators(source, "OG", at_risk)}
    counted = {
        "title": f"{shared['title']}: participants with an event",
        "paramType": "COUNT_OF_PARTICIPANTS",
        "unitOfMeasure": PARTICIPANTS,
        "classes": _kinds(source, endpoint, "participants"),
    }
    numbered = {
        "title": f"{shared['title']}: number of events",
        "paramType": "NUMBER",
        "unitOfMeasure": "events",
        "classes": _kinds(source, endpoint, "events"),
    }
    return [shared | counted, shared | numbered]


def _kinds(source: Source, endpoint: Endpoint, statistic: str) -> list[Piece]:
    """A class for each kind of event that was counted."""
    counted = source.lookup.values("parameter", ANALYSIS)
    classes = []
    for name in [name for name in ADVERSE_EVENTS if name in counted]:
        found = each(source, endpoint, ANALYSIS, statistic, parameter=name, visit=WHOLE)
        values = category(source, "OG", [{"value": result} for result in found])
        classes.append({"title": ADVERSE_EVENTS[name], "categories": [values]})
    return classes
