"""Who was on insulin (or whatever an endpoint asks to be halved) before the first dose."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.diary import diary_days, diary_means
from trialwright.protocol.objectives import ReductionResponder


def reduction_endpoints(cut: Cut) -> dict[str, ReductionResponder]:
    """The study's reduction endpoints by id, in its order."""
    return {
        endpoint.id: endpoint.analysis
        for endpoint in cut.study.endpoints
        if isinstance(endpoint.analysis, ReductionResponder)
    }


def baseline_means(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    """As `diary_means`, over the days before the baseline anchor, with `on_insulin`.

    Yes: a dose above 0 on any of the days. No: enough valid days, and none above 0. Too few days
    and none above 0: null, for the days nobody wrote down may have had one.
    """
    anchor = cut.people.select("participant", cut.day_of(rule.baseline).alias("reference"))
    means = diary_means(
        diary_days(cut, rule.concept), anchor.filter(pl.col("reference").is_not_null()), rule.days
    )
    enough = pl.col("valid") >= rule.valid_days
    on_insulin = pl.when(pl.col("any_dose")).then(True).when(enough).then(False)
    return means.with_columns(on_insulin=on_insulin)


def insulin_at_baseline(cut: Cut) -> pl.DataFrame:
    """participant, on_insulin by the first reduction endpoint; no rows where there is none."""
    for rule in reduction_endpoints(cut).values():
        return baseline_means(cut, rule).select("participant", "on_insulin")
    return pl.DataFrame(schema={"participant": pl.String, "on_insulin": pl.Boolean})
