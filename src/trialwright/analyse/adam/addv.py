"""ADDV, Protocol Deviations Analysis Dataset: DV with each participant's arm and populations."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.subject import DAYS, SUBJECT, with_subject


def derive_addv(cut: Cut, made: Frames) -> pl.DataFrame:
    """A row per deviation, whoever's it is; ENRLFL tells those of enrolled participants."""
    rows = made["DV"].select(
        "USUBJID",
        "DVSEQ",
        "DVTERM",
        "DVDECOD",
        pl.col("DVSTDTC").str.to_date(strict=False).alias("ADT"),
        pl.col("DVSTDY").alias("ADY"),
        LEDGER,
    )
    return with_subject(rows, made["ADSL"])


DATASET = Dataset(
    name="ADDV",
    label="Protocol Deviations Analysis Dataset",
    structure="One record per protocol deviation per subject",
    keys=("STUDYID", "USUBJID", "DVSEQ"),
    needs=("ADSL", "DV"),
    variables=(
        *SUBJECT,
        Variable("DVSEQ", "Sequence Number", "integer", "Derived", 8),
        Variable("DVTERM", "Protocol Deviation Term", origin="Derived"),
        Variable("DVDECOD", "Protocol Deviation Coded Term", origin="Derived"),
        *DAYS,
    ),
    derive=derive_addv,
)
