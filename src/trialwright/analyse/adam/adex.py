"""ADEX, Exposure Analysis Dataset: per dose what was given, how alive it was, how long after."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.doses import administrations
from trialwright.analyse.subject import DAYS, PARAMETER, SUBJECT, VALUES, VISITS, with_subject

PARAMETERS: Mapping[str, str] = {
    "DOSE": "Dose Given",
    "VIABIL": "Cell Viability of the Lot (%)",
    "DAYSCOLL": "Days from Collection to the Dose",
    "DAYSDOSE": "Days from the Dose Before",
}


def derive_adex(cut: Cut, made: Frames) -> pl.DataFrame:
    """One row per dose and parameter that is known of it."""
    doses = _doses(cut)
    parts = [
        doses.filter(pl.col(code).is_not_null()).select(
            "USUBJID", "DOSENO", "LOT", "AVISIT", "AVISITN", "VISITID", "ADT", "ADY", LEDGER,
            pl.lit(code).alias("PARAMCD"), pl.lit(label).alias("PARAM"),
            pl.col(code).cast(pl.Float64).alias("AVAL"),
            (pl.col("unit") if code == "DOSE" else pl.lit(None, dtype=pl.String)).alias("AVALU"),
        )
        for code, label in PARAMETERS.items()
    ]  # fmt: skip
    return with_subject(pl.concat(parts), made["ADSL"])


def _doses(cut: Cut) -> pl.DataFrame:
    product = cut.table("product")
    lots = product.filter(pl.col("step") == "lot").select(
        "participant", "lot", VIABIL="viability", lot_event="event"
    )
    collected = cut.people.select("participant", cut.day_of("collection").alias("collected"))
    rows = administrations(cut).drop("viability").sort("participant", "dose")
    for part, keys in ((lots, ["participant", "lot"]), (collected, ["participant"])):
        rows = rows.join(part, on=keys, how="left", maintain_order="left")
    return _measured(rows)


def _measured(rows: pl.DataFrame) -> pl.DataFrame:
    before = pl.col("on").shift(1).over("participant")
    return rows.select(
        "USUBJID",
        pl.col("amount").alias("DOSE"),
        "unit",
        pl.col("VIABIL"),
        (pl.col("on") - pl.col("collected")).dt.total_days().alias("DAYSCOLL"),
        (pl.col("on") - before).dt.total_days().alias("DAYSDOSE"),
        pl.col("dose").alias("DOSENO"),
        pl.col("lot").alias("LOT"),
        pl.col("VISIT").alias("AVISIT"),
        pl.col("VISITNUM").alias("AVISITN"),
        pl.col("encounter").alias("VISITID"),
        pl.col("on").alias("ADT"),
        _day().alias("ADY"),
        pl.concat_list("event", "lot_event").alias(LEDGER),
    )


def _day() -> pl.Expr:
    return (pl.col("on") - pl.col("first_dose")).dt.total_days() + 1  # no dose is before the first


DATASET = Dataset(
    name="ADEX",
    label="Exposure Analysis Dataset",
    structure="One record per subject per dose per parameter",
    keys=("STUDYID", "USUBJID", "DOSENO", "PARAMCD"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        *PARAMETER,
        VALUES[0],
        Variable("AVALU", "Analysis Value Unit (UCUM)", origin="Derived"),
        Variable("DOSENO", "Dose Number", "integer", "Collected", 8),
        Variable("LOT", "Lot Number"),
        *VISITS,
        *DAYS,
    ),
    derive=derive_adex,
)
