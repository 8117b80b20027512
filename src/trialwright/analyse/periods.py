"""Periods between anchors: consent to collection, collection to dose 1, ... (requirement E3)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut


def anchor_words(anchor: str) -> str:
    """An anchor's id as words: dose_1 → dose 1."""
    return anchor.replace("_", " ")


def period_labels(cut: Cut) -> dict[str, str]:
    """Anchor → the period it begins; the last one has no end."""
    anchors = [anchor.id for anchor in cut.study.anchors]
    following = zip(anchors, [*anchors[1:], ""], strict=True)
    return {
        anchor: f"{anchor_words(anchor)} to {anchor_words(after)}"
        if after
        else f"after {anchor_words(anchor)}"
        for anchor, after in following
    }


def participant_periods(cut: Cut) -> pl.DataFrame:
    """participant, anchor, APERIOD (1 ...), APERIODC, first, last, event: the periods entered.

    A period begins on its anchor's day and lasts until the day before the next anchor reached; the
    last one until the participation ended, or the cut-off. An anchor never reached begins nothing,
    and the period before it goes on.
    """
    labels = period_labels(cut)
    numbers = {anchor: number for number, anchor in enumerate(labels, start=1)}
    number = pl.col("anchor").replace_strict(numbers, return_dtype=pl.Int64)
    ended = cut.people.select("participant", "ended")
    reached = _reached(cut, list(labels)).with_columns(APERIOD=number).join(ended, on="participant")
    reached = reached.sort("participant", "APERIOD")
    following = pl.col("first").shift(-1).over("participant")
    return reached.with_columns(
        APERIODC=pl.col("anchor").replace_strict(labels),
        last=pl.coalesce(following.dt.offset_by("-1d"), "ended", pl.lit(cut.snapshot.cut_off)),
    ).drop("ended")


def _reached(cut: Cut, anchors: list[str]) -> pl.DataFrame:
    """participant, anchor, first (the day), event: the anchors reached; the first day of each."""
    milestones = cut.tables["milestones"].filter(
        pl.col("milestone").is_in(anchors), pl.col("on").is_not_null()
    )
    return (
        milestones.sort("participant", "on", "event")
        .group_by("participant", pl.col("milestone").alias("anchor"), maintain_order=True)
        .agg(pl.col("on").first().alias("first"), pl.col("event").first())
    )
