"""PR, Procedures: the collection of the cells (bone marrow) from each participant."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import identified, identifiers, sequence
from trialwright.analyse.terms import submitted_units


def derive_pr(cut: Cut, made: Frames) -> pl.DataFrame:
    """One record per collection; the volume collected and a failed expansion are in SUPPPR."""
    label = cut.activity_label("collection") or "Cell collection"
    rows = cut.table("product").filter(pl.col("step") == "collection")
    rows = rows.join(_failed(cut), on="participant", how="left", maintain_order="left")
    amount = pl.col("amount").cast(pl.String).str.strip_suffix(".0")
    return rows.select(
        "STUDYID",
        identified("PR"),
        "USUBJID",
        pl.lit(label.upper()).alias("PRTRT"),
        pl.lit("CELL COLLECTION").alias("PRCAT"),
        iso("on").alias("PRSTDTC"),
        iso("on").alias("PRENDTC"),
        study_day("on", "first_dose").alias("PRSTDY"),
        study_day("on", "first_dose").alias("PRENDY"),
        amount.alias("PRVOLUME"),
        pl.when(amount.is_not_null()).then(submitted_units()).alias("PRVOLU"),
        pl.col("failure").alias("PREXPFL"),
        pl.concat_list("event", "failure_event").alias("LEDGER"),
    )


def _failed(cut: Cut) -> pl.DataFrame:
    """Participants with a failed expansion: why, and its event (the last where it failed twice)."""
    failed = cut.tables["product"].filter(pl.col("step") == "expansion_failed")
    ordered = failed.sort("participant", "event").group_by("participant", maintain_order=True)
    return ordered.agg(
        failure=pl.col("reason").last().fill_null("Expansion failed"),
        failure_event=pl.col("event").last(),
    )


DATASET = Dataset(
    name="PR",
    label="Procedures",
    structure="One record per recorded procedure per occurrence per subject",
    keys=("STUDYID", "USUBJID", "PRSTDTC", "PRSEQ"),
    variables=(
        *identifiers("PR"),
        sequence("PR"),
        Variable("PRTRT", "Reported Name of Procedure", origin="Assigned"),
        Variable("PRCAT", "Category", origin="Assigned"),
        Variable("PRSTDTC", "Start Date/Time of Procedure", length=10),
        Variable("PRENDTC", "End Date/Time of Procedure", length=10),
        Variable("PRSTDY", "Study Day of Start of Procedure", "integer", "Derived", 8),
        Variable("PRENDY", "Study Day of End of Procedure", "integer", "Derived", 8),
        Variable("PRVOLUME", "Volume Collected", supplemental=True),
        Variable("PRVOLU", "Volume Collected Units", supplemental=True),
        Variable("PREXPFL", "Expansion Failed, Reason", supplemental=True),
    ),
    derive=derive_pr,
)
