"""Who may join by sex and age: "Male or female, aged >=18 years at the time of consent"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from trialwright.protocol.criteria import Age, And, Expression, Sex
from trialwright.protocol.language import Bound
from trialwright.protocol.wording.bounded import EITHER, bounds_pattern, closed, joined, masked
from trialwright.protocol.wording.measurements import AT
from trialwright.protocol.wording.segment import Segment
from trialwright.protocol.wording.vocabulary import time_unit

_MALE, _FEMALE = r"(?:males?|men|man|boys?)", r"(?:females?|women|woman|girls?)"
_WHO = r"(?:patients?|subjects?|participants?|volunteers?|individuals?|people|persons?|adults?)"
_SEX = (
    rf"(?:(?:both|either|all)\s+)?(?:(?P<two>(?:{_MALE}|{_FEMALE})\s*(?:and/or|and|or|/|&)\s*"
    rf"(?:{_MALE}|{_FEMALE}))|(?P<one>{_MALE}|{_FEMALE})|(?P<both>(?:both|either|any|all)\s+"
    rf"(?:sex(?:es)?|genders?)))(?:\s+(?:or\s+)?{_WHO})?"
)
_OLD = r"(?:\s*(?:of\s+age|old|in\s+age))?"
_AGED = (
    rf"(?:(?:{_WHO}|who\s+(?:is|are)|ages?|aged|age\s+range|years|is|are|must\s+be|of|from|:|be)"
    r"\b[\s:]*)*"  # one class: two ways to take a blank would take exponential time
)


@cache
def _age_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_SEX}\s*,?\s*(?:and|who\s+are|of|with)?\s*)?(?P<aged>{_AGED}){bounds_pattern(EITHER)}"
        rf"(?P<old>{_OLD}(?:\s*\(?(?:both\s+)?(?:inclusive|included)\)?)?){AT}(?P<rest>.*)",
        re.IGNORECASE | re.DOTALL,
    )


_SEX_ONLY = re.compile(_SEX, re.IGNORECASE)


def read_person(segment: Segment) -> tuple[Expression, Segment] | None:
    """Sex, age, or both, and what is left; None where the segment says neither for certain."""
    whole = _SEX_ONLY.fullmatch(segment.text)
    if whole is not None:
        return _sex(whole, segment), segment.part(len(segment.text), len(segment.text))
    words = masked(segment.text)
    match = _age_pattern().fullmatch(words.text)
    if match is None:
        return None
    span = segment.start, segment.start + match.start("rest")
    try:
        limits = closed(words.within(match), match)
        ages = [_age(limit, span) for limit in limits]
    except ValueError:
        return None
    if not _speaks_of_age(segment.text, match, limits):
        return None
    node = joined(match, ages, span)
    if _has_sex(match):
        parts = node.parts if isinstance(node, And) else (node,)
        node = And(parts=(_sex(match, segment), *parts), span=span)
    return node, segment.part(match.start("rest"), len(segment.text))


def _has_sex(match: re.Match[str]) -> bool:
    return bool(match["two"] or match["one"] or match["both"])


def _speaks_of_age(text: str, match: re.Match[str], limits: tuple[Bound, ...]) -> bool:
    """Whether it is age: the word itself, or a sex followed by years."""
    words = text[match.start("aged") : match.start("rest")].lower()
    if re.search(r"\bage|\bold(?:er)?\b|\byounger\b", words):
        return True
    return _has_sex(match) and any(limit.unit == "years" for limit in limits)


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


def _age(limit: Bound, span: tuple[int, int]) -> Age:
    """A bound without a unit is in years: no registry counts ages otherwise unsaid."""
    unit = time_unit(limit.unit) if limit.unit else "years"
    if not limit.said or (unit == "years" and not limit.value.is_integer()):
        raise ValueError("a fraction of a year: two numbers have run together")
    return Age(
        operator=limit.operator, value=limit.value, value2=limit.value2, unit=unit, span=span
    )
