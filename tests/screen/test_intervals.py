"""Comparing what is known within limits only, and stretches of time with blurred ends."""

from __future__ import annotations

import operator as python
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.screen.intervals import (
    Span,
    certain,
    compare,
    elapsed,
    possible,
    run_start,
    shift,
)
from trialwright.values.dates import PartialDate
from trialwright.values.truth import Truth

DAY = date(2026, 3, 1)
PYTHON = {
    ">": python.gt,
    ">=": python.ge,
    "<": python.lt,
    "<=": python.le,
    "=": python.eq,
}


@pytest.mark.parametrize(
    ("operator", "value", "answer"),
    [
        (">=", 7.5, Truth.YES),
        (">", 7.5, Truth.NO),
        ("<=", 7.5, Truth.YES),
        ("<", 7.5, Truth.NO),
        ("=", 7.5, Truth.YES),
        ("=", 7.4, Truth.NO),
        ("unknown", 7.5, Truth.UNKNOWN),
    ],
)
def test_a_number_on_the_limit(operator, value, answer):
    assert compare(operator, 7.5, 7.5, value) is answer


def test_between_is_closed_at_both_ends():
    answers = [compare("between", x, x, 7.5, 9) for x in (7.4, 7.5, 9, 9.1)]
    assert answers == [Truth.NO, Truth.YES, Truth.YES, Truth.NO]


def test_between_without_an_upper_end_cannot_be_answered():
    assert compare("between", 8, 8, 7.5) is Truth.UNKNOWN


@given(
    st.sampled_from(sorted(PYTHON)),
    st.integers(-5, 5),
    st.integers(0, 4),
    st.integers(-5, 5),
)
def test_an_interval_answers_as_all_its_numbers_do_or_not_at_all(operator, low, width, value):
    # halves stand for the numbers between: the comparison is of a continuous quantity
    inside = [low + step / 2 for step in range(2 * width + 1)]
    answers = {PYTHON[operator](x, value) for x in inside}
    expected = Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN
    assert compare(operator, low, low + width, value) is expected


def test_months_and_years_are_calendar_and_their_fractions_days():
    assert shift(date(2024, 2, 29), 1, "years") == date(2025, 2, 28)
    assert shift(date(2026, 3, 31), -1, "months") == date(2026, 2, 28)
    assert shift(DAY, 2.5, "years") == date(2028, 9, 1)
    assert shift(DAY, 0.5, "months") == date(2026, 3, 16)
    assert shift(DAY, -8, "weeks") == DAY - timedelta(days=56)


def test_five_years_or_more_means_that_the_fifth_anniversary_has_come():
    day_before, the_day = date(2021, 3, 2), date(2021, 3, 1)
    assert elapsed(">=", (the_day, the_day), DAY, 5, "years") is Truth.YES
    assert elapsed(">=", (day_before, day_before), DAY, 5, "years") is Truth.NO
    assert elapsed(">", (the_day, the_day), DAY, 5, "years") is Truth.NO


def test_a_year_alone_answers_only_when_all_its_days_agree():
    def of(year):
        start = PartialDate(year)
        return elapsed(">=", (start.earliest, start.latest), DAY, 5, "years")

    assert [of(2020), of(2021), of(2022)] == [Truth.YES, Truth.UNKNOWN, Truth.NO]


def test_equal_asks_for_completed_units():
    assert elapsed("=", (date(2020, 9, 1), date(2020, 9, 1)), DAY, 5, "years") is Truth.YES
    assert elapsed("=", (date(2020, 3, 1), date(2020, 3, 1)), DAY, 5, "years") is Truth.NO


def test_what_is_certain_lies_within_what_is_possible():
    since, until = PartialDate(2020), PartialDate(2020, 6)
    assert possible(since, until, DAY) == Span(date(2020, 1, 1), date(2020, 6, 30))
    assert certain(since, until, DAY) is None  # it may have begun after it surely ended
    assert certain(None, None, DAY) == Span(DAY, DAY)


def test_a_stretch_without_a_gap_joins_days_that_follow_each_other():
    first = Span(date(2025, 1, 1), date(2025, 6, 30))
    second = Span(date(2025, 7, 1), DAY)
    late = Span(date(2025, 7, 2), DAY)
    assert run_start([first, second], DAY) == date(2025, 1, 1)
    assert run_start([first, late], DAY) == date(2025, 7, 2)
    assert run_start([first], DAY) is None


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=6))
def test_a_stretch_is_what_counting_back_day_by_day_finds(parts):
    spans = [Span(DAY - timedelta(a + n), DAY - timedelta(a)) for a, n in parts]
    day, start = DAY, None
    while any(span.first <= day <= span.last for span in spans):
        start, day = day, day - timedelta(1)
    assert run_start(spans, DAY) == start
