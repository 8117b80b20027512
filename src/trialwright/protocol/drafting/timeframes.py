"""Time points in the record's words ("Week 16", "1, 3 and 6 months") and in answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_ORDINALS = {
    "first": 1, "1st": 1, "initial": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4,
    "4th": 4, "fifth": 5, "sixth": 6, "last": -1, "final": -1, "end of": -1, "completion of": -1,
}  # fmt: skip
COUNTED = re.compile(
    r"\b(?:after|following|post|from|since)[\s-]+(?:the\s+)?(?P<which>"
    + "|".join(_ORDINALS)
    + r")\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:dos(?:e|es|ing)|infusions?|injections?|treatments?"
    r"|administrations?|transplant(?:s|ations?)?|implantations?)\b",
    re.IGNORECASE,
)
# what may stand between a list of points and the dose that all of them are counted from
_BETWEEN = re.compile(rf"(?:[\s,&()-]|\b(?:and|or|to|up|at|{_NUMBER}|{_UNIT}s?)\b)*", re.IGNORECASE)
LAST = -1  # the number of the last dose, however many there are
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
    return distinct({here for match in _POINTS.finditer(words) for here in _listed(match)})


def _listed(match: re.Match[str]) -> Iterator[Point]:
    """The points of one list; day 1 is the treatment, and no trial follows up for decades."""
    unit = (match["unit"] or match["unit2"]).lower()
    for number in re.findall(_NUMBER, match["before"] or match["after"], re.IGNORECASE):
        here = point(unit, _WORDS.get(number.lower()) or int(number))
        if 1 < here.days <= _LONGEST:
            yield here


@dataclass(frozen=True, order=True)
class Target:
    """A point and the dose it is said to count from: 1, 2, ..., LAST, or 0 where none is named."""

    point: Point
    dose: int


def targets_in(words: str) -> tuple[Target, ...]:
    """Every time point the words state, with the dose they count it from, in order of time.

    The dose holds for the whole list before it: "1, 3 and 6 months after the last infusion".
    """
    found: set[Target] = set()
    for match in _POINTS.finditer(words):
        found.update(Target(here, _dose_after(words, match.end())) for here in _listed(match))
    return tuple(sorted(found))


def _dose_after(words: str, end: int) -> int:
    anchor = COUNTED.search(words, end)
    if anchor is None or not _BETWEEN.fullmatch(words, end, anchor.start()):
        return 0
    return _ORDINALS[" ".join(anchor["which"].lower().split())]


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
