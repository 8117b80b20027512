"""Comparing what is known only within limits, and stretches of time with blurred ends."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trialwright.protocol.criteria import Operator, TimeUnit
from trialwright.values.dates import PartialDate, add_months
from trialwright.values.truth import Truth

_MONTHS = {"years": 12, "months": 1}
_DAYS = {"weeks": 7, "days": 1}
_DAYS_A_MONTH = 365.25 / 12  # only for the fraction of a month that a criterion may name


def compare(
    operator: Operator, low: float, high: float, value: float, value2: float | None = None
) -> Truth:
    """Is a number somewhere in [low, high] related to `value` so? UNKNOWN when both can be.

    `between` is closed at both ends; a destroyed comparator ("unknown"), and a `between` without
    its upper end, are always UNKNOWN.
    """
    if operator == "unknown" or (operator == "between" and value2 is None):
        return Truth.UNKNOWN
    if operator in {">", "<="}:
        above = _above(low, high, value)
        return above if operator == ">" else ~above
    if operator in {">=", "<"}:
        below = _above(-high, -low, -value)
        return ~below if operator == ">=" else below
    upper = value if value2 is None else value2
    return compare(">=", low, high, value) & compare("<=", low, high, upper)


def _above(low: float, high: float, value: float) -> Truth:
    if low > value:
        return Truth.YES
    return Truth.NO if high <= value else Truth.UNKNOWN


def shift(day: date, value: float, unit: TimeUnit) -> date:
    """`day` plus a length of time: calendar months and years, whole days for the rest of it."""
    if unit in _DAYS:
        return day + timedelta(days=round(value * _DAYS[unit]))
    months = value * _MONTHS[unit]
    whole = math.floor(months)
    return add_months(day, whole) + timedelta(days=round((months - whole) * _DAYS_A_MONTH))


def elapsed(
    operator: Operator, since: tuple[date, date], as_of: date, value: float, unit: TimeUnit
) -> Truth:
    """Is the time from `since` (its first and last possible day) to `as_of` related to `value` so?

    Judged by calendar: five years or more means that the fifth anniversary has come. `=` asks for
    that many completed units.
    """
    if operator == "=":
        reached = elapsed(">=", since, as_of, value, unit)
        return reached & elapsed("<", since, as_of, value + 1, unit)
    past = [(as_of - shift(day, value, unit)).days for day in since]
    return compare(operator, min(past), max(past), 0)


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`; both count."""

    first: date
    last: date

    def meets(self, other: Span) -> bool:
        """Have they a day in common?"""
        return self.first <= other.last and other.first <= self.last


def certain(since: PartialDate | None, until: PartialDate | None, as_of: date) -> Span | None:
    """The days it surely covers up to `as_of`; None when it may cover none of them.

    A beginning that is not known lies surely before `as_of` only when it is still going on then.
    """
    last = as_of if until is None else min(until.earliest, as_of)
    first = last if since is None else since.latest
    return Span(first, last) if first <= last else None


def possible(since: PartialDate | None, until: PartialDate | None, as_of: date) -> Span | None:
    """The days it can cover up to `as_of`; None when it can cover none of them."""
    last = as_of if until is None else min(until.latest, as_of)
    first = date.min if since is None else since.earliest
    return Span(first, last) if first <= last else None


def run_start(spans: Iterable[Span], as_of: date) -> date | None:
    """The first day of the stretch without a gap that reaches `as_of`; None when none does."""
    start: date | None = None
    for span in sorted(spans, key=lambda span: (span.last, span.first), reverse=True):
        # the first must hold on the day itself; the others may end on the day before the next
        reach, gap = (as_of, 0) if start is None else (start, 1)
        if (reach - span.last).days > gap:
            break  # sorted by last day: what follows ends even earlier
        start = span.first if start is None else min(start, span.first)
    return start
