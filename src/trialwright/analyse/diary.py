"""Daily doses out of a diary: one number a day, and means over the days before a day."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut

_RECORD = ["participant", "encounter", "form", "repeat"]


def diary_days(cut: Cut, concept: str) -> pl.DataFrame:
    """participant, day, dose, event: what the diary says of each day.

    The day is the date written in the same row of the form, else the day the value speaks of. A
    day written twice counts once, as written last; an entry without a number is no valid day.
    """
    values = cut.tables["values"]
    doses = values.filter(pl.col("concept") == concept, pl.col("number").is_not_null())
    dates = values.filter(pl.col("concept") == "diary_date").select(
        *_RECORD, pl.col("value").str.to_date(strict=False).alias("written")
    )
    rows = doses.join(dates, on=_RECORD, how="left", maintain_order="left").select(
        "participant",
        pl.coalesce("written", "on").alias("day"),
        pl.col("number").alias("dose"),
        "event",
    )
    return (
        rows.filter(pl.col("day").is_not_null())
        .sort("participant", "day", "event")
        .group_by("participant", "day", maintain_order=True)
        .last()
    )


def diary_means(days: pl.DataFrame, reference: pl.DataFrame, length: int) -> pl.DataFrame:
    """Per participant of `reference` (participant, reference): the days before that day.

    The window is [reference - length, reference - 1]: the reference day itself may hold a dose
    given after the treatment. mean is over the valid days, null without any; valid counts them;
    any_dose says whether any was above 0 (null without any); events are their ledger events.
    """
    rows = reference.join(days, on="participant", how="left", maintain_order="left")
    before = (pl.col("reference") - pl.col("day")).dt.total_days().is_between(1, length)
    inside = before.fill_null(False)
    return rows.group_by("participant", maintain_order=True).agg(
        mean=pl.col("dose").filter(inside).mean().round_sig_figs(12),
        valid=inside.sum().cast(pl.Int64),
        any_dose=pl.when(inside.any()).then((pl.col("dose") > 0).filter(inside).any()),
        events=pl.col("event").filter(inside),
    )
