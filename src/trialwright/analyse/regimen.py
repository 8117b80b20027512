"""Background drugs: what was added, raised, lowered or stopped since the first dose."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns

CONCEPT = "antidiabetic_change"
CHANGES = ("added", "raised", "lowered", "stopped")


def changes_since_first_dose(cut: Cut) -> pl.DataFrame:
    """Per participant and visit after the first dose with a record of changes.

    One column a kind of CHANGES: how often it was recorded so far; each record speaks of the time
    since the visit before. Further: participant, USUBJID, encounter, VISITNUM, VISIT, on, sources.
    """
    records = cut.table("values").filter(
        pl.col("concept") == CONCEPT, pl.col("value").is_not_null()
    )
    after = records.filter(pl.col("on") > pl.col("first_dose")).join(
        visit_columns(cut.study), on="encounter", how="left", maintain_order="left"
    )
    ordered = after.sort("participant", "on", "VISITNUM", "event")
    so_far = [
        (pl.col("value") == code).cum_sum().over("participant").cast(pl.Int64).alias(code)
        for code in CHANGES
    ]
    return ordered.with_columns(*so_far, sources=_events_so_far(ordered)).unique(
        ["participant", "encounter"], keep="last", maintain_order=True
    )


def _events_so_far(ordered: pl.DataFrame) -> pl.Series:
    """The ledger events of each participant's records up to and including each row."""
    seen: dict[str, list[int]] = {}
    lists = []
    for participant, event in ordered.select("participant", "event").iter_rows():
        seen[participant] = [*seen.get(participant, []), event]
        lists.append(seen[participant])
    return pl.Series("sources", lists, pl.List(pl.Int64))
