"""A responder outcome: participants who responded, with every other way of counting them."""

from __future__ import annotations

from trialwright.protocol.objectives import Endpoint
from trialwright.report.registry.outcome import each, interval, outcome
from trialwright.report.registry.shape import PARTICIPANTS, Piece, Source, category, denominators
from trialwright.report.words import VARIANTS, plain

ANALYSIS = "responder"
PRIMARY = "primary"


def responder_outcomes(source: Source, endpoint: Endpoint) -> list[Piece]:
    """One measure by the primary reading; each reading's share and interval is an analysis."""
    people = each(source, endpoint, ANALYSIS, "responders", parameter=PRIMARY)
    if not any(people):
        return []
    of = each(source, endpoint, ANALYSIS, "n", parameter=PRIMARY)
    measured = category(source, "OG", [{"value": result} for result in people])
    return [
        outcome(source, endpoint, people)
        | {
            "paramType": "COUNT_OF_PARTICIPANTS",
            "unitOfMeasure": PARTICIPANTS,
            "denoms": denominators(source, "OG", of),
            "classes": [{"categories": [measured]}],
            "analyses": _analyses(source, endpoint),
        }
    ]


def _analyses(source: Source, endpoint: Endpoint) -> list[Piece]:
    readings = source.lookup.values("parameter", ANALYSIS, endpoint=endpoint.id)
    pieces = [piece for reading in readings for piece in _shares(source, endpoint, reading)]
    return [piece for piece in pieces if piece is not None]


def _shares(source: Source, endpoint: Endpoint, reading: str) -> list[Piece | None]:
    """A group's share by one reading, with its interval."""
    fields = {"value": "proportion", "lower": "lower", "upper": "upper", "n": "n"}
    found = {
        name: each(source, endpoint, ANALYSIS, statistic, parameter=reading)
        for name, statistic in fields.items()
    }
    words = VARIANTS.get(reading, plain(reading))
    return [
        interval(
            index,
            "Percentage of participants",
            words,
            {name: results[index] for name, results in found.items()},
        )
        for index in range(len(source.groups))
    ]
