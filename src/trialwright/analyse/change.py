"""Values of one concept by visit, beside the last one on or before an anchor."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.standard import in_standard_units


def visit_values(cut: Cut, concept: str, anchor: str) -> pl.DataFrame:
    """One row per participant and encounter, the mean where a form repeats.

    participant, USUBJID, encounter, VISITNUM, VISIT, on, value (in the concept's unit), averaged
    (how many values), base (the last value on or before the anchor's day), change (of values after
    that day, else null), is_base, sources (ledger events: of a value after it, the baseline's too).
    """
    begun = cut.people.select("participant", cut.day_of(anchor).alias("begun"))
    rows = in_standard_units(cut, cut.table("values").filter(pl.col("concept") == concept))
    rows = rows.filter(pl.col("standard").is_not_null()).join(
        begun, on="participant", how="left", maintain_order="left"
    )
    visits = rows.group_by("participant", "USUBJID", "encounter", "begun", maintain_order=True).agg(
        value=pl.col("standard").mean().round_sig_figs(12),
        averaged=pl.len().cast(pl.Int64),
        on=pl.col("on").max(),
        own=pl.col("event"),
    )
    planned = visit_columns(cut.study)
    return _with_baseline(visits.join(planned, on="encounter", how="left", maintain_order="left"))


def _with_baseline(visits: pl.DataFrame) -> pl.DataFrame:
    before = (pl.col("on") <= pl.col("begun")).fill_null(False)
    ordered = visits.sort("participant", "on", "VISITNUM", nulls_last=True)
    base = (
        ordered.filter(before)
        .group_by("participant", maintain_order=True)
        .agg(
            base=pl.col("value").last(),
            base_encounter=pl.col("encounter").last(),
            base_events=pl.col("own").last(),
        )
    )
    joined = ordered.join(base, on="participant", how="left", maintain_order="left")
    after = (pl.col("on") > pl.col("begun")).fill_null(False)
    nothing = pl.lit([], dtype=pl.List(pl.Int64))
    return joined.with_columns(
        change=pl.when(after).then((pl.col("value") - pl.col("base")).round_sig_figs(12)),
        is_base=(pl.col("encounter") == pl.col("base_encounter")).fill_null(False) & before,
        sources=pl.concat_list(
            "own", pl.when(after).then(pl.col("base_events").fill_null(nothing)).otherwise(nothing)
        ),
    )
