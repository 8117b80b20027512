"""ADLB, Laboratory Analysis Dataset (BDS)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.bds import BDS, derive_bds
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.disturbed import with_disturbance
from trialwright.analyse.terms import flag


def derive_adlb(cut: Cut, made: Frames) -> pl.DataFrame:
    """LB with baseline (the last value on or before first dose) and change from it.

    DISTFL marks values that are measured right and may mislead, DISTREAS says why.
    """
    rows = derive_bds(cut, made, "LB")
    who = cut.people.select("participant", "USUBJID")
    placed = rows.join(who, on="USUBJID", how="left", maintain_order="left").with_columns(
        on=pl.col("ADT")
    )
    parts = [
        with_disturbance(cut, name, part)
        for (name,), part in placed.group_by("CONCEPT", maintain_order=True)
    ]
    marked = pl.concat(parts) if parts else with_disturbance(cut, "", placed)
    return marked.with_columns(
        pl.col("disturbed").alias("DISTREAS"),
        flag(pl.col("disturbed").is_not_null()).alias("DISTFL"),
        pl.concat_list(LEDGER, "disturbed_by").alias(LEDGER),
    ).drop("participant", "on", "disturbed", "disturbed_by")


DATASET = Dataset(
    name="ADLB",
    label="Laboratory Analysis Dataset",
    structure="One record per subject per parameter per analysis visit",
    keys=("STUDYID", "USUBJID", "PARAMCD", "AVISITN", "ADT"),
    needs=("ADSL", "LB"),
    variables=(
        *BDS,
        Variable("DISTFL", "Value May Mislead Flag", "text", "Derived", 1, "NY"),
        Variable("DISTREAS", "Why the Value May Mislead", origin="Derived"),
    ),
    derive=derive_adlb,
)
