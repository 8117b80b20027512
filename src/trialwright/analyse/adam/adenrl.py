"""ADENRL, Enrollment by Month: a row per month, from the first enrolment to the last."""

from __future__ import annotations

from datetime import date

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, LEDGER_TYPE, Dataset, Frames, Variable
from trialwright.values.dates import add_months


def derive_adenrl(cut: Cut, made: Frames) -> pl.DataFrame:
    """Enrolled in the month and so far; LEDGER has the enrolments so far."""
    enrolled = made["ADSL"].filter(pl.col("ENRLFL") == "Y").select("USUBJID", "ENRLDT", "ENRLMON")
    days = enrolled["ENRLDT"].sort().to_list()
    months = months_between(days[0], days[-1]) if days else []
    rows = [_month(cut, month, enrolled) for month in months]
    schema = {
        "STUDYID": pl.String(),
        "MONTH": pl.String(),
        "NENRL": pl.Int64(),
        "NCUMUL": pl.Int64(),
    }
    return pl.DataFrame(rows, schema={**schema, LEDGER: LEDGER_TYPE}, orient="row")


def _month(cut: Cut, month: str, enrolled: pl.DataFrame) -> tuple[str, str, int, int, list[int]]:
    so_far = enrolled.filter(pl.col("ENRLMON") <= month)
    own = so_far.filter(pl.col("ENRLMON") == month).height
    events = cut.tables["milestones"].filter(pl.col("milestone") == "enrolment")
    who = cut.people.select("participant", "USUBJID").join(so_far, on="USUBJID", how="semi")
    numbers = events.join(who, on="participant", how="semi")["event"].sort().to_list()
    return cut.study_id, month, own, so_far.height, numbers


def months_between(first: date, last: date) -> list[str]:
    """Every month from the first day's to the last day's, as YYYY-MM."""
    months, month = [], first.replace(day=1)
    while month <= last:
        months.append(month.strftime("%Y-%m"))
        month = add_months(month, 1)
    return months


DATASET = Dataset(
    name="ADENRL",
    label="Enrollment by Month Analysis Dataset",
    structure="One record per calendar month",
    keys=("STUDYID", "MONTH"),
    needs=("ADSL",),
    variables=(
        Variable("STUDYID", "Study Identifier", origin="Assigned"),
        Variable("MONTH", "Calendar Month", origin="Derived", length=7),
        Variable("NENRL", "Participants Enrolled in the Month", "integer", "Derived", 8),
        Variable("NCUMUL", "Participants Enrolled so Far", "integer", "Derived", 8),
    ),
    derive=derive_adenrl,
)
