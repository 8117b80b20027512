"""The reduction responder, element by element, of every enrolled participant."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.change import visit_values
from trialwright.analyse.cut import Cut
from trialwright.analyse.diary import diary_days, diary_means
from trialwright.analyse.estimands import intercurrent_events
from trialwright.analyse.insulin import baseline_means
from trialwright.analyse.regimen import changes_since_first_dose
from trialwright.protocol.objectives import ReductionResponder

# 0.3 is met by 7.9 after 7.6, though in floats their difference lies a hair above it
_DIGITS = 9
_NO_EVENTS = pl.List(pl.Int64)


def responder_elements(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    """One row per enrolled participant; every element is yes, no or null for unknown.

    dose_ok: the mean of the last days is at most `ratio` of the baseline mean. guard_ok: the guard
    did not rise by more than its margin. drug_ok: no background drug was added or raised.
    composite: all of them (Kleene: one no decides, whatever is unknown), and no death before the
    visit. complete: the same of those with every element known, else null.
    dosed_outcome: composite, and no where the baseline dose is 0.
    insulin, maybe_insulin, dosed, enrolled: who is counted, see `estimands.VARIANTS`.
    """
    rows = cut.people.filter(cut.day_of("enrolment").is_not_null()).select(
        "participant",
        "USUBJID",
        cut.day_of(rule.baseline).alias("begun"),
        cut.day_of("death").alias("died"),
    )
    parts = (_baseline(cut, rule), _follow_up(cut, rule), _guard(cut, rule), _drugs(cut, rule))
    for part in (_begun(cut, rule), *parts, intercurrent_events(cut)):
        rows = rows.join(part, on="participant", how="left", maintain_order="left")
    return _answers(rows, rule).with_columns(
        sources=pl.concat_list(
            pl.col(name).fill_null(pl.lit([], dtype=_NO_EVENTS)) for name in _SOURCES
        )
    )


def _begun(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    """The events that enrolled each participant and reached the baseline anchor."""
    milestones = cut.tables["milestones"].filter(
        pl.col("milestone").is_in(["enrolment", rule.baseline])
    )
    return milestones.group_by("participant", maintain_order=True).agg(own_events=pl.col("event"))


_SOURCES = ("own_events", "base_events", "post_events", "guard_events", "drug_events", "ice_events")


def _baseline(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    return baseline_means(cut, rule).select(
        "participant",
        "on_insulin",
        pl.col("mean").alias("base_mean"),
        pl.col("valid").alias("base_valid"),
        pl.col("events").alias("base_events"),
    )


def _follow_up(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    """The days before the visit; a visit that did not take place gives none."""
    visits = cut.tables["visits"].filter(
        pl.col("encounter") == rule.encounter, pl.col("status") == "done"
    )
    reference = visits.select("participant", pl.col("on").alias("reference"))
    means = diary_means(diary_days(cut, rule.concept), reference, rule.days)
    return means.join(reference, on="participant", how="left").select(
        "participant",
        pl.col("reference").alias("visited"),
        pl.col("mean").alias("post_mean"),
        pl.col("valid").alias("post_valid"),
        pl.col("events").alias("post_events"),
    )


def _guard(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    if rule.guard_concept is None:
        return pl.DataFrame(schema=_GUARD)
    values = visit_values(cut, rule.guard_concept, rule.baseline)
    return values.filter(pl.col("encounter") == rule.encounter).select(
        "participant",
        pl.col("base").alias("guard_base"),
        pl.col("value").alias("guard_value"),
        pl.col("change").round(_DIGITS).alias("guard_change"),
        pl.col("sources").alias("guard_events"),
    )


_GUARD = {
    "participant": pl.String(),
    "guard_base": pl.Float64(),
    "guard_value": pl.Float64(),
    "guard_change": pl.Float64(),
    "guard_events": _NO_EVENTS,
}


def _drugs(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    """Whether a drug was added or raised up to the visit.

    One such record decides; that there was none is known only with a record at the visit itself,
    which speaks of the time since the visit before.
    """
    records = changes_since_first_dose(cut)
    order = {encounter.id: n for n, encounter in enumerate(cut.study.encounters, start=1)}
    last = float(order.get(rule.encounter, len(order)))
    until = records.filter(pl.col("VISITNUM") <= last)
    return until.group_by("participant", maintain_order=True).agg(
        drug_changed=(pl.col("added") + pl.col("raised") > 0).any(),
        drug_known=(pl.col("encounter") == rule.encounter).any(),
        drug_events=pl.col("sources").last(),
    )


def _answers(rows: pl.DataFrame, rule: ReductionResponder) -> pl.DataFrame:
    enough = (pl.col("base_valid") >= rule.valid_days) & (pl.col("post_valid") >= rule.valid_days)
    limit = (pl.col("base_mean") * rule.ratio).round(_DIGITS)
    halved = pl.when(enough & (pl.col("base_mean") > 0)).then(
        pl.col("post_mean").round(_DIGITS) <= limit
    )
    known = pl.when(pl.col("drug_changed")).then(False).when(pl.col("drug_known")).then(True)
    guarded = rule.guard_concept is not None and rule.guard_margin is not None
    guard = pl.col("guard_change") <= rule.guard_margin if guarded else pl.lit(True)
    begun, on_insulin = pl.col("begun").is_not_null(), pl.col("on_insulin")
    return rows.with_columns(
        dose_ok=halved,
        guard_ok=guard,
        drug_ok=known if rule.no_new_drug else pl.lit(True),
        insulin=begun & on_insulin.fill_null(False),
        maybe_insulin=begun & on_insulin.fill_null(True),
        dosed=begun,
        enrolled=pl.lit(True),
    ).with_columns(**_outcomes())


def _outcomes() -> dict[str, pl.Expr]:
    elements = [pl.col(name) for name in ("dose_ok", "guard_ok", "drug_ok")]
    together = pl.all_horizontal(elements)
    died = pl.col("died").is_not_null() & pl.col("visited").is_null()
    every = pl.all_horizontal(element.is_not_null() for element in elements)
    composite = pl.when(died).then(False).otherwise(together)
    return {
        "composite": composite,
        "dosed_outcome": pl.when(~pl.col("on_insulin")).then(False).otherwise(composite),
        "complete": pl.when(every).then(together),
    }
