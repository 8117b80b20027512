"""Limits in criteria, compared: HbA1c lower limit 7.5 → 7.0 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trialwright.protocol.amendments.terms import concept_words, number, unit_words
from trialwright.protocol.concepts import Concept
from trialwright.protocol.criteria import Age, Comparison, DurationSince

Limited = Comparison | Age | DurationSince
# (whether it lets people in, which end) → how the limit is called
NAMES: Mapping[tuple[bool, str], str] = {
    (True, "low"): "lower limit",
    (True, "high"): "upper limit",
    (False, "low"): "excluding from",
    (False, "high"): "excluding up to",
}
NONE = "none"
_STRICT = {"low": "above", "high": "below"}


@dataclass(frozen=True)
class Limit:
    """One end: a closed limit counts itself; None where there is no limit at this end."""

    value: float | None
    closed: bool = True


def limits(node: Limited) -> Mapping[str, Limit]:
    """Both ends of a comparison; a comparator that the source destroyed has none."""
    second = getattr(node, "value2", None)
    low = high = Limit(None)
    if node.operator in (">=", ">", "=", "between"):
        low = Limit(node.value, node.operator != ">")
    if node.operator in ("<=", "<", "="):
        high = Limit(node.value, node.operator != "<")
    if node.operator == "between":
        high = Limit(second)
    return {"low": low, "high": high}


def limits_changed(
    old: Limited, new: Limited, concepts: Mapping[str, Concept], *, lets_in: bool
) -> Iterator[str]:
    """One line for each end that moved; both are of one concept and one unit."""
    decimals = _decimals(old, concepts)
    after = limits(new)
    for end, before in limits(old).items():
        if before != after[end]:
            same_kind = before.closed == after[end].closed
            words = [_said(limit, end, decimals, bare=same_kind) for limit in (before, after[end])]
            name = f"{subject(old, concepts)} {NAMES[lets_in, end]}"
            yield f"{name} {_arrow(words[0], words[1], unit_words(unit_of(new)))}"


def _arrow(before: str, after: str, unit: str) -> str:
    """The unit stands behind the last number: 7.5 → 7.0 %, 7.5 % → none."""
    told = (f"{before} {unit}", after) if after == NONE else (before, f"{after} {unit}")
    return " → ".join(part.rstrip() for part in told)


def limited_words(node: Limited, concepts: Mapping[str, Concept]) -> str:
    """A comparison in words: HbA1c from 7.5 to 9.0 %."""
    if node.operator == "unknown":
        unit = unit_words(unit_of(node))
        return f"{subject(node, concepts)}, comparator lost, {number(node.value)} {unit}".rstrip()
    ends, decimals = limits(node), _decimals(node, concepts)
    low, high = ends["low"], ends["high"]
    parts = [
        f"{'from' if low.closed else 'above'} {number(low.value, decimals)}"
        if low.value is not None
        else "",
        f"{'to' if high.closed else 'below'} {number(high.value, decimals)}"
        if high.value is not None
        else "",
    ]
    said = " ".join(part for part in parts if part)
    return f"{subject(node, concepts)} {said} {unit_words(unit_of(node))}".rstrip()


def subject(node: Limited, concepts: Mapping[str, Concept]) -> str:
    """What is compared."""
    if isinstance(node, Age):
        return "age"
    name = concept_words(concepts, node.concept)
    return f"time since {name}" if isinstance(node, DurationSince) else name


def unit_of(node: Limited) -> str:
    """The unit a node's numbers are in."""
    return node.unit


def _decimals(node: Limited, concepts: Mapping[str, Concept]) -> int:
    known = concepts.get(node.concept) if isinstance(node, Comparison) else None
    return known.decimals if known else 0


def _said(limit: Limit, end: str, decimals: int, *, bare: bool) -> str:
    if limit.value is None:
        return NONE
    said = number(limit.value, decimals)
    return said if bare or limit.closed else f"{_STRICT[end]} {said}"
