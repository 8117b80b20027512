"""ADREG, Background Regimen Analysis Dataset: drugs changed since the first dose, by visit."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.regimen import CHANGES, changes_since_first_dose
from trialwright.analyse.subject import PARAMETER, SUBJECT, VISITS, with_subject
from trialwright.analyse.terms import flag

_LABELS = {code: f"Background drug {code} since first dose" for code in CHANGES}


def derive_adreg(cut: Cut, made: Frames) -> pl.DataFrame:
    """A row per participant with a record at the visit and kind of change; AVAL counts so far."""
    rows = changes_since_first_dose(cut)
    parts = [
        rows.select(
            "USUBJID",
            pl.lit(code.upper()).alias("PARAMCD"),
            pl.lit(_LABELS[code]).alias("PARAM"),
            pl.col(code).cast(pl.Float64).alias("AVAL"),
            flag(pl.col(code) > 0).alias("CRIT1FL"),
            pl.col("VISIT").alias("AVISIT"),
            pl.col("VISITNUM").alias("AVISITN"),
            pl.col("encounter").alias("VISITID"),
            pl.col("sources").alias(LEDGER),
        )
        for code in CHANGES
    ]
    return with_subject(pl.concat(parts), made["ADSL"])


DATASET = Dataset(
    name="ADREG",
    label="Background Regimen Analysis Dataset",
    structure="One record per subject per visit per kind of change",
    keys=("STUDYID", "USUBJID", "AVISITN", "PARAMCD"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        *PARAMETER,
        Variable("AVAL", "Number of Changes Since First Dose", "float", "Derived", 8),
        Variable("CRIT1FL", "Changed Since First Dose Flag", "text", "Derived", 1, "NY"),
        *VISITS,
    ),
    derive=derive_adreg,
)
