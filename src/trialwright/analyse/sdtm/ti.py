"""TI, Trial Inclusion/Exclusion Criteria: every criterion of the protocol."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.criteria_names import criteria_names
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER_TYPE, Dataset, Frames, Variable
from trialwright.analyse.identifiers import identified


def derive_ti(cut: Cut, made: Frames) -> pl.DataFrame:
    """One record per criterion; it comes from the protocol, not from the ledger."""
    kinds = {criterion.id: criterion.kind.upper() for criterion in cut.study.criteria}
    return criteria_names(cut.study).select(
        pl.lit(cut.study_id).alias("STUDYID"),
        identified("TI"),
        "IETESTCD",
        "IETEST",
        pl.col("criterion")
        .replace_strict(kinds, default=None, return_dtype=pl.String)
        .alias("IECAT"),
        pl.lit(cut.study.version).alias("TIVERS"),
        pl.lit([], dtype=LEDGER_TYPE).alias("LEDGER"),
    )


DATASET = Dataset(
    name="TI",
    label="Trial Inclusion/Exclusion Criteria",
    structure="One record per I/E criterion",
    keys=("STUDYID", "IETESTCD"),
    variables=(
        Variable("STUDYID", "Study Identifier", origin="Assigned"),
        Variable("DOMAIN", "Domain Abbreviation", origin="Assigned", length=2, codelist="DOMAIN"),
        Variable("IETESTCD", "Incl/Excl Criterion Short Name", origin="Assigned", length=8),
        Variable("IETEST", "Inclusion/Exclusion Criterion", origin="Protocol"),
        Variable("IECAT", "Inclusion/Exclusion Category", origin="Protocol", codelist="IECAT"),
        Variable("TIVERS", "Protocol Criteria Versions", origin="Protocol"),
    ),
    derive=derive_ti,
)
