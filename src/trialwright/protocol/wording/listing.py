"""A criterion as one JSON object, its numbers listed with their places in the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from trialwright.protocol.criteria import (
    Age,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Expression,
    Medication,
    Period,
)
from trialwright.protocol.wording.criteria_text import leaves


def listed(criterion: Criterion) -> dict[str, Any]:
    """The object of `trialwright criteria --json`; every start and end counts in the input text."""
    every = tuple(leaves(criterion.expression))
    return {
        "kind": criterion.kind,
        "text": criterion.text,
        "start": criterion.start,
        "end": criterion.end,
        "status": criterion.status,
        "why": list(criterion.why),
        "comparisons": [found for leaf in every for found in _comparison(criterion, leaf)],
        "temporal": [found for leaf in every for found in _temporal(criterion, leaf)],
        "expression": msgspec.to_builtins(criterion.expression),
    }


def _comparison(criterion: Criterion, leaf: Expression) -> Iterator[dict[str, Any]]:
    if isinstance(leaf, Comparison | Age):
        yield {
            "concept": leaf.concept if isinstance(leaf, Comparison) else "age",
            "operator": leaf.operator,
            "value": leaf.value,
            "value2": leaf.value2,
            "unit": leaf.unit,
            **_place(criterion, leaf),
        }


def _temporal(criterion: Criterion, leaf: Expression) -> Iterator[dict[str, Any]]:
    if isinstance(leaf, DurationSince):
        yield {
            "relation": "since_first",
            "operator": leaf.operator,
            "value": leaf.value,
            "unit": leaf.unit,
            **_place(criterion, leaf),
        }
    if isinstance(leaf, Medication) and leaf.for_longer_than:
        yield _period("for_longer_than", ">", leaf.for_longer_than, criterion, leaf)
    if isinstance(leaf, Comparison | Condition | Medication) and leaf.within:
        yield _period("within", "<=", leaf.within, criterion, leaf)


def _period(
    relation: str, operator: str, period: Period, criterion: Criterion, leaf: Expression
) -> dict[str, Any]:
    return {
        "relation": relation,
        "operator": operator,
        "value": period.value,
        "unit": period.unit,
        **_place(criterion, leaf),
    }


def _place(criterion: Criterion, leaf: Expression) -> dict[str, int]:
    start, end = leaf.span or (0, len(criterion.text))
    return {"start": criterion.start + start, "end": criterion.start + end}
