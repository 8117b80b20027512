"""Findings as a Basic Data Structure: one row per participant, parameter and visit."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.dataset import LEDGER, Frames, Variable
from trialwright.analyse.subject import (
    CHANGES,
    CONCEPT,
    DAYS,
    PARAMETER,
    SUBJECT,
    VALUES,
    VISITS,
    with_subject,
)

BDS = (
    *SUBJECT,
    *PARAMETER,
    CONCEPT,
    *VALUES,
    *CHANGES,
    Variable("ABLFL", "Baseline Record Flag", "text", "Derived", 1, "NY"),
    *VISITS,
    *DAYS,
)


def derive_bds(cut: Cut, made: Frames, domain: str) -> pl.DataFrame:
    """The domain's rows with baseline and change; no change for the baseline and before it."""
    rows = _renamed(cut, made[domain], domain)
    is_base = pl.col("ABLFL") == "Y"
    base = pl.col("AVAL").filter(is_base).first().over("USUBJID", "PARAMCD")
    after = pl.col("ADT") > pl.col("ADT").filter(is_base).first().over("USUBJID", "PARAMCD")
    change = pl.when(after).then(pl.col("AVAL") - base)
    return with_subject(rows.with_columns(BASE=base, CHG=change), made["ADSL"])


def _renamed(cut: Cut, frame: pl.DataFrame, domain: str) -> pl.DataFrame:
    """A Findings domain under the names of a BDS."""
    rows = frame.rename(lambda name: name.removeprefix(domain))
    parameters = parameter_names(cut, domain)
    visits = visit_columns(cut.study).select("VISITNUM", VISITID="encounter")
    analysis = rows.select(
        "USUBJID",
        pl.col("TESTCD").alias("PARAMCD"),
        pl.col("TESTCD").replace_strict(parameters["PARAM"], default=None).alias("PARAM"),
        pl.col("TESTCD").replace_strict(parameters["CONCEPT"], default=None).alias("CONCEPT"),
        pl.col("STRESN").alias("AVAL"),
        pl.when(pl.col("STRESN").is_null()).then(pl.col("STRESC")).alias("AVALC"),
        pl.col("LOBXFL").alias("ABLFL"),
        pl.col("VISIT").alias("AVISIT"),
        pl.col("VISITNUM").alias("AVISITN"),
        "VISITNUM",
        pl.col("DTC").str.to_date(strict=False).alias("ADT"),
        pl.col("DY").alias("ADY"),
        LEDGER,
    ).join(visits, on="VISITNUM", how="left", maintain_order="left")
    return analysis.drop("VISITNUM")


def parameter_names(cut: Cut, domain: str) -> Mapping[str, Mapping[str, str]]:
    """PARAM and CONCEPT by test code, of the concepts that live in a domain."""
    homed = [concept for concept in cut.concepts.values() if concept.sdtm.domain == domain]
    return {
        "PARAM": {concept.sdtm.testcd: concept.plot_label for concept in homed},
        "CONCEPT": {concept.sdtm.testcd: concept.id for concept in homed},
    }
