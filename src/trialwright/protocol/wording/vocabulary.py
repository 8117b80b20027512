"""The words a criterion may use: concepts, units, numbers, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.criteria import TimeUnit

NUMBER = r"\d+(?:[.,]\d+)*"

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
    "kg/m^2": "kg/m2",
    "kg": "kg",
    "cm": "cm",
    "m": "m",
    "mmhg": "mm[Hg]",
    "u/l": "U/L",
    "iu/l": "U/L",
    "bpm": "/min",
    "ml/min/1.73m2": "mL/min/{1.73_m2}",
    "ml/min/1.73m^2": "mL/min/{1.73_m2}",
    "x10^9/l": "10*9/L",
    "10^9/l": "10*9/L",
    "x109/l": "10*9/L",
    "c": "Cel",
    "°c": "Cel",
    "iu/day": "[iU]/d",
    "units/day": "[iU]/d",
}
UNIT = (
    r"%|percent|mmol\s?/\s?mol|[munp]?mol\s?/\s?l|µmol\s?/\s?l|μmol\s?/\s?l|mg\s?/\s?(?:dl|100\s?ml)"
    r"|g\s?/\s?d?l|[nµμu]g\s?/\s?(?:ml|l)|kg\s?/\s?m\s?(?:\^?2|²)|kg|cm|mm\s?hg|i?u\s?/\s?l|bpm"
    r"|ml\s?/\s?min\s?/\s?1\.73\s?m\s?(?:\^?2|²)|x?\s?10\s?(?:\^?9|⁹)\s?/\s?l"
    r"|(?:iu|units)\s?/\s?day|°\s?c"
)
TIME = r"years?|yrs?\.?|y(?![a-z])|months?|weeks?|days?"
_TIME_UNITS: Mapping[str, TimeUnit] = {"y": "years", "m": "months", "w": "weeks", "d": "days"}


def ucum(words: str) -> str | None:
    """The UCUM code of a unit as written; None for one that is not in the table."""
    plain = re.sub(r"\s", "", words.lower())
    for old, new in (("µ", "u"), ("μ", "u"), ("²", "2"), ("⁹", "^9")):
        plain = plain.replace(old, new)
    return UNITS.get(plain)


def time_unit(words: str) -> TimeUnit:
    """`yrs` → years; the words matched TIME."""
    return _TIME_UNITS[words[0].lower()]


def number(words: str) -> float:
    """A number as written: a comma before three digits parts thousands, else it is the decimal."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", words):
        return float(words.replace(",", ""))
    if words.count(",") + words.count(".") > 1:
        raise ValueError("a number with two decimal marks")
    return float(words.replace(",", "."))


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
