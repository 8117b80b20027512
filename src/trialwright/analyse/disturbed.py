"""Values that are measured right and still mislead: HbA1c of red cells that are not one's own age.

HbA1c speaks of about the last 90 days of a red cell's life: after blood loss, a transfusion or iron
the cells are younger, or not the participant's; a variant of haemoglobin disturbs many methods.
"""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut

DISTURBED = frozenset({"hba1c"})  # concepts that this holds for
DAYS = 90  # about how long, from the day after a collection or from the day it was told
TRANSFUSION, VARIANT = "transfusion_or_iron", "haemoglobin_variant"
NO_TRANSFUSION = ["none"]
NO_VARIANT = ["none", "not_tested"]
_WINDOW = {
    "participant": pl.String(),
    "first": pl.Date(),
    "last": pl.Date(),
    "reason": pl.String(),
    "event": pl.Int64(),
}


def with_disturbance(cut: Cut, concept: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows (participant, on) with `disturbed`, why the value may mislead, and `disturbed_by`.

    Null and no ledger events where nothing is known to disturb it. A transfusion or iron is told at
    the visit after it: values from that visit on count as disturbed, those before it do not.
    """
    windows = _windows(cut) if concept in DISTURBED else pl.DataFrame(schema=_WINDOW)
    numbered = rows.with_row_index("row_")
    met = numbered.select("row_", "participant", "on").join(windows, on="participant")
    inside = met.filter(
        (pl.col("on") >= pl.col("first")).fill_null(True),
        (pl.col("on") <= pl.col("last")).fill_null(True),
    )
    found = inside.sort("row_", "reason", "event").group_by("row_", maintain_order=True)
    reasons = found.agg(
        disturbed=pl.col("reason").unique(maintain_order=True).str.join("; "),
        disturbed_by=pl.col("event"),
    )
    joined = numbered.join(reasons, on="row_", how="left", maintain_order="left")
    nothing = pl.lit([], dtype=pl.List(pl.Int64))
    return joined.drop("row_").with_columns(pl.col("disturbed_by").fill_null(nothing))


def _windows(cut: Cut) -> pl.DataFrame:
    """From when until when something disturbs a participant's values; a null end is open."""
    collected = cut.tables["product"].filter(pl.col("step") == "collection")
    after = collected.select(
        "participant",
        first=pl.col("on").dt.offset_by("1d"),  # the sample of the day is taken before
        last=pl.col("on").dt.offset_by(f"{DAYS}d"),
        reason=pl.lit("blood loss at the collection"),
        event="event",
    )
    told = _answers(cut, TRANSFUSION, NO_TRANSFUSION).select(
        "participant",
        first=pl.col("on"),
        last=pl.col("on").dt.offset_by(f"{DAYS}d"),
        reason=pl.lit("transfusion or iron"),
        event="event",
    )
    variant = _answers(cut, VARIANT, NO_VARIANT).select(
        "participant", reason=pl.lit("haemoglobin variant"), event="event"
    )
    empty = pl.DataFrame(schema=_WINDOW)
    return pl.concat([empty, after, told, variant], how="diagonal_relaxed")


def _answers(cut: Cut, concept: str, innocent: list[str]) -> pl.DataFrame:
    """The answers to a question that are not among the innocent ones."""
    return cut.tables["values"].filter(
        pl.col("concept") == concept,
        pl.col("value").is_not_null(),
        ~pl.col("value").is_in(innocent),
    )
