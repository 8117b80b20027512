"""adverseEventsModule: deaths, serious events and the others, by term as reported.

The registry wants whole numbers here, not texts. "Other" events are those that are not serious, so
a participant with a serious and another event of one term counts in both lists.
"""

from __future__ import annotations

from trialwright.analyse.results import Result
from trialwright.protocol.objectives import AdverseEventSummary
from trialwright.report.registry.shape import Group, Piece, Source, group_id, reporting_groups

ANALYSIS = "adverse_events"
BY_TERM = "adverse_events_by_term"
WHOLE = "all"
UNCODED = "Term as reported, not coded: no dictionary was brought."


def adverse_events_module(source: Source) -> Piece:
    """The events of every participant at risk, however rare (threshold 0)."""
    if source.lookup.values("parameter", BY_TERM):
        source.missing["adverseEventsModule: organSystem, sourceVocabulary"] = (
            "events are not coded, for no dictionary was brought; terms stand as reported"
        )
        source.missing["adverseEventsModule: assessmentType"] = (
            "the record does not say whether events are asked for or only taken when told"
        )
    serious = [event for term in _terms(source) if (event := _serious(source, term))]
    other = [event for term in _terms(source) if (event := _other(source, term))]
    return {
        "frequencyThreshold": "0",
        "timeFrame": _time_frame(source),
        "description": _described(source),
        "eventGroups": [
            piece | _totals(source, group)
            for piece, group in zip(reporting_groups(source, "EG"), source.groups, strict=True)
        ],
        "seriousEvents": serious,
        "otherEvents": other,
    }


def _terms(source: Source) -> tuple[str, ...]:
    return source.lookup.values("parameter", BY_TERM)


def _time_frame(source: Source) -> str:
    """From the anchor that the safety endpoint counts from."""
    labels = {anchor.id: anchor.label for anchor in source.study.anchors}
    for endpoint in source.study.endpoints:
        if isinstance(endpoint.analysis, AdverseEventSummary):
            start = endpoint.analysis.counted_from
            return f"From {labels.get(start, start)} to the end of each participation"
    return "The whole time of each participation"


def _described(source: Source) -> str:
    words = f"{UNCODED} Participants at risk are those of the safety population."
    return f"SIMULATED, no person took part. {words}" if source.results.simulated else words


def whole(result: Result | None) -> int | None:
    """A count as the whole number it is; absent stays absent."""
    return None if result is None or result.value is None else round(result.value)


def _known(**counts: int | None) -> Piece:
    return {name: count for name, count in counts.items() if count is not None}


def _totals(source: Source, group: Group) -> Piece:
    def count(parameter: str, statistic: str) -> int | None:
        found = source.find(group, ANALYSIS, statistic, parameter=parameter, visit=WHOLE)
        return whole(found)

    at_risk = count("any", "denominator")
    other = count("not_serious", "participants")
    if other is None and count("serious", "participants") == 0:
        other = count("any", "participants")  # with no serious event, every event is another
    if other is None:
        source.missing["adverseEventsModule: otherNumAffected"] = (
            "participants with an event that is not serious are not among the results"
        )
    return _known(
        deathsNumAffected=whole(source.find(group, "flow", "n", parameter="died")),
        deathsNumAtRisk=whole(source.find(group, "flow", "n", parameter="enrolled")),
        seriousNumAffected=count("serious", "participants"),
        seriousNumAtRisk=at_risk,
        otherNumAffected=other,
        otherNumAtRisk=at_risk,
    )


def _serious(source: Source, term: str) -> Piece | None:
    """The term's serious events; None where it has none in any group."""
    return _event(source, term, "serious_participants", "serious_events")


def _other(source: Source, term: str) -> Piece | None:
    """The term's other events, where they are counted or all of them are."""
    counted = source.lookup.values("statistic", BY_TERM, parameter=term)
    if "other_participants" in counted:
        return _event(source, term, "other_participants", "other_events")
    if _serious(source, term) is None:
        return _event(source, term, "participants", "events")
    source.missing[f"adverseEventsModule: other events of the term {term}"] = (
        "the term has serious events too, and those without are not counted apart"
    )
    return None


def _event(source: Source, term: str, people: str, events: str) -> Piece | None:
    stats = [
        _known(
            numEvents=whole(source.find(group, BY_TERM, events, parameter=term)),
            numAffected=whole(source.find(group, BY_TERM, people, parameter=term)),
            numAtRisk=whole(source.find(group, BY_TERM, "denominator", parameter=term)),
        )
        for group in source.groups
    ]
    if not any(piece.get("numAffected") for piece in stats):
        return None
    placed = [{"groupId": group_id("EG", index)} | piece for index, piece in enumerate(stats)]
    return {
        "term": term,
        "notes": UNCODED,
        "stats": [piece for piece in placed if len(piece) > 1],
    }
