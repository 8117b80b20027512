"""DS, Disposition: protocol milestones and how each participation ended."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import identified, identifiers, sequence

MILESTONE, ENDING = "PROTOCOL MILESTONE", "DISPOSITION EVENT"

# Our milestone → (DSDECOD, DSCAT); terms of code lists PROTMLST (C114118) and NCOMPLT (C66727)
TERMS: Mapping[str, tuple[str, str]] = {
    "consent": ("INFORMED CONSENT OBTAINED", MILESTONE),
    "enrolment": ("ENROLLED", MILESTONE),
    "randomisation": ("RANDOMIZED", MILESTONE),
    "screen_failure": ("SCREEN FAILURE", ENDING),
    "completion": ("COMPLETED", ENDING),
    "withdrawal_consent": ("WITHDRAWAL BY SUBJECT", ENDING),
    "withdrawal_study": ("WITHDRAWAL BY SUBJECT", ENDING),
    "withdrawal_treatment": ("OTHER", ENDING),
    "lost": ("LOST TO FOLLOW-UP", ENDING),
    "death": ("DEATH", ENDING),
}
# DSTERM where nobody wrote a reason
WORDS: Mapping[str, str] = {
    "withdrawal_treatment": "STOPPED STUDY TREATMENT",
    "withdrawal_study": "LEFT THE STUDY",
    "withdrawal_consent": "WITHDREW CONSENT",
}


def derive_ds(cut: Cut, made: Frames) -> pl.DataFrame:
    """A record per milestone that SDTM knows; the written reason is the term."""
    rows = cut.table("milestones").filter(pl.col("milestone").is_in(list(TERMS)))
    decoded = {name: code for name, (code, _) in TERMS.items()}
    category = {name: kind for name, (_, kind) in TERMS.items()}
    return rows.select(
        "STUDYID",
        identified("DS"),
        "USUBJID",
        pl.coalesce("reason", pl.col("milestone").replace_strict({**decoded, **WORDS})).alias(
            "DSTERM"
        ),
        pl.col("milestone").replace_strict(decoded).alias("DSDECOD"),
        pl.col("milestone").replace_strict(category).alias("DSCAT"),
        pl.when(pl.col("milestone") == "withdrawal_treatment")
        .then(pl.lit("STUDY TREATMENT"))
        .when(pl.col("milestone").replace_strict(category) == ENDING)
        .then(pl.lit("STUDY PARTICIPATION"))
        .alias("DSSCAT"),
        iso("on").alias("DSSTDTC"),
        study_day("on", "first_dose").alias("DSSTDY"),
        pl.concat_list("event").alias("LEDGER"),
    )


DATASET = Dataset(
    name="DS",
    label="Disposition",
    structure="One record per disposition status or protocol milestone per subject",
    keys=("STUDYID", "USUBJID", "DSSTDTC", "DSCAT", "DSDECOD", "DSSEQ"),
    variables=(
        *identifiers("DS"),
        sequence("DS"),
        Variable("DSTERM", "Reported Term for the Disposition Event"),
        Variable("DSDECOD", "Standardized Disposition Term", origin="Derived", codelist="NCOMPLT"),
        Variable("DSCAT", "Category for Disposition Event", origin="Assigned", codelist="DSCAT"),
        Variable("DSSCAT", "Subcategory for Disposition Event", origin="Assigned"),
        Variable("DSSTDTC", "Start Date/Time of Disposition Event", length=10),
        Variable("DSSTDY", "Study Day of Start of Disposition Event", "integer", "Derived", 8),
    ),
    derive=derive_ds,
)
