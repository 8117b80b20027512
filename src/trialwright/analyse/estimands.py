"""Estimands (ICH E9(R1)): intercurrent events as found in the data, and ways of counting them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.protocol.objectives import Endpoint, ReductionResponder

Missing = Literal["no", "yes", "out"]


@dataclass(frozen=True)
class Variant:
    """One way of counting responders.

    `among` is a column that says who is counted, `outcome` the column that answers (yes, no or
    unknown), `missing` what an unknown answer counts as: no, yes, or left out.
    """

    paramcd: str
    label: str
    population: str
    among: str
    outcome: str
    missing: Missing
    note: str


VARIANTS: Mapping[str, Variant] = {
    "primary": Variant(
        "RESPPRI",
        "Responder, primary",
        "on insulin at baseline",
        "insulin",
        "composite",
        "out",
        "One element that is not met decides, and so does a death before the visit.",
    ),
    "observed": Variant(
        "RESPOBS",
        "Responder, as observed",
        "on insulin at baseline",
        "insulin",
        "complete",
        "out",
        "Only participants of whom every element was measured.",
    ),
    "worst_case": Variant(
        "RESPWRST",
        "Responder, worst case",
        "on insulin at baseline",
        "maybe_insulin",
        "composite",
        "no",
        "Unknown counts as no response, also of those whose insulin at baseline is not known.",
    ),
    "best_case": Variant(
        "RESPBEST",
        "Responder, best case",
        "on insulin at baseline",
        "maybe_insulin",
        "composite",
        "yes",
        "Unknown counts as response, also of those whose insulin at baseline is not known.",
    ),
    "dose_only": Variant(
        "RESPDOSE",
        "Responder, dose only",
        "on insulin at baseline",
        "insulin",
        "dose_ok",
        "no",
        "The dose alone is asked for; guard value and background drugs are not.",
    ),
    "all_enrolled": Variant(
        "RESPENRL",
        "Responder, all enrolled",
        "enrolled",
        "enrolled",
        "composite",
        "no",
        "Also those never treated or not on insulin, who cannot respond, are counted.",
    ),
}

# The answer to "who is counted" that asks for everyone treated (ids of questions: see questions.md)
_ALL_DOSED = Variant(
    "RESPPRI",
    "Responder, primary",
    "dosed",
    "dosed",
    "dosed_outcome",
    "out",
    "Everyone given a dose is counted; a dose of 0 at baseline is no response.",
)


# How the primary takes an answer that stays unknown (the rule's `missing`), and what it says of it
_TAKEN: Mapping[str, tuple[Missing, str]] = {
    "left out": ("out", "Participants whose answer stays unknown are left out."),
    "no response": ("no", "An answer that stays unknown counts as no response."),
}


def variants(endpoint: Endpoint) -> Mapping[str, Variant]:
    """The ways of counting an endpoint; its estimand may ask for everyone who was dosed.

    Its rule may count an answer that stays unknown as no response.
    """
    population = endpoint.estimand.population if endpoint.estimand else ""
    everyone = population.startswith("all given at least one dose")
    primary = _ALL_DOSED if everyone else VARIANTS["primary"]
    rule = endpoint.analysis
    how = rule.missing if isinstance(rule, ReductionResponder) else "left out"
    missing, said = _TAKEN[how]
    primary = replace(primary, missing=missing, note=f"{primary.note} {said}")
    return {**VARIANTS, "primary": primary}


# Milestones that are intercurrent events, in words; a skipped dose is found by its name.
EVENTS: Mapping[str, str] = {
    "withdrawal_treatment": "stopped study treatment",
    "withdrawal_study": "left the study",
    "withdrawal_consent": "withdrew consent",
    "lost": "lost to follow-up",
    "death": "died",
}


def intercurrent_events(cut: Cut) -> pl.DataFrame:
    """participant, ice (words, in order of day), ice_events: what happened after enrolment."""
    skipped = pl.col("milestone").str.extract(r"^dose_(\d+)_skipped$")
    words = pl.coalesce(
        pl.col("milestone").replace_strict(EVENTS, default=None, return_dtype=pl.String),
        pl.format("dose {} skipped", skipped),
    )
    enrolled = cut.people.filter(cut.day_of("enrolment").is_not_null()).select("participant")
    found = (
        cut.tables["milestones"]
        .join(enrolled, on="participant", how="semi", maintain_order="left")
        .with_columns(words=words)
        .filter(pl.col("words").is_not_null())
        .sort("participant", "on", "event")
    )
    return found.group_by("participant", maintain_order=True).agg(
        ice=pl.col("words").str.join("; "), ice_events=pl.col("event")
    )
