"""Baseline: what was last known of each participant on or before the first dose."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.insulin import baseline_means, reduction_endpoints
from trialwright.analyse.standard import in_standard_units
from trialwright.protocol.concepts.concept import Concept
from trialwright.protocol.objectives import ReductionResponder

# What happens during a study, or says how it is done, is no characteristic of who joined it.
NOT_CHARACTERISTICS = frozenset({"AE", "CM", "DS", "EX", "IE", "PR"})
SINCE_LAST_VISIT = frozenset(
    {"hypoglycaemia_events", "hypoglycaemia_worst_level", "transfusion_or_iron"}
)
_COLUMNS = ("participant", "USUBJID", "concept", "label", "number", "choice", "on", "sources")


def is_characteristic(concept: Concept) -> bool:
    """Whether a baseline table may show the concept."""
    return (
        concept.kind in ("quantity", "count", "choice")
        and concept.sdtm.domain not in NOT_CHARACTERISTICS
        and concept.id not in SINCE_LAST_VISIT
    )


def baseline_values(cut: Cut) -> pl.DataFrame:
    """participant, USUBJID, concept, label, number, choice (code), on, sources (ledger events).

    Before the first dose, or before enrolment for who was never dosed; a dose that a diary speaks
    of is its mean over the days that the endpoint asks for.
    """
    return pl.concat([_measured(cut), *_diaries(cut)]).filter(
        pl.col("number").is_not_null() | pl.col("choice").is_not_null()
    )


def _measured(cut: Cut) -> pl.DataFrame:
    wanted = {name: c for name, c in cut.concepts.items() if is_characteristic(c)}
    labels = {name: concept.plot_label for name, concept in wanted.items()}
    choices = [name for name, concept in wanted.items() if concept.kind == "choice"]
    until = pl.coalesce(pl.col("first_dose"), cut.day_of("enrolment")).alias("until")
    values = cut.table("values").join(
        cut.people.select("participant", until), on="participant", how="left", maintain_order="left"
    )
    before = values.filter(
        pl.col("concept").is_in(list(wanted)),
        pl.col("value").is_not_null(),
        pl.col("on") <= pl.col("until"),
    )
    last = before.sort("participant", "concept", "on", "repeat", "event")
    rows = in_standard_units(
        cut, last.group_by("participant", "concept", maintain_order=True).last()
    )
    is_choice = pl.col("concept").is_in(choices)
    return rows.with_columns(
        label=pl.col("concept").replace_strict(labels, default=None, return_dtype=pl.String),
        choice=pl.when(is_choice).then(pl.col("value")),
        number=pl.when(~is_choice).then(pl.col("standard")),
        sources=pl.concat_list("event"),
    ).select(_COLUMNS)


def _diaries(cut: Cut) -> list[pl.DataFrame]:
    """The mean daily dose before the first dose, where enough days of it are valid."""
    rules = {rule.concept: rule for rule in reduction_endpoints(cut).values()}
    return [
        baseline_means(cut, rule)
        .filter(pl.col("valid") >= rule.valid_days)
        .join(_who(cut, rule), on="participant", how="left", maintain_order="left")
        .with_columns(
            concept=pl.lit(name),
            label=pl.lit(cut.concepts[name].plot_label),
            number=pl.col("mean"),
            choice=pl.lit(None, dtype=pl.String),
            sources=pl.col("events"),
        )
        .select(_COLUMNS)
        for name, rule in rules.items()
    ]


def _who(cut: Cut, rule: ReductionResponder) -> pl.DataFrame:
    return cut.people.select("participant", "USUBJID", on=cut.day_of(rule.baseline))
