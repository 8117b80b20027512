"""Days as columns: ISO 8601 text, study days, person-time."""

from __future__ import annotations

import polars as pl

DAYS_PER_YEAR = 365.25


def iso(column: str) -> pl.Expr:
    """A date column as ISO 8601 text (--DTC)."""
    return pl.col(column).dt.to_string("%Y-%m-%d")


def study_day(on: str, first_dose: str) -> pl.Expr:
    """--DY, column by column, as `values.dates.study_day`: there is no day 0."""
    days = (pl.col(on) - pl.col(first_dose)).dt.total_days()
    return days + (days >= 0).cast(pl.Int64)


def years_between(first: str, last: str) -> pl.Expr:
    """Person-years from a day to a day, both counted; none where the second is before the first."""
    days = (pl.col(last) - pl.col(first)).dt.total_days() + 1
    return days.clip(lower_bound=0) / DAYS_PER_YEAR
