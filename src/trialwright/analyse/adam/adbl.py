"""ADBL, Baseline Characteristics: a row per enrolled participant and characteristic measured."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.baseline import baseline_values
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.subject import CONCEPT, DAYS, SUBJECT, VALUES, with_subject


def derive_adbl(cut: Cut, made: Frames) -> pl.DataFrame:
    """The last value of each characteristic on or before the first dose (or enrolment)."""
    rows = with_subject(baseline_values(cut), made["ADSL"])
    return rows.filter(pl.col("ENRLFL") == "Y").select(
        "STUDYID", "USUBJID", "ARMCD", "TRT01P", "ENRLFL", "SAFFL", "DOSEFL",
        pl.col("label").alias("PARAM"),
        pl.col("concept").alias("CONCEPT"),
        pl.col("number").alias("AVAL"),
        pl.col("choice").alias("AVALC"),
        pl.col("on").alias("ADT"),
        pl.col("sources").alias(LEDGER),
    )  # fmt: skip


DATASET = Dataset(
    name="ADBL",
    label="Baseline Analysis Dataset",
    structure="One record per subject per characteristic",
    keys=("STUDYID", "USUBJID", "CONCEPT"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        Variable("PARAM", "Parameter", origin="Assigned"),
        CONCEPT,
        *VALUES,
        DAYS[0],
    ),
    derive=derive_adbl,
)
