"""Time points in the record's words ("Week 16", "1, 3 and 6 months") and in answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_CODES = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_IDS = {"day": "DAY", "week": "W", "month": "M"}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_NUMBER = r"(?:\d{1,4}(?![\d.])|" + "|".join(_WORDS) + ")"
_UNIT = r"(?:day|week|month|year)"
_JOIN = r"\s*(?:,|and|&|or|to|-)\s*(?:and\s+)?"
_LIST = rf"{_NUMBER}(?:{_JOIN}{_NUMBER}){{0,20}}"
# "day 28 and six months": the six belongs to the months
_LIST_AFTER = rf"{_NUMBER}(?:{_JOIN}{_NUMBER}(?![\s-]*{_UNIT})){{0,20}}"
_POINTS = re.compile(
    rf"(?<![\d.-])\b(?P<before>{_LIST})[\s-]*(?P<unit>{_UNIT})s?\b"
    rf"|\b(?P<unit2>{_UNIT})s?\s+(?P<after>{_LIST_AFTER})",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(day|week|month) (\d{1,4})")
_LONGEST = 20 * 366  # days; longer follow-up is asked for, not read


@dataclass(frozen=True, order=True)
class Point:
    """A time point after the treatment: `days` orders it, `offset` (ISO 8601) states it."""

    days: float
    unit: str
    number: int

    @property
    def offset(self) -> str:
        """The ISO 8601 duration."""
        return f"P{self.number}{_CODES[self.unit]}"

    @property
    def id(self) -> str:
        """A visit's id: M3, W16, DAY28."""
        return f"{_IDS[self.unit]}{self.number}"

    @property
    def words(self) -> str:
        """As a person writes it in an answer: `month 3`."""
        return f"{self.unit} {self.number}"


def point(unit: str, number: int) -> Point:
    """A point; a year is kept as twelve months."""
    if unit == "year":
        unit, number = "month", 12 * number
    return Point(_DAYS[unit] * number, unit, number)


def points_in(words: str) -> tuple[Point, ...]:
    """Every time point the words state after day 1, in order of time, each once."""
    found = set()
    for match in _POINTS.finditer(words):
        unit = (match["unit"] or match["unit2"]).lower()
        for number in re.findall(_NUMBER, match["before"] or match["after"], re.IGNORECASE):
            value = _WORDS.get(number.lower()) or int(number)
            here = point(unit, value)
            if 1 < here.days <= _LONGEST:
                found.add(here)
    return distinct(found)


def points_of_answer(answer: str) -> tuple[Point, ...] | None:
    """The points of an answer such as `month 1, month 3, week 16`; None where it is none."""
    matches = [_ANSWER.fullmatch(part.strip()) for part in answer.split(",")]
    if not matches or not all(matches):
        return None
    return distinct(point(match[1], int(match[2])) for match in matches if match)


def distinct(points: Iterable[Point]) -> tuple[Point, ...]:
    """In order of time; of two on the same day (12 weeks, 84 days) the first stays."""
    kept: list[Point] = []
    for here in sorted(points):
        if not kept or round(here.days) - round(kept[-1].days) >= 1:
            kept.append(here)
    return tuple(kept)
