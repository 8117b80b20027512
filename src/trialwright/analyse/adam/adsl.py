"""ADSL, Subject-Level Analysis Dataset: one record per participant, with every population flag."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.insulin import insulin_at_baseline
from trialwright.analyse.populations import safety_start
from trialwright.analyse.terms import flag

_END = {
    "completed": "COMPLETED",
    "withdrawn": "DISCONTINUED",
    "lost": "DISCONTINUED",
    "died": "DISCONTINUED",
    "screen_failed": "SCREEN FAILURE",
}


def derive_adsl(cut: Cut, made: Frames) -> pl.DataFrame:
    """Populations, dates and the end of each participation."""
    people = cut.people.with_columns(safety_start(cut)).join(
        insulin_at_baseline(cut), on="participant", how="left", maintain_order="left"
    )
    own = people.select(
        "USUBJID",
        *_flags(cut),
        *_dates(cut),
        pl.col("doses").alias("NDOSES"),
        _end(),
        pl.col("ending_reason").alias("DCSREAS"),
        flag(pl.lit(cut.snapshot.simulated)).alias("SIMFL"),
    )
    dm = made["DM"].select(
        "STUDYID", "USUBJID", "SUBJID", "SITEID", "AGE", "AGEU", "SEX", "ARMCD", "ARM", "ACTARM",
        "COUNTRY", "LEDGER",
    )  # fmt: skip
    return dm.rename({"ARM": "TRT01P", "ACTARM": "TRT01A"}).join(
        own, on="USUBJID", how="left", maintain_order="left"
    )


def _flags(cut: Cut) -> tuple[pl.Expr, ...]:
    enrolled = cut.day_of("enrolment").is_not_null()
    dosed = enrolled & (pl.col("doses") > 0)
    insulin = pl.when(dosed).then(pl.col("on_insulin"))
    return (
        flag(pl.col("ending") == "screen_failed").alias("SCRFFL"),
        flag(enrolled).alias("ENRLFL"),
        flag(cut.day_of("randomisation").is_not_null()).alias("RANDFL"),
        flag(pl.col("safety_start").is_not_null()).alias("SAFFL"),
        flag(dosed).alias("DOSEFL"),
        flag(insulin).alias("INSBLFL"),
        pl.when(insulin).then(pl.lit("Y")).when(~insulin).then(pl.lit("N")).alias("INSBLC"),
    )


def _dates(cut: Cut) -> tuple[pl.Expr, ...]:
    enrolled = cut.day_of("enrolment")
    return (
        cut.day_of("consent").alias("RFICDT"),
        enrolled.alias("ENRLDT"),
        enrolled.dt.to_string("%Y-%m").alias("ENRLMON"),
        cut.day_of("randomisation").alias("RANDDT"),
        cut.day_of("collection").alias("COLLDT"),
        pl.col("safety_start").alias("SAFSDT"),
        pl.col("first_dose").alias("TRTSDT"),
        pl.col("last_dose").alias("TRTEDT"),
        pl.col("ended").alias("EOSDT"),
        cut.day_of("death").alias("DTHDT"),
    )


def _end() -> pl.Expr:
    status = pl.col("ending").replace_strict(_END, default=None, return_dtype=pl.String)
    return pl.coalesce(status, pl.lit("ONGOING")).alias("EOSSTT")


def _date(name: str, label: str) -> Variable:
    return Variable(name, label, "date", "Derived", 8)


def _flag(name: str, label: str) -> Variable:
    return Variable(name, label, "text", "Derived", 1, "NY")


DATASET = Dataset(
    name="ADSL",
    label="Subject-Level Analysis Dataset",
    structure="One record per subject",
    keys=("STUDYID", "USUBJID"),
    needs=("DM",),
    variables=(
        Variable("STUDYID", "Study Identifier", origin="Assigned"),
        Variable("USUBJID", "Unique Subject Identifier", origin="Derived"),
        Variable("SUBJID", "Subject Identifier for the Study", origin="Assigned"),
        Variable("SITEID", "Study Site Identifier", origin="Assigned"),
        Variable("COUNTRY", "Country", origin="Assigned", length=3),
        Variable("AGE", "Age", "float", length=8),
        Variable("AGEU", "Age Units", origin="Assigned", length=10),
        Variable("SEX", "Sex", length=10, codelist="SEX"),
        Variable("ARMCD", "Planned Arm Code", origin="Assigned", length=20),
        Variable("TRT01P", "Planned Treatment for Period 01", origin="Assigned"),
        Variable("TRT01A", "Actual Treatment for Period 01", origin="Derived"),
        _flag("SCRFFL", "Screen Failure Flag"),
        _flag("ENRLFL", "Enrolled Population Flag"),
        _flag("RANDFL", "Randomized Population Flag"),
        _flag("SAFFL", "Safety Population Flag"),
        _flag("DOSEFL", "Dosed Population Flag"),
        _flag("INSBLFL", "On Insulin at Baseline Flag"),
        Variable("INSBLC", "On Insulin at Baseline (Null: Unknown)", "text", "Derived", 1, "NY"),
        _date("RFICDT", "Date of Informed Consent"),
        _date("ENRLDT", "Date of Enrollment"),
        Variable("ENRLMON", "Month of Enrollment", origin="Derived", length=7),
        _date("RANDDT", "Date of Randomization"),
        _date("COLLDT", "Date of Cell Collection"),
        _date("SAFSDT", "Date Safety is Counted From"),
        _date("TRTSDT", "Date of First Exposure to Treatment"),
        _date("TRTEDT", "Date of Last Exposure to Treatment"),
        Variable("NDOSES", "Number of Doses Given", "integer", "Derived", 8),
        Variable("EOSSTT", "End of Study Status", origin="Derived"),
        _date("EOSDT", "End of Study Date"),
        Variable("DCSREAS", "Reason for Discontinuation from Study"),
        _date("DTHDT", "Date of Death"),
        _flag("SIMFL", "Simulated Data Flag"),
    ),
    derive=derive_adsl,
)
