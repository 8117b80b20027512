"""Whom a study's doctors send: people who look eligible on paper, as far as paper can show it.

Screening a whole population would be neither real nor quick. A referring doctor knows the limits
of the criteria and the person's chart, and is right more often than not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.criteria import (
    Age,
    And,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    Sex,
)
from trialwright.simulate.dice import Dice
from trialwright.values.quantity import Quantity, UnitMismatch

# Assumptions: how often a referral that paper could have stopped is stopped.
KNOWS_NUMBERS = 0.6
KNOWS_DIAGNOSES = 0.95

_TIME_IN_YEARS = {"years": 1.0, "months": 1 / 12, "weeks": 7 / 365.25, "days": 1 / 365.25}
_DIABETES_SINCE = {"type_1_diabetes", "type_2_diabetes", "diabetes"}


@dataclass(frozen=True)
class Range:
    """Numbers a criterion lets in; both ends count, an absent end is open."""

    low: float = -math.inf
    high: float = math.inf

    def __and__(self, other: Range) -> Range:
        return Range(max(self.low, other.low), min(self.high, other.high))

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high


@dataclass(frozen=True)
class Referral:
    """What the criteria ask for, read off them as a doctor would.

    `ranges` are per concept, in the concept's own unit; `sexes` those who may join; `wanted` and
    `unwanted` are conditions and medications that the criteria ask for or exclude.
    """

    ranges: Mapping[str, Range] = field(default_factory=dict)
    sexes: tuple[str, ...] = ("female", "male")
    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()

    def settled(self, concept: str, natural: float, spread: float, dice: Dice) -> float:
        """The natural number, or one the criteria let in where the doctor knew and minded it.

        `spread` is how far from a single limit the new number may lie.
        """
        wanted = self.ranges.get(concept, Range())
        if natural in wanted or not dice.chance(KNOWS_NUMBERS, "referred", concept):
            return natural
        low = wanted.low if math.isfinite(wanted.low) else wanted.high - spread
        high = wanted.high if math.isfinite(wanted.high) else wanted.low + spread
        return low + (high - low) * dice.uniform("settled", concept)

    def has(self, concept: str, natural: float, dice: Dice) -> bool:
        """Has the person this condition or medication, given its natural frequency?"""
        if concept in self.wanted:
            return dice.chance(KNOWS_DIAGNOSES, "has", concept)
        rare = natural * (1 - KNOWS_DIAGNOSES) if concept in self.unwanted else natural
        return dice.chance(rare, "has", concept)


def referral_of(criteria: Iterable[Criterion]) -> Referral:
    """The referral of a study. Alternatives (Or, in an inclusion) are left to chance."""
    asked = [part for criterion in criteria for part in _asked(criterion)]
    ranges: dict[str, Range] = {}
    for node, positive in asked:
        for concept, limits in _limits(node, positive):
            ranges[concept] = ranges.get(concept, Range()) & limits
    sexes = [set(node.any_of) for node, positive in asked if isinstance(node, Sex) and positive]
    return Referral(
        ranges={concept: limits for concept, limits in ranges.items() if limits.low <= limits.high},
        sexes=tuple(sorted(set.intersection({"female", "male"}, *sexes))) or ("female", "male"),
        wanted=_named(asked, positive=True),
        unwanted=_named(asked, positive=False),
    )


def _asked(criterion: Criterion) -> list[tuple[Expression, bool]]:
    """What must hold (True) or must not (False) for a person to join."""
    if criterion.kind == "unknown":
        return []
    return _parts(criterion.expression, criterion.kind == "inclusion")


def _parts(node: Expression, positive: bool) -> list[tuple[Expression, bool]]:
    if isinstance(node, Not):
        return _parts(node.part, not positive)
    # all of And must hold; by De Morgan, none of Or may hold where it excludes
    if isinstance(node, And if positive else Or):
        return [found for part in node.parts for found in _parts(part, positive)]
    return [(node, positive)]


def _limits(node: Expression, positive: bool) -> list[tuple[str, Range]]:
    if isinstance(node, Comparison):
        return [(node.concept, _range(node, _in_own_unit(node), positive))]
    if isinstance(node, Age):
        share = _TIME_IN_YEARS[node.unit]
        upper = None if node.value2 is None else node.value2 * share
        return [("age", _range(node, (node.value * share, upper), positive))]
    if isinstance(node, DurationSince) and node.concept in _DIABETES_SINCE:
        years = node.value * _TIME_IN_YEARS[node.unit]
        return [("diabetes_duration", _range(node, (years, None), positive))]
    if isinstance(node, Medication) and node.for_longer_than and positive:
        months = 12 * node.for_longer_than.value * _TIME_IN_YEARS[node.for_longer_than.unit]
        return [("treatment_months", Range(low=months + 1))]
    return []


def _in_own_unit(node: Comparison) -> tuple[float, float | None]:
    concept = load_concepts().get(node.concept)
    substance = "glucose" if "glucose" in node.concept else node.concept
    numbers = [node.value] if node.value2 is None else [node.value, node.value2]
    try:
        own = [Quantity(x, node.unit).to(concept.unit if concept else node.unit, substance).value
               for x in numbers]  # fmt: skip
    except UnitMismatch:
        return math.nan, None  # an empty range: nothing to go by
    return own[0], own[1] if len(own) > 1 else None


def _range(
    node: Comparison | Age | DurationSince, numbers: tuple[float, float | None], positive: bool
) -> Range:
    value, value2 = numbers
    if math.isnan(value) or node.operator == "unknown":
        return Range()
    if node.operator in {"between", "="}:
        return Range(value, value if value2 is None else value2) if positive else Range()
    above = (node.operator in {">", ">="}) is positive
    return Range(low=value) if above else Range(high=value)


def _named(asked: list[tuple[Expression, bool]], *, positive: bool) -> frozenset[str]:
    nodes = (node for node, asks in asked if asks is positive)
    return frozenset(
        node.concept for node in nodes if isinstance(node, Condition | Medication | DurationSince)
    )
