"""A measured quantity against a number: "HbA1c is ranged from 7.5% to 9% at baseline"."""

from __future__ import annotations

import re
from functools import cache

from trialwright.protocol.concepts import Concept
from trialwright.protocol.criteria import Comparison, Expression, Period
from trialwright.protocol.wording.relation import Bound, bounds, joined, relation_pattern
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.vocabulary import (
    NUMBER,
    TIME,
    UNIT,
    any_word,
    look,
    measured,
    number,
    time_unit,
    ucum,
)

REFERENCE = (
    r"(?:the\s+)?(?:time\s+of\s+)?(?:signing\s+(?:of\s+)?(?:the\s+)?)?(?:baseline|screening"
    r"(?:\s+visit)?|study\s+entry|enrol?lment|inclusion|randomi[sz]ation|(?:informed\s+)?consent(?:\s+form)?)"
)
AT = rf"(?:\s*,?\s*\(?(?:at|on|of)\s+{REFERENCE}\)?)?"
WITHIN = (
    rf"(?:\s*,?\s*(?:within|in|during)\s+(?:the\s+)?(?:last\s+|past\s+|previous\s+)?"
    rf"(?P<window>{NUMBER})\s*-?(?P<window_unit>{TIME})"
    rf"(?:\s+(?:prior\s+to|before|of|preceding)\s+{REFERENCE})?)?"
)
_VERB = (
    r"(?:is|are|was|were|of|must\s+be|should\s+be|has\s+to\s+be|being|ranged|ranging"
    r"|in\s+the\s+range(?:\s+of)?|range|within|:|,)"
)


_ONE_UNIT = {"bmi", "systolic_bp", "diastolic_bp", "heart_rate"}


@cache
def _pattern() -> re.Pattern[str]:
    words = any_word(measured())
    noun = r"(?:levels?|values?|concentrations?)"
    return re.compile(
        rf"(?:(?:a|an|the|with|having|has|have|patients?\s+with|participants?\s+with|subjects?\s+with"
        rf"|baseline|screening)\s+)*"
        rf"(?P<concept>{words})(?:\s*\((?P<other>{words})\))?(?:\s+{noun})?"
        rf"(?:\s*{_VERB}\b)*\s*:?\s*{relation_pattern(UNIT)}{AT}{WITHIN}{AT}(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def read_measurement(segment: Segment) -> tuple[Expression, Segment] | None:
    """The comparison a segment begins with and what is left of it; None where it is none."""
    match = _pattern().fullmatch(segment.text)
    if match is None:
        return None
    concept = look(measured(), match["concept"])
    if match["other"] and look(measured(), match["other"]) is not concept:
        return None
    span = segment.start, segment.start + match.start("rest")
    try:
        found = [_comparison(concept, bound, match, span) for bound in bounds(match)]
        if match["rest"].strip(" .,;") and any(not bound.unit for bound in bounds(match)):
            return None  # what follows a bare number may be its unit: "2 x ULN", "3 K/ul"
    except ValueError:
        return None
    node = joined(match, found, span)
    return node, segment.part(match.start("rest"), len(segment.text))


def _comparison(
    concept: Concept, bound: Bound, match: re.Match[str], span: tuple[int, int]
) -> Comparison:
    unit = unit_of(concept, bound.unit)
    within = None
    if match["window"]:
        within = Period(value=number(match["window"]), unit=time_unit(match["window_unit"]))
    return Comparison(
        concept=concept.id,
        operator=bound.operator,
        value=bound.value,
        value2=bound.value2,
        unit=unit,
        within=within,
        span=span,
    )


def unit_of(concept: Concept, words: str) -> str:
    """The UCUM unit of a bound; a ValueError where it is not one the concept is measured in.

    A unit left out is taken from the concept only where every text means the same one.
    """
    if not words and concept.id in _ONE_UNIT:
        return concept.unit
    unit = ucum(words)
    if unit is None or unit not in (concept.unit, *concept.other_units):
        raise ValueError(f"{concept.label} is not measured in {words or 'a number alone'}")
    return unit
