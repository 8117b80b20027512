"""Objectives, endpoints and estimands (ICH E9(R1)): what is asked, of whom, and how answered."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Strategy: TypeAlias = Literal[
    "treatment policy", "hypothetical", "composite", "while on treatment", "principal stratum"
]


class IntercurrentEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An event after treatment begins that changes what the outcome means, and how it is met."""

    event: str
    strategy: Strategy
    why: str


class Estimand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The five attributes of ICH E9(R1) A.3."""

    treatment: str
    population: str
    variable: str
    intercurrent_events: tuple[IntercurrentEvent, ...]
    summary: str


class AdverseEventSummary(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="method",
    tag="adverse_events",
    forbid_unknown_fields=True,
):
    """Participants with an event and numbers of events, counted from anchor `counted_from` on."""

    counted_from: str


class ReductionResponder(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="method",
    tag="reduction_responder",
    forbid_unknown_fields=True,
):
    """Responder: mean of `concept` before `encounter` is at most `ratio` of the baseline mean.

    Both means are over the `days` diary days before, at least `valid_days` of them valid; the
    baseline is taken before anchor `baseline`. `guard_concept` may not rise by more than
    `guard_margin` (in its own unit); with `no_new_drug`, no background drug is added or raised.
    Participants whose baseline is 0 are shown apart: a relative reduction is not defined for them.
    `missing` is how the primary count takes an answer that stays unknown.
    """

    concept: str
    baseline: str
    encounter: str
    ratio: float = 0.5
    days: int = 7
    valid_days: int = 5
    guard_concept: str | None = None
    guard_margin: float | None = None
    no_new_drug: bool = True
    missing: Literal["left out", "no response"] = "left out"


class ChangeFromBaseline(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="method",
    tag="change_from_baseline",
    forbid_unknown_fields=True,
):
    """Change of `concept` from the last value on or before anchor `baseline`, at each encounter."""

    concept: str
    baseline: str
    encounters: tuple[str, ...]


class NotComputable(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="method",
    tag="not_computable",
    forbid_unknown_fields=True,
):
    """The record does not say enough to compute this outcome; `why` says what is missing."""

    why: str


Analysis: TypeAlias = AdverseEventSummary | ReductionResponder | ChangeFromBaseline | NotComputable


class Endpoint(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One outcome: the registry's words (measure, description, time frame) beside our reading."""

    id: str
    level: Literal["primary", "secondary", "exploratory"]
    label: str
    analysis: Analysis
    estimand: Estimand | None = None
    registered_measure: str = ""
    registered_description: str = ""
    registered_time_frame: str = ""


class Objective(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the study wants to know, and the endpoints that answer it."""

    id: str
    level: Literal["primary", "secondary", "exploratory"]
    text: str
    endpoints: tuple[str, ...]
