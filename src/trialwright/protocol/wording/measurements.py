"""A measured quantity against a number: "HbA1c is ranged from 7.5% to 9% at baseline"."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.criteria import And, Comparison, Expression, Or, Period
from trialwright.protocol.language import Bound
from trialwright.protocol.wording.bounded import (
    AMOUNT,
    TIME,
    Masked,
    bounds_pattern,
    closed,
    joined,
    masked,
)
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.vocabulary import any_word, look, measured, time_unit, ucum
from trialwright.values.quantity import Quantity

REFERENCE = (
    r"(?:the\s+)?(?:time\s+of\s+)?(?:signing\s+(?:of\s+)?(?:the\s+)?)?(?:baseline|screening"
    r"(?:\s+visit)?|study\s+entry|enrol?lment|inclusion|randomi[sz]ation|(?:informed\s+)?consent(?:\s+form)?)"
)
AT = rf"(?:\s*,?\s*\(?(?:at|on|of)\s+{REFERENCE}\)?)?"
WITHIN = (
    rf"(?:\s*,?\s*(?P<inside>(?:within|in|during)\s+)?(?:the\s+)?(?P<window>{TIME}+)"
    rf"(?:\s+(?:prior\s+to|before|of|preceding)\s+{REFERENCE})?)?"
)
_VERB = (
    r"(?:is|are|was|were|of|must\s+be|should\s+be|has\s+to\s+be|being|ranged|ranging"
    r"|in\s+the\s+range(?:\s+of)?|range|within|:|,)"
)


_ROUNDED = 0.02  # how far two roundings of one limit may lie apart, as a share of it
_ONE_UNIT = {"bmi", "systolic_bp", "diastolic_bp", "heart_rate"}


_HAVING = (
    r"(?:(?:a|an|the|with|having|has|have|patients?\s+with|participants?\s+with|subjects?\s+with"
    r"|baseline|screening)\s+)*"
)
_NOUN = r"(?:levels?|values?|concentrations?|counts?)"
# The same limit in another unit: "7.0 % (53 mmol/mol)".
_AGAIN = rf"(?:\s*[(\[]\s*(?:or\s+)?(?P<again>{AMOUNT}+)\s*[)\]])?"
_BOUNDED = rf"(?:\s*{_VERB}\b)*\s*:?\s*{bounds_pattern(AMOUNT)}{_AGAIN}{AT}{WITHIN}{AT}(?P<rest>.*)"


@cache
def _pattern() -> re.Pattern[str]:
    words = any_word(measured())
    return re.compile(
        rf"{_HAVING}(?P<concept>{words})(?:\s*\((?P<other>{words})\))?"
        rf"(?:\s+(?P<shared>and/or|and|or)\s+(?P<second>{words}))?(?:\s+{_NOUN})?{_BOUNDED}",
        re.IGNORECASE | re.DOTALL,
    )


_PRESSURE = re.compile(
    rf"{_HAVING}(?:(?:resting|office|seated|arterial|uncontrolled)\s+)*(?:blood\s+pressure|bp)"
    rf"(?:\s*\(bp\))?(?:\s+{_NOUN})?{_BOUNDED}",
    re.IGNORECASE | re.DOTALL,
)


def read_measurement(segment: Segment) -> tuple[Expression, Segment] | None:
    """The comparison a segment begins with and what is left of it; None where it is none."""
    words = masked(segment.text)
    for pattern, read in ((_pattern(), _measured), (_PRESSURE, _pressures)):
        match = pattern.fullmatch(words.text)
        if match is not None:
            span = segment.start, segment.start + match.start("rest")
            try:
                node = read(words, match, span)
            except ValueError:
                return None
            return node, segment.part(match.start("rest"), len(segment.text))
    return None


def _measured(words: Masked, match: re.Match[str], span: tuple[int, int]) -> Expression:
    """One concept against one or two bounds, or two that share them: "ALT or AST > 100 U/L"."""
    first = look(measured(), match["concept"])
    if match["other"] and look(measured(), match["other"]) is not first:
        raise ValueError("the words in brackets name another concept")
    limits = closed(words.within(match), match)
    if match["again"]:
        _check_again(first, limits, closed(words.within(match, "again"), match))
    if match["rest"].strip(" .,;") and any(not limit.unit for limit in limits):
        raise ValueError("what follows a bare number may be its unit: 2 x ULN, 3 K/ul")
    period = _window(words, match)
    nodes = []
    for concept in (first, *([look(measured(), match["second"])] if match["second"] else [])):
        found = [_comparison(concept, limit, period, span) for limit in limits]
        nodes.append(joined(match, found, span))
    if len(nodes) == 1:
        return nodes[0]
    connective = And if match["shared"].lower() == "and" else Or
    return connective(parts=tuple(nodes), span=span)


def _check_again(concept: Concept, limits: tuple[Bound, ...], again: tuple[Bound, ...]) -> None:
    """Raise ValueError unless the limit in brackets is the same one in another unit, rounded."""
    if len(limits) != 1 or len(again) != 1:
        raise ValueError("which of the limits is said again is not clear")
    first, second = limits[0], again[0]
    substance = "glucose" if "glucose" in concept.id else concept.id
    for value, other in ((first.value, second.value), (first.value2, second.value2)):
        if (value is None) != (other is None):
            raise ValueError("a range and a single limit")
        if value is None or other is None:
            continue
        unit = unit_of(concept, first.unit)
        same = Quantity(other, unit_of(concept, second.unit)).to(unit, substance)
        if abs(same.value - value) > _ROUNDED * value:
            raise ValueError("the two limits differ")


def _pressures(words: Masked, match: re.Match[str], span: tuple[int, int]) -> Expression:
    """Both pressures of 140/90: at or above it means either one, below it means both.

    Hypertension is defined so: systolic at least 140 or diastolic at least 90 mmHg, or both
    (International Society of Hypertension 2020).
    """
    (limit,) = words.within(match)
    if limit.low is None or limit.operator not in ("<", "<=", ">", ">="):
        raise ValueError("not a pair of pressures with a comparator")
    period = _window(words, match)
    parts = tuple(
        _comparison(load_concepts()[concept], replace(limit, value=value), period, span)
        for concept, value in (("systolic_bp", limit.value), ("diastolic_bp", limit.low))
    )
    return (And if limit.operator in ("<", "<=") else Or)(parts=parts, span=span)


def _window(words: Masked, match: re.Match[str]) -> Period | None:
    """How old the measurement may be, None where nothing says it."""
    if not match["window"]:
        return None
    (limit,) = words.within(match, "window")
    back = limit.operator == "<=" or (not limit.said and match["inside"])
    if not back or limit.lead in ("next", "first", "following", "coming"):
        raise ValueError("not a window that reaches back")
    return Period(value=limit.value, unit=time_unit(limit.unit))


def _comparison(
    concept: Concept, limit: Bound, period: Period | None, span: tuple[int, int]
) -> Comparison:
    if not limit.said:
        raise ValueError("a number that nothing compares")
    return Comparison(
        concept=concept.id,
        operator=limit.operator,
        value=limit.value,
        value2=limit.value2,
        unit=unit_of(concept, limit.unit),
        within=period,
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
