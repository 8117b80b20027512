"""Lengths of time in prose, in months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "eighteen": 18,
}  # fmt: skip
_MONTHS = {"hour": 1 / 730.5, "day": 12 / 365.25, "week": 84 / 365.25, "month": 1.0, "year": 12.0}
_NUMBER = rf"\d+(?:\.\d+)?|{'|'.join(_WORDS)}"
_UNIT = "|".join(_MONTHS)
_SPAN = re.compile(
    rf"\b(?P<n>{_NUMBER})(?:st|nd|rd|th)?[\s-]*(?P<u>{_UNIT})s?\b|"
    rf"\b(?P<u2>{_UNIT})s?[\s-]*(?P<n2>{_NUMBER})\b",
    re.IGNORECASE,
)


def spans(words: str) -> Iterator[tuple[float, str]]:
    """Every length as (months, the words): “12 weeks”, “week 12”, “two years”."""
    for match in _SPAN.finditer(words):
        said = (match["n"] or match["n2"]).lower()
        number = float(_WORDS.get(said) or said)
        yield number * _MONTHS[(match["u"] or match["u2"]).lower()], match[0]


def months_between(start: date, end: date) -> float:
    """Months from one day to the other, by average length; negative where the end is earlier."""
    return (end - start).days * 12 / 365.25
