"""Study days by column are study days one by one."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from trialwright.analyse.days import study_day as column
from trialwright.analyse.days import years_between
from trialwright.values.dates import study_day

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@given(DAYS, DAYS)
def test_a_column_of_study_days_is_what_one_day_is(on, first_dose):
    frame = pl.DataFrame({"on": [on], "first": [first_dose]})
    assert frame.select(column("on", "first")).item() == study_day(on, first_dose)


def test_a_day_without_a_first_dose_has_no_study_day():
    frame = pl.DataFrame(
        {"on": [date(2024, 1, 1)], "first": [None]}, schema={"on": pl.Date, "first": pl.Date}
    )
    assert frame.select(column("on", "first")).item() is None


def test_both_ends_of_a_time_watched_count():
    frame = pl.DataFrame({"a": [date(2024, 1, 1)] * 2, "b": [date(2024, 1, 1), date(2023, 1, 1)]})
    assert frame.select(years_between("a", "b")).to_series().to_list() == [1 / 365.25, 0]
