"""ADLB, Laboratory Analysis Dataset (BDS)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.bds import BDS, derive_bds
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames


def derive_adlb(cut: Cut, made: Frames) -> pl.DataFrame:
    """LB with baseline (the last value on or before first dose) and change from it."""
    return derive_bds(cut, made, "LB")


DATASET = Dataset(
    name="ADLB",
    label="Laboratory Analysis Dataset",
    structure="One record per subject per parameter per analysis visit",
    keys=("STUDYID", "USUBJID", "PARAMCD", "AVISITN", "ADT"),
    needs=("ADSL", "LB"),
    variables=BDS,
    derive=derive_adlb,
)
