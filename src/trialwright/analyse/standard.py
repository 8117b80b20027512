"""Numbers in the unit of their concept, whatever unit they were written in."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.values.quantity import Quantity


def in_standard_units(cut: Cut, rows: pl.DataFrame) -> pl.DataFrame:
    """Add standard_unit and standard: the number in the concept's own unit (all are linear)."""
    pairs = (
        rows.filter(pl.col("number").is_not_null())
        .select("concept", "unit")
        .unique()
        .sort("concept", "unit")
    )
    lines = [(*pair, *_line(cut, *pair)) for pair in pairs.iter_rows()]
    schema = {
        "concept": pl.String,
        "unit": pl.String,
        "standard_unit": pl.String,
        "slope": pl.Float64,
        "intercept": pl.Float64,
    }
    table = pl.DataFrame(lines, schema=schema, orient="row")
    joined = rows.join(
        table, on=["concept", "unit"], how="left", nulls_equal=True, maintain_order="left"
    )
    standard = pl.col("number") * pl.col("slope") + pl.col("intercept")
    return joined.with_columns(
        standard=standard.round_sig_figs(12),
        converted=(pl.col("unit") != pl.col("standard_unit")).fill_null(False),
    )


def _line(cut: Cut, concept: str, unit: str | None) -> tuple[str, float, float]:
    target = cut.concepts[concept].unit
    if unit is None or unit == target:
        return target, 1.0, 0.0
    intercept = Quantity(0.0, unit).to(target, concept).value
    return target, Quantity(1.0, unit).to(target, concept).value - intercept, intercept
