"""What was read against what a person marked: pairs by overlap, then part by part."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gold import Stated

Read = Mapping[str, Any]  # an entry of `comparisons` or `temporal` of `trialwright criteria --json`
CLASSES = ("comparison", "operator", "value", "unit", "whole comparison", "age", "temporal period")
# Multiples of a laboratory's limit are one unit, however they are put.
_LIMIT = re.compile(r"upper|uln|normal|reference|lower limit|lln|cut-off|recommended|baseline")
_SAME = {
    "weak": "week", "yr": "year", "yrs": "year", "hr": "hour", "h": "hour", "min": "minute",
    "mins": "minute", "wk": "week", "d": "day", "mo": "month", "ans": "year", "daily": "day",
    "weekly": "week", "monthly": "month", "sec": "second", "kilograms": "kg", "grams": "g",
    "gr": "g", "gm": "g", "percent": "%", "1.73meterssquared": "1.73m2", "1.73m": "1.73m2",
    "squaremeter": "m2", "°": "degree", "degrees": "degree", "°c": "c", "pounds": "lb",
    "lbs": "lb", "milliliters": "ml", "microl": "ul", "diopters": "d", "cigarettes": "cig",
    "cigarette": "cig",
}  # fmt: skip
# Words of a scale that some annotators marked as a unit and some did not.
_NOT_UNITS = frozenset({"", "times", "score", "total score", "status", "level", "levels", "group"})
_POWERS = frozenset({3.0, 6.0, 9.0, 10.0, 12.0, 103.0, 106.0, 109.0, 1012.0})


@dataclass
class Score:
    """Counts of one class: right, absent or wrong (missed), and not asked for or wrong (extra)."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.missed + self.extra) if self.right else 0.0


@dataclass
class Tally:
    """Scores by class, and what was missed: (class, words, expected, read)."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    misses: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def judge(self, name: str, good: bool, asked: bool, given: bool) -> None:
        """Count one part of a pair: `asked` by the person, `given` by us, the same or not."""
        score = self.scores[name]
        if good:
            score.right += 1
            return
        score.missed += asked
        score.extra += given


def pairs(gold: Sequence[Stated], read: Sequence[Read]) -> dict[int, int]:
    """Index of gold → index of read, one to one, the largest overlap first."""
    overlaps = sorted(
        (-(min(g.end, r["end"]) - max(g.start, r["start"])), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if min(g.end, r["end"]) > max(g.start, r["start"])
    )
    found: dict[int, int] = {}
    for _, i, j in overlaps:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def count(tally: Tally, text: str, gold: Sequence[Stated], read: Sequence[Read]) -> None:
    """Add one document."""
    asked = [one for one in gold if one.kind != "unnumbered"]
    matched = pairs(asked, read)
    for i, one in enumerate(asked):
        other = read[matched[i]] if i in matched else None
        _pair(tally, text[one.start : one.end], one, other)
    unnumbered = [one for one in gold if one.kind == "unnumbered"]
    for j, other in enumerate(read):
        over = any(min(g.end, other["end"]) > max(g.start, other["start"]) for g in unnumbered)
        if j not in matched.values() and not over:
            _extra(tally, text[other["start"] : other["end"]], other)


def _pair(tally: Tally, words: str, one: Stated, other: Read | None) -> None:
    operator = other is not None and one.operator in (None, other["operator"])
    value = other is not None and is_same_value(one, other)
    unit = other is not None and is_same_unit(one.unit, other["unit"])
    given = other is not None
    tally.judge("comparison", given, True, given)
    if one.operator:
        tally.judge("operator", operator, True, given)
    tally.judge("value", value, True, given)
    if atoms(one.unit):
        tally.judge("unit", unit, True, bool(other and other["unit"]))
    tally.judge("whole comparison", operator and value and unit, True, given)
    _kinds(tally, one, other)
    for name, good in (("operator", operator), ("value", value), ("unit", unit)):
        if not good:
            note = (name if given else "absent", _plain(words), _expected(one), _given(other))
            tally.misses[note] += 1
            return


def _kinds(tally: Tally, one: Stated, other: Read | None) -> None:
    """Age and period: the right kind at the right place."""
    is_age = other is not None and other.get("concept") == "age"
    is_period = other is not None and "relation" in other
    if one.kind == "age" or is_age:
        tally.judge("age", one.kind == "age" and is_age, one.kind == "age", is_age)
    if one.kind == "time":
        return  # a length of time that nobody marked as dating anything: either reading is right
    if one.kind == "temporal" or is_period:
        period = one.kind == "temporal"
        tally.judge("temporal period", period and is_period, period, is_period)


def _extra(tally: Tally, words: str, other: Read) -> None:
    names = ["comparison", "value", "whole comparison"]
    names += ["operator"] if other["operator"] != "=" else []
    names += ["unit"] if other["unit"] else []
    names += ["age"] if other.get("concept") == "age" else []
    names += ["temporal period"] if "relation" in other else []
    for name in names:
        tally.judge(name, good=False, asked=False, given=True)
    tally.misses["extra", _plain(words), "-", _given(other)] += 1


def _plain(words: str) -> str:
    return " ".join(words.split())


def _expected(one: Stated) -> str:
    values = " ".join(f"{value:g}" for value in one.values)
    return " ".join(part for part in (one.operator, values, one.unit) if part)


def _given(other: Read | None) -> str:
    if other is None:
        return "-"
    values = " ".join(f"{v:g}" for v in (other["value"], other.get("value2")) if v is not None)
    return " ".join(part for part in (other["operator"], values, other["unit"]) if part)


def is_same_value(one: Stated, other: Read) -> bool:
    """Equal ends; the digits of a power of ten (40 × 10^9) may be marked as values too."""
    second = other.get("value2")
    read = (other["value"], other["value"] if second is None else second)
    plain = [value for value in one.values if value not in _POWERS]
    return any(read == (min(some), max(some)) for some in (one.values, plain) if some)


def is_same_unit(marked: str | None, read: str) -> bool:
    """Whether every marked part of a unit was read; a unit nobody marked is not judged."""
    asked, given = atoms(marked), atoms(read)
    return not asked or asked <= given or bool(given and given <= asked)


def atoms(unit: str | None) -> frozenset[str]:
    """The parts of a unit (mL / min / 1.73 m2) in one spelling."""
    if not unit:
        return frozenset()
    plain = unit.lower()
    for old, new in (("μ", "u"), ("µ", "u"), ("²", "2"), ("³", "3"), ("^", ""), ("⁹", "9")):
        plain = plain.replace(old, new)
    if _LIMIT.search(plain):
        return frozenset({"limit"})
    parts = (re.sub(r"^[x×*]|[\s-]", "", part) for part in plain.split("/"))
    same = (_SAME.get(part, part) for part in parts if part not in _NOT_UNITS)
    return frozenset(part.rstrip("s") if len(part) > 2 else part for part in same if part)
