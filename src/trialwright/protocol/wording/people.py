"""Who may join by sex and age: "Male or female, aged >=18 years at the time of consent"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from trialwright.protocol.criteria import Age, And, Expression, Sex
from trialwright.protocol.wording.measurements import AT
from trialwright.protocol.wording.relation import Bound, bounds, joined, relation_pattern
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.vocabulary import TIME, time_unit

_MALE, _FEMALE = r"(?:males?|men|man|boys?)", r"(?:females?|women|woman|girls?)"
_WHO = r"(?:patients?|subjects?|participants?|volunteers?|individuals?|people|persons?|adults?)"
_SEX = (
    rf"(?:(?:both|either|all)\s+)?(?:(?P<two>(?:{_MALE}|{_FEMALE})\s*(?:and/or|and|or|/|&)\s*"
    rf"(?:{_MALE}|{_FEMALE}))|(?P<one>{_MALE}|{_FEMALE})|(?P<both>(?:both|either|any|all)\s+"
    rf"(?:sex(?:es)?|genders?)))(?:\s+(?:or\s+)?{_WHO})?"
)
_OLD = r"(?:\s*(?:of\s+age|old|in\s+age))?"
_AGED = (
    rf"(?:(?:{_WHO}|who\s+(?:is|are)|ages?|aged|age\s+range|years|is|are|must\s+be|of|:|be)"
    r"\b\s*:?\s*)*"
)


@cache
def _age_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_SEX}\s*,?\s*(?:and|who\s+are|of|with)?\s*)?(?P<aged>{_AGED}){relation_pattern(TIME)}"
        rf"(?P<old>{_OLD}(?:\s*\(?(?:both\s+)?(?:inclusive|included)\)?)?){AT}(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


_SEX_ONLY = re.compile(_SEX, re.IGNORECASE)


def read_person(segment: Segment) -> tuple[Expression, Segment] | None:
    """Sex, age, or both, and what is left; None where the segment says neither for certain."""
    whole = _SEX_ONLY.fullmatch(segment.text)
    if whole is not None:
        return _sex(whole, segment), segment.part(len(segment.text), len(segment.text))
    match = _age_pattern().fullmatch(segment.text)
    if match is None or not _speaks_of_age(match):
        return None
    span = segment.start, segment.start + match.start("rest")
    try:
        ages = [_age(bound, span) for bound in bounds(match)]
    except ValueError:
        return None
    node = joined(match, ages, span)
    if _has_sex(match):
        parts = node.parts if isinstance(node, And) else (node,)
        node = And(parts=(_sex(match, segment), *parts), span=span)
    return node, segment.part(match.start("rest"), len(segment.text))


def _has_sex(match: re.Match[str]) -> bool:
    return bool(match["two"] or match["one"] or match["both"])


def _speaks_of_age(match: re.Match[str]) -> bool:
    """Whether it is age: the word itself, or a sex followed by years."""
    words = f"{match['aged']} {match['old']} {match['trail'] or ''}".lower()
    if re.search(r"\bage|\bold(?:er)?\b|\byounger\b", words):
        return True
    return _has_sex(match) and any(
        unit and unit.lower().startswith("y")
        for name, unit in match.groupdict().items()
        if name.startswith("u")
    )


def _sex(match: re.Match[str], segment: Segment) -> Sex:
    words = (match["two"] or match["one"] or "").lower()
    female = bool(match["both"] or re.search(_FEMALE, words))
    male = bool(match["both"] or re.search(rf"\b{_MALE}", words))
    kinds: list[Literal["female", "male"]] = []
    if female:
        kinds.append("female")
    if male:
        kinds.append("male")
    group = next(name for name in ("two", "one", "both") if match[name])
    span = segment.start + match.start(group), segment.start + match.end(group)
    return Sex(any_of=tuple(kinds), span=span)


def _age(bound: Bound, span: tuple[int, int]) -> Age:
    """A bound without a unit is in years: no registry counts ages otherwise unsaid."""
    unit = time_unit(bound.unit) if bound.unit else "years"
    if unit == "years" and not bound.value.is_integer():
        raise ValueError("a fraction of a year: two numbers have run together")
    return Age(
        operator=bound.operator, value=bound.value, value2=bound.value2, unit=unit, span=span
    )
