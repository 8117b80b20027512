"""Conditions, how long they have been known, and medications taken for some time."""

from __future__ import annotations

import re
from functools import cache

from trialwright.protocol.criteria import (
    Condition,
    DurationSince,
    Expression,
    Medication,
    Or,
    Period,
)
from trialwright.protocol.language import Bound
from trialwright.protocol.wording.bounded import TIME, Masked, bounds_pattern, masked
from trialwright.protocol.wording.measurements import REFERENCE
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.vocabulary import (
    any_word,
    conditions,
    look,
    medications,
    time_unit,
)

_WHO = (
    r"(?:(?:patients?|subjects?|participants?|people|those|individuals?)\s+"
    r"(?:with|who\s+ha(?:ve|s))\s+)?"
)
_KNOWN = (
    r"(?:(?:a|an|the|known|established|documented|confirmed|diagnosed|diagnosis\s+of|clinical"
    r"|history\s+of|medical\s+history\s+of|presence\s+of|diagnosed\s+with|diagnosed\s+as|with)\s+)*"
)
_END = r"(?:\s+mellitus)?(?:\s*\([A-Z0-9]{2,6}\))?"
_BEFORE = rf"(?:before\s+(?:the\s+)?{REFERENCE}\s*,?\s*)?"
_WITH = (
    r"(?:(?:treated\s+with|treatment\s+with|taking|receiving|on|use\s+of|using|joint(?:ly)?|alone"
    r"|single|or|combined\s+with|in\s+combination\s+with|therapy\s+with|stable)\s+)*"
)


@cache
def _condition_pattern() -> re.Pattern[str]:
    words = any_word(conditions())
    return re.compile(rf"{_WHO}{_KNOWN}(?P<condition>{words}){_END}", re.IGNORECASE)


@cache
def _either_type_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_WHO}{_KNOWN}type\s+(?:1|i)\s+(?:or|and/or)\s+type\s+(?:2|ii)\s+diabetes{_END}",
        re.IGNORECASE,
    )


@cache
def _duration_pattern() -> re.Pattern[str]:
    words = any_word(conditions())
    known = (
        rf"{_WHO}{_KNOWN}(?P<after>{words}){_END}\s*,?\s*"
        r"(?:duration|diagnosed|for|since|with\s+a\s+duration)"
    )
    of = rf"(?:known\s+|disease\s+)?duration\s+of\s+(?P<before>{words}){_END}"
    return re.compile(
        rf"(?:{known}|{of})(?:\s*(?:of|is|for|:))*\s*{bounds_pattern(TIME)}(?:\s+ago)?",
        re.IGNORECASE,
    )


@cache
def _medication_pattern() -> re.Pattern[str]:
    words = any_word(medications())
    return re.compile(
        rf"{_BEFORE}{_WHO}{_WITH}(?P<medication>{words})"
        rf"(?:\s*,?\s*(?:to\s+treat|treatment|therapy|for|used|use))*\s*{bounds_pattern(TIME)}"
        rf"(?:\s+(?:prior\s+to|before)\s+{REFERENCE})?",
        re.IGNORECASE,
    )


def read_history(segment: Segment) -> Expression | None:
    """A condition, a duration or a treatment; None unless the whole segment says just that."""
    for read in (_read_duration, _read_medication, _read_condition):
        node = read(segment)
        if node is not None:
            return node
    return None


def _read_condition(segment: Segment) -> Expression | None:
    if _either_type_pattern().fullmatch(segment.text):
        types = ("type_1_diabetes", "type_2_diabetes")
        parts = tuple(Condition(concept=concept, span=segment.span) for concept in types)
        return Or(parts=parts, span=segment.span)
    match = _condition_pattern().fullmatch(segment.text)
    if match is None:
        return None
    return Condition(concept=look(conditions(), match["condition"]).id, span=segment.span)


def _read_duration(segment: Segment) -> Expression | None:
    words = masked(segment.text)
    match = _duration_pattern().fullmatch(words.text)
    bound = _single(words, match) if match else None
    if match is None or bound is None:
        return None
    concept = look(conditions(), match["after"] or match["before"])
    return DurationSince(
        concept=concept.id,
        operator=bound.operator,
        value=bound.value,
        unit=time_unit(bound.unit),
        span=segment.span,
    )


def _read_medication(segment: Segment) -> Expression | None:
    """Only "longer than" and "at least" say how long without a gap."""
    words = masked(segment.text)
    match = _medication_pattern().fullmatch(words.text)
    bound = _single(words, match) if match else None
    if match is None or bound is None or bound.operator not in (">", ">="):
        return None
    period = Period(value=bound.value, unit=time_unit(bound.unit))
    concept = look(medications(), match["medication"])
    return Medication(concept=concept.id, for_longer_than=period, span=segment.span)


def _single(words: Masked, match: re.Match[str]) -> Bound | None:
    """The one comparison with days or longer that a match states; None for anything else."""
    try:
        (bound,) = words.within(match)
        time_unit(bound.unit)
    except ValueError:
        return None
    return bound if bound.said and bound.value2 is None else None
