"""Values of one concept by visit, beside the last one on or before an anchor."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.disturbed import with_disturbance
from trialwright.analyse.standard import in_standard_units


def visit_values(cut: Cut, concept: str, anchor: str) -> pl.DataFrame:
    """One row per participant and encounter, the mean where a form repeats.

    participant, USUBJID, encounter, VISITNUM, VISIT, on, value (in the concept's unit), averaged
    (how many values), base (the last value on or before the anchor's day), change (of values after
    that day, else null), is_base, sources (ledger events: of a value after it, the baseline's too).
    `disturbed` says why a value may mislead; base_kept and change_kept are as base and change with
    such values left out, null where one of the two is left out.
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
    visits = visits.join(planned, on="encounter", how="left", maintain_order="left")
    return _with_baseline(with_disturbance(cut, concept, visits))


def _with_baseline(visits: pl.DataFrame) -> pl.DataFrame:
    before = (pl.col("on") <= pl.col("begun")).fill_null(False)
    ordered = visits.sort("participant", "on", "VISITNUM", nulls_last=True)
    joined = ordered
    for suffix, rows in (("", before), ("_kept", before & pl.col("disturbed").is_null())):
        base = _last(ordered.filter(rows), suffix)
        joined = joined.join(base, on="participant", how="left", maintain_order="left")
    after = (pl.col("on") > pl.col("begun")).fill_null(False)
    kept = after & pl.col("disturbed").is_null()
    return joined.with_columns(
        change=pl.when(after).then((pl.col("value") - pl.col("base")).round_sig_figs(12)),
        change_kept=pl.when(kept).then((pl.col("value") - pl.col("base_kept")).round_sig_figs(12)),
        is_base=(pl.col("encounter") == pl.col("base_encounter")).fill_null(False) & before,
        sources=pl.concat_list(
            "own",
            "disturbed_by",
            *(
                pl.when(when).then(pl.col(name).fill_null(_NOTHING)).otherwise(_NOTHING)
                for when, name in ((after, "base_events"), (kept, "base_events_kept"))
            ),
        ),
    )


_NOTHING = pl.lit([], dtype=pl.List(pl.Int64))


def _last(before: pl.DataFrame, suffix: str) -> pl.DataFrame:
    """Each participant's last value, its encounter and its events."""
    grouped = before.group_by("participant", maintain_order=True)
    return grouped.agg(
        pl.col("value").last().alias(f"base{suffix}"),
        pl.col("encounter").last().alias(f"base_encounter{suffix}"),
        pl.col("own").last().alias(f"base_events{suffix}"),
    )
