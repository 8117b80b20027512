"""Administrations: at which visit each dose is planned, and what the thing given is called."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns


def dose_visits(cut: Cut) -> pl.DataFrame:
    """dose (number), encounter, VISITNUM, VISIT, EPOCH; the first encounter that plans it."""
    doses = {
        activity.id: activity.dose
        for activity in cut.study.activities
        if activity.act == "administration" and activity.dose is not None
    }
    planned: dict[int, str] = {}
    for encounter in cut.study.encounters:
        for name in encounter.activities:
            if name in doses:
                planned.setdefault(doses[name], encounter.id)
    schema = {"dose": pl.Int64, "encounter": pl.String}
    rows = pl.DataFrame(list(planned.items()), schema=schema, orient="row")
    return rows.join(visit_columns(cut.study), on="encounter", how="left", maintain_order="left")


def treatment_names(cut: Cut) -> pl.Expr:
    """The intervention's name; else the product's label; else what the only intervention is."""
    names = {intervention.id: intervention.name for intervention in cut.study.interventions}
    fallback = cut.study.product.label if cut.study.product else None
    if fallback is None and len(names) == 1:
        fallback = next(iter(names.values()))
    named = pl.col("intervention").replace_strict(names, default=None, return_dtype=pl.String)
    return pl.coalesce(named, pl.lit(fallback, dtype=pl.String), "intervention").str.to_uppercase()
