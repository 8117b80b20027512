"""CM, Concomitant Medications: the dose diary, the regimen, and everything else taken."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import study_day
from trialwright.analyse.identifiers import EPOCH, VISIT, identified, identifiers, sequence
from trialwright.analyse.records import form_records

DIARY = ("insulin_total_daily_dose", "diary_date")
REGIMEN = ("antidiabetic_regimen", "antidiabetic_change")
MEDICATION = ("cm_name", "cm_dose", "cm_start", "cm_end", "cm_class")


def derive_cm(cut: Cut, made: Frames) -> pl.DataFrame:
    """Three kinds of record, told apart by CMCAT; partial dates stay partial."""
    rows = pl.concat(
        [_diary(cut), _regimen(cut), _medication(cut)], how="diagonal_relaxed"
    ).with_columns(
        *(pl.col(name).str.to_date(strict=False).alias(f"{name}_day") for name in _DATES)
    )
    return rows.select(
        "STUDYID",
        identified("CM"),
        "USUBJID",
        *_COLLECTED,
        "VISITNUM",
        "VISIT",
        "EPOCH",
        *_DATES,
        study_day("CMSTDTC_day", "first_dose").alias("CMSTDY"),
        study_day("CMENDTC_day", "first_dose").alias("CMENDY"),
        "CMCHANGE",
        "LEDGER",
    )


_DATES = ("CMDTC", "CMSTDTC", "CMENDTC")
_COLLECTED = ("CMTRT", "CMCAT", "CMSCAT", "CMOCCUR", "CMPRESP", "CMDOSTXT", "CMDOSTOT", "CMDOSU")


def _diary(cut: Cut) -> pl.DataFrame:
    """A day of the insulin diary: the total given that day. A day with 0 IU did not occur."""
    records = form_records(cut, DIARY)
    total = pl.col(DIARY[0]).cast(pl.Float64, strict=False)
    day = pl.coalesce(DIARY[1], pl.col("on").dt.to_string("%Y-%m-%d"))
    return records.with_columns(
        CMTRT=pl.lit("INSULIN"),
        CMCAT=pl.lit("INSULIN DIARY"),
        CMPRESP=pl.lit("Y"),
        CMOCCUR=pl.when(total > 0).then(pl.lit("Y")).when(total == 0).then(pl.lit("N")),
        CMDOSTOT=total,
        CMDOSU=pl.lit("IU"),
        CMDTC=day,
        CMSTDTC=day,
        CMENDTC=day,
    )


def _regimen(cut: Cut) -> pl.DataFrame:
    """What a participant takes against diabetes at a visit, in the words of the form."""
    records = form_records(cut, REGIMEN)
    return records.with_columns(
        CMTRT=pl.col(REGIMEN[0]),
        CMCAT=pl.lit("ANTIDIABETIC REGIMEN"),
        CMDTC=pl.col("on").dt.to_string("%Y-%m-%d"),
        CMCHANGE=pl.col(REGIMEN[1]).str.to_uppercase(),
    )


def _medication(cut: Cut) -> pl.DataFrame:
    """Any other medication, with its own start and end as far as they are known."""
    return form_records(cut, MEDICATION).with_columns(
        CMTRT=pl.col("cm_name"),
        CMCAT=pl.lit("CONCOMITANT"),
        CMSCAT=pl.col("cm_class").str.to_uppercase(),
        CMDOSTXT=pl.col("cm_dose"),
        CMDTC=pl.col("on").dt.to_string("%Y-%m-%d"),
        CMSTDTC=pl.col("cm_start"),
        CMENDTC=pl.col("cm_end"),
    )


DATASET = Dataset(
    name="CM",
    label="Concomitant/Prior Medications",
    structure="One record per recorded medication, diary day or regimen per subject",
    keys=("STUDYID", "USUBJID", "CMCAT", "CMSTDTC", "CMDTC", "CMTRT", "CMSEQ"),
    variables=(
        *identifiers("CM"),
        sequence("CM"),
        Variable("CMTRT", "Reported Name of Drug, Med, or Therapy"),
        Variable("CMCAT", "Category for Medication", origin="Assigned"),
        Variable("CMSCAT", "Subcategory for Medication"),
        Variable("CMPRESP", "CM Pre-specified", origin="Assigned", length=1, codelist="NY"),
        Variable("CMOCCUR", "CM Occurrence", origin="Derived", length=1, codelist="NY"),
        Variable("CMDOSTXT", "Dose Description"),
        Variable("CMDOSU", "Dose Units", codelist="UNIT"),
        Variable("CMDOSTOT", "Total Daily Dose", "float", length=8),
        *VISIT,
        EPOCH,
        Variable("CMDTC", "Date/Time of Collection", length=10),
        Variable("CMSTDTC", "Start Date/Time of Medication", length=10),
        Variable("CMENDTC", "End Date/Time of Medication", length=10),
        Variable("CMSTDY", "Study Day of Start of Medication", "integer", "Derived", 8),
        Variable("CMENDY", "Study Day of End of Medication", "integer", "Derived", 8),
        Variable("CMCHANGE", "Antidiabetic Drugs Since Last Visit", supplemental=True),
    ),
    derive=derive_cm,
)
