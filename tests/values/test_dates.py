"""Dates: as much as is known, study days without a day 0, durations in months that are months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.values.dates import (
    Duration,
    PartialDate,
    Window,
    add_months,
    study_day,
    utc_text,
    whole_years,
)

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
offsets = st.integers(-400, 400)


def test_the_day_of_first_dose_is_day_one_and_the_day_before_is_minus_one():
    first_dose = date(2026, 3, 1)
    assert study_day(date(2026, 3, 1), first_dose) == 1
    assert study_day(date(2026, 2, 28), first_dose) == -1


@given(days, days)
def test_there_is_no_day_zero_and_study_days_keep_their_order(on: date, first_dose: date):
    assert study_day(on, first_dose) != 0
    if on < date.max:
        assert study_day(on + timedelta(days=1), first_dose) > study_day(on, first_dose)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-11-01", date(2017, 11, 1), date(2017, 11, 1)),
    ],
)
def test_a_partial_date_means_every_day_it_can_mean(text: str, earliest: date, latest: date):
    partial = PartialDate.parse(text)
    assert (partial.earliest, partial.latest) == (earliest, latest)
    assert str(partial) == text


def test_a_missing_day_is_never_filled_in():
    assert PartialDate.parse("2017-11").as_date() is None
    assert PartialDate.parse("2017-11-01").as_date() == date(2017, 11, 1)


@pytest.mark.parametrize("text", ["", "17", "2017-13", "2017-02-30", "2017-1-1", "01/11/2017"])
def test_what_is_not_an_iso_date_is_refused(text: str):
    with pytest.raises(ValueError, match=r"ISO 8601|month|day"):
        PartialDate.parse(text)


@given(days)
def test_a_whole_date_survives_writing_and_reading(day: date):
    assert PartialDate.parse(day.isoformat()).as_date() == day


def test_both_ends_of_a_window_count():
    window = Window(date(2026, 5, 1), date(2026, 5, 15))
    assert date(2026, 5, 1) in window
    assert date(2026, 5, 15) in window
    assert date(2026, 5, 16) not in window


@given(days, st.integers(0, 60), offsets)
def test_days_outside_say_how_far_and_on_which_side(first: date, width: int, offset: int):
    window = Window(first, first + timedelta(days=width))
    day = first + timedelta(days=offset)
    outside = window.days_outside(day)
    assert (outside == 0) == (day in window)
    assert (outside < 0) == (day < window.first_day)
    assert day - timedelta(days=outside) in window


def test_a_month_later_is_the_same_day_or_the_last_day_of_a_shorter_month():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert Duration.parse("P6M").after(date(2026, 8, 31)) == date(2027, 2, 28)


def test_months_are_added_before_days():
    assert Duration.parse("P1M1D").after(date(2026, 1, 31)) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "months", "in_days"),
    [("P6M", 6, 0), ("P1Y", 12, 0), ("P2W", 0, 14), ("-P14D", 0, -14), ("P0D", 0, 0)],
)
def test_durations_read_years_months_weeks_and_days(text: str, months: int, in_days: int):
    assert Duration.parse(text) == Duration(months, in_days)


@pytest.mark.parametrize("text", ["", "P", "6M", "PT1H", "P1.5M", "P1D2M"])
def test_a_duration_of_hours_or_halves_is_refused(text: str):
    with pytest.raises(ValueError, match="allowed: P6M, P14D, -P1W"):
        Duration.parse(text)


@given(st.integers(0, 60), st.integers(0, 400), st.sampled_from([1, -1]))
def test_a_duration_survives_writing_and_reading(months: int, in_days: int, sign: int):
    duration = Duration(sign * months, sign * in_days)
    assert Duration.parse(str(duration)) == duration


@given(days, st.integers(0, 240))
def test_months_forth_and_back_lose_at_most_the_clipped_days(start: date, months: int):
    back = add_months(add_months(start, months), -months)
    assert 0 <= (start - back).days <= 3


def test_age_is_completed_on_the_birthday_and_a_leap_birthday_on_the_first_of_march():
    assert whole_years(date(1960, 5, 2), on=date(2026, 5, 1)) == 65
    assert whole_years(date(1960, 5, 2), on=date(2026, 5, 2)) == 66
    assert whole_years(date(2004, 2, 29), on=date(2022, 2, 28)) == 17
    assert whole_years(date(2004, 2, 29), on=date(2022, 3, 1)) == 18


@pytest.mark.requirement("A6")
def test_a_time_is_written_in_utc_wherever_it_was_taken():
    hanoi = timezone(timedelta(hours=7))
    assert utc_text(datetime(2026, 3, 1, 15, 30, tzinfo=hanoi)) == "2026-03-01T08:30:00Z"
    assert utc_text(datetime(2026, 3, 1, 8, 30, tzinfo=UTC)) == "2026-03-01T08:30:00Z"


@pytest.mark.requirement("A6")
def test_a_time_without_a_zone_is_refused():
    naive = datetime(2026, 3, 1, 8, 30, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a zone"):
        utc_text(naive)
