"""SV, Subject Visits: the planned visits that took place, and those that were missed."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import EPOCH, VISIT, identified, identifiers
from trialwright.analyse.terms import flag


def derive_sv(cut: Cut, made: Frames) -> pl.DataFrame:
    """Done and missed visits; a pending one has not happened yet, and is not here."""
    rows = cut.table("visits").filter(pl.col("status").is_in(["done", "missed"]))
    rows = rows.drop("epoch").join(
        visit_columns(cut.study), on="encounter", how="left", maintain_order="left"
    )
    return rows.select(
        "STUDYID",
        identified("SV"),
        "USUBJID",
        "VISITNUM",
        "VISIT",
        pl.lit("Y").alias("SVPRESP"),
        pl.when(pl.col("status") == "done")
        .then(pl.lit("Y"))
        .otherwise(pl.lit("N"))
        .alias("SVOCCUR"),
        "EPOCH",
        iso("on").alias("SVSTDTC"),
        iso("on").alias("SVENDTC"),
        study_day("on", "first_dose").alias("SVSTDY"),
        study_day("on", "first_dose").alias("SVENDY"),
        pl.when(pl.col("status") == "done")
        .then(pl.col("days_outside"))
        .cast(pl.String)
        .alias("SVDAYOUT"),
        flag(pl.col("days_outside") != 0).alias("SVDEVFL"),
        pl.concat_list("event").alias("LEDGER"),
    )


DATASET = Dataset(
    name="SV",
    label="Subject Visits",
    structure="One record per actual or planned visit per subject",
    keys=("STUDYID", "USUBJID", "VISITNUM"),
    variables=(
        *identifiers("SV"),
        *VISIT,
        Variable("SVPRESP", "Pre-specified", origin="Protocol", length=1, codelist="NY"),
        Variable("SVOCCUR", "Occurrence", length=1, codelist="NY"),
        EPOCH,
        Variable("SVSTDTC", "Start Date/Time of Observation", length=10),
        Variable("SVENDTC", "End Date/Time of Observation", length=10),
        Variable("SVSTDY", "Study Day of Start of Observation", "integer", "Derived", 8),
        Variable("SVENDY", "Study Day of End of Observation", "integer", "Derived", 8),
        Variable("SVDAYOUT", "Days Outside the Visit Window", origin="Derived", supplemental=True),
        Variable("SVDEVFL", "Visit Outside Its Window", origin="Derived", supplemental=True),
    ),
    derive=derive_sv,
)
