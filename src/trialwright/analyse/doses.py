"""Administrations: at which visit each dose is planned, and what the thing given is called."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns


def dose_visits(cut: Cut) -> pl.DataFrame:
    """arm, dose (number), encounter, VISITNUM, VISIT, EPOCH; the arm's first encounter with it."""
    doses = {
        activity.id: activity.dose
        for activity in cut.study.activities
        if activity.act == "administration" and activity.dose is not None
    }
    planned: dict[tuple[str, int], str] = {}
    for encounter in cut.study.encounters:
        for arm in encounter.arms or [arm.id for arm in cut.study.arms]:
            for name in encounter.activities:
                if name in doses:
                    planned.setdefault((arm, doses[name]), encounter.id)
    rows = pl.DataFrame(
        [(*key, encounter) for key, encounter in planned.items()],
        schema={"arm": pl.String, "dose": pl.Int64, "encounter": pl.String},
        orient="row",
    )
    return rows.join(visit_columns(cut.study), on="encounter", how="left", maintain_order="left")


def administrations(cut: Cut) -> pl.DataFrame:
    """The administrations of the cut with the participant's arm, its label, and the visit."""
    given = cut.table("product").filter(pl.col("step") == "administration")
    arms = cut.people.select("participant", "arm", "arm_label")
    rows = given.join(arms, on="participant", how="left", maintain_order="left")
    return rows.join(dose_visits(cut), on=["arm", "dose"], how="left", maintain_order="left")


def by_treatment(cut: Cut, given: pl.DataFrame) -> pl.DataFrame:
    """The administrations with EXTRT: a row for each intervention that was given.

    Which it was stands in the event; else it is all interventions of the arm, given together. Arms
    of a crossover have them one after the other, in an order that nobody stated here: there the
    arm's own name stands, as the sequence that it is.
    """
    names = {item.id: item.name for item in cut.study.interventions}
    is_sequence = cut.study.design.model == "CROSSOVER"
    together = {
        arm.id: [arm.label]
        if is_sequence and len(arm.interventions) > 1
        else [names.get(name, name) for name in arm.interventions] or [arm.label]
        for arm in cut.study.arms
    }
    planned = pl.DataFrame(
        {"arm": list(together), "planned": list(together.values())},
        schema={"arm": pl.String, "planned": pl.List(pl.String)},
    )
    rows = given.join(planned, on="arm", how="left", maintain_order="left")
    fallback = cut.study.product.label if cut.study.product else None
    single = pl.coalesce(
        pl.col("intervention").replace_strict(names, default=None, return_dtype=pl.String),
        "intervention",
        pl.when(pl.col("lot").is_not_null()).then(pl.lit(fallback, dtype=pl.String)),
    )
    several = pl.when(single.is_not_null()).then(pl.concat_list(single)).otherwise("planned")
    return (
        rows.with_columns(EXTRT=several)
        .explode("EXTRT")
        .with_columns(
            pl.coalesce("EXTRT", "arm_label", pl.lit("STUDY TREATMENT")).str.to_uppercase()
        )
    )
