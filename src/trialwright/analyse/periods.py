"""Periods between anchors: consent to collection, collection to dose 1, ... (requirement E3)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.protocol.study import Study


def anchor_words(anchor: str) -> str:
    """An anchor's id as words: dose_1 → dose 1."""
    return anchor.replace("_", " ")


def period_labels(study: Study, arm: str | None) -> dict[str, str]:
    """Anchor → the period it begins in an arm, of the anchors its plan leads to; None: of any arm.

    The last one has no end.
    """
    anchors = _planned_anchors(study, arm)
    following = zip(anchors, [*anchors[1:], ""], strict=True)
    return {
        anchor: f"{anchor_words(anchor)} to {anchor_words(after)}"
        if after
        else f"after {anchor_words(anchor)}"
        for anchor, after in following
    }


def _planned_anchors(study: Study, arm: str | None) -> list[str]:
    """The study's anchors without those that only another arm's visits set."""
    own: set[str] = set()
    others: set[str] = set()
    for encounter in study.encounters:
        planned = arm is None or not encounter.arms or arm in encounter.arms
        (own if planned else others).update((encounter.id, *encounter.activities))
    only_others = others - own
    return [anchor.id for anchor in study.anchors if _setters(study, anchor.id) - only_others]


def _setters(study: Study, anchor_id: str) -> set[str]:
    """What sets an anchor: activities of every arm that do the same, such as a dose's."""
    setters = {anchor.set_by for anchor in study.anchors if anchor.id == anchor_id}
    set_by = {activity for activity in study.activities if activity.id in setters}
    alike = {(activity.act, activity.dose) for activity in set_by if activity.dose is not None}
    return setters | {
        activity.id for activity in study.activities if (activity.act, activity.dose) in alike
    }


def participant_periods(cut: Cut) -> pl.DataFrame:
    """participant, anchor, APERIOD (1 ...), APERIODC, first, last, event: the periods entered.

    A period begins on its anchor's day and lasts until the day before the next anchor reached; the
    last one until the participation ended, or the cut-off. An anchor never reached begins nothing,
    and the period before it goes on.
    """
    anchors = [anchor.id for anchor in cut.study.anchors]
    numbers = {anchor: number for number, anchor in enumerate(anchors, start=1)}
    number = pl.col("anchor").replace_strict(numbers, return_dtype=pl.Int64)
    who = cut.people.select("participant", "arm", "ended")
    reached = _reached(cut, anchors).with_columns(APERIOD=number).join(who, on="participant")
    reached = reached.join(_labels(cut), on=["anchor", "arm"], how="left", nulls_equal=True)
    reached = reached.sort("participant", "APERIOD")
    following = pl.col("first").shift(-1).over("participant")
    return reached.with_columns(
        last=pl.coalesce(following.dt.offset_by("-1d"), "ended", pl.lit(cut.snapshot.cut_off)),
    ).drop("ended", "arm")


def _labels(cut: Cut) -> pl.DataFrame:
    """anchor, arm (null: not assigned), APERIODC; an anchor an arm does not plan keeps its name."""
    anywhere = period_labels(cut.study, None)
    rows = [
        (anchor, arm, label)
        for arm in (None, *(arm.id for arm in cut.study.arms))
        for anchor, label in {**anywhere, **period_labels(cut.study, arm)}.items()
    ]
    schema = {"anchor": pl.String, "arm": pl.String, "APERIODC": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


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
