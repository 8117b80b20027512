"""The words a criterion may use: concepts, units, numbers, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.criteria import TimeUnit

# As texts write a unit (lower case, blanks removed) → UCUM.
UNITS: Mapping[str, str] = {
    "%": "%",
    "percent": "%",
    "mmol/mol": "mmol/mol",
    "mmol/l": "mmol/L",
    "mg/dl": "mg/dL",
    "mg/100ml": "mg/dL",
    "g/dl": "g/dL",
    "g/l": "g/L",
    "ng/ml": "ng/mL",
    "ug/l": "ug/L",
    "nmol/l": "nmol/L",
    "pmol/l": "pmol/L",
    "umol/l": "umol/L",
    "kg/m2": "kg/m2",
    "kg": "kg",
    "cm": "cm",
    "m": "m",
    **dict.fromkeys(("mmhg", "mmofhg", "mm-hg"), "mm[Hg]"),
    "u/l": "U/L",
    "iu/l": "U/L",
    **dict.fromkeys(("bpm", "beats/min", "beats/minute", "/min", "/minute"), "/min"),
    **dict.fromkeys(("ml/min/1.73m2", "ml/minute/1.73m2"), "mL/min/{1.73_m2}"),
    "10^9/l": "10*9/L",
    **dict.fromkeys(("°c", "℃", "degreescelsius", "degreecelsius"), "Cel"),
    **dict.fromkeys(("iu/day", "units/day", "unit/day", "u/day", "iu/d", "u/d"), "[iU]/d"),
}
_TIME_UNITS: Mapping[str, TimeUnit] = {
    "years": "years",
    "months": "months",
    "weeks": "weeks",
    "days": "days",
}


def ucum(words: str) -> str | None:
    """The UCUM code of a unit as written; None for one that is not in the table."""
    plain = re.sub(r"\s", "", words.lower())
    for old, new in (("µ", "u"), ("μ", "u"), ("²", "2"), ("^2", "2"), ("⁹", "9")):
        plain = plain.replace(old, new)
    return UNITS.get(plain)


def time_unit(words: str) -> TimeUnit:
    """A unit of time that dates can be counted in; a ValueError for hours and shorter."""
    if words not in _TIME_UNITS:
        raise ValueError(f"not counted in days or longer: {words or 'no unit'}")
    return _TIME_UNITS[words]


@cache
def measured() -> Mapping[str, Concept]:
    """Word → concept, for what is measured as a number."""
    return _by_word(c for c in load_concepts().values() if c.kind == "quantity" and c.id != "age")


@cache
def conditions() -> Mapping[str, Concept]:
    """Word → concept, for conditions a person can have."""
    concepts = load_concepts().values()
    return _by_word(c for c in concepts if c.kind == "yes_no" and c.sdtm.domain == "MH")


@cache
def medications() -> Mapping[str, Concept]:
    """Word → concept, for medications a person can take."""
    concepts = load_concepts().values()
    return _by_word(c for c in concepts if c.kind == "yes_no" and c.sdtm.domain == "CM")


def _by_word(concepts: Iterable[Concept]) -> Mapping[str, Concept]:
    return {word: concept for concept in concepts for word in concept.words}


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, blanks as any white space."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def look(vocabulary: Mapping[str, Concept], words: str) -> Concept:
    """The concept of matched words."""
    return vocabulary[re.sub(r"\s+", " ", words.lower())]
