"""What a criterion decides, in words; and what of it an amendment changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from trialwright.protocol.amendments.limits import limited_words, limits_changed, subject
from trialwright.protocol.amendments.terms import concept_words
from trialwright.protocol.concepts import Concept
from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    Period,
    PersonDecides,
    Sex,
)

Concepts = Mapping[str, Concept]
Leaf = tuple[Expression, bool]  # the node, and whether an odd number of nots stands above it


def expression_changes(
    before: Any, after: Any, concepts: Concepts, *, kind: str
) -> tuple[str, ...]:
    """The lines that say what changes; never none for two expressions that differ."""
    old, new = (msgspec.convert(plain, Expression) for plain in (before, after))
    ours, theirs = list(_leaves(old, negated=False)), list(_leaves(new, negated=False))
    found: list[str] = []
    if _shape(old) == _shape(new) and all(_alike(a, b) for (a, _), (b, _) in _pairs(ours, theirs)):
        for (a, negated), (b, _) in _pairs(ours, theirs):
            found += _leaf_changes(a, b, concepts, lets_in=(kind != "exclusion") != negated)
    before_words, after_words = said(old, concepts), said(new, concepts)
    if not found and before_words == after_words:
        return (f"“{after_words}”, put together otherwise",)
    return tuple(found) or (f"“{before_words}” → “{after_words}”",)


def _pairs(ours: list[Leaf], theirs: list[Leaf]) -> Iterator[tuple[Leaf, Leaf]]:
    return zip(ours, theirs, strict=True)


def _leaves(node: Expression, *, negated: bool) -> Iterator[Leaf]:
    if isinstance(node, Not):
        yield from _leaves(node.part, negated=not negated)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part, negated=negated)
    else:
        yield node, negated


def _shape(node: Expression) -> Any:
    """The connectives of an expression, and the kind of each leaf."""
    if isinstance(node, Not):
        return "not", _shape(node.part)
    if isinstance(node, And | Or):
        return type(node).__name__, tuple(_shape(part) for part in node.parts)
    return type(node).__name__


def _alike(a: Expression, b: Expression) -> bool:
    """Whether two leaves differ in limits or periods only, and both say which limit theirs is."""
    if "unknown" in (getattr(a, "operator", ""), getattr(b, "operator", "")):
        return _bare(a) == _bare(b)
    return all(getattr(a, name, None) == getattr(b, name, None) for name in ("concept", "unit"))


def _leaf_changes(a: Expression, b: Expression, concepts: Concepts, *, lets_in: bool) -> list[str]:
    if _bare(a) == _bare(b):
        return []
    found: list[str] = []
    if isinstance(a, Comparison | Age | DurationSince) and isinstance(b, type(a)):
        found += limits_changed(a, b, concepts, lets_in=lets_in)
    for name, words in _PERIODS.items():
        old, new = getattr(a, name, None), getattr(b, name, None)
        if old != new:
            found.append(f"{_named(a, concepts)} {words} {period_words(old)} → {period_words(new)}")
    return found or [f"“{said(a, concepts)}” → “{said(b, concepts)}”"]


_PERIODS = {"within": "within", "for_longer_than": "for longer than"}


def _bare(node: Expression) -> Expression:
    return msgspec.structs.replace(node, span=None)


def _named(node: Expression, concepts: Concepts) -> str:
    if isinstance(node, Comparison | Age | DurationSince):
        return subject(node, concepts)
    return concept_words(concepts, getattr(node, "concept", ""))


def period_words(period: Period | None) -> str:
    """A period in words; none where there is none."""
    if period is None:
        return "any time"
    before = "" if period.before == "screening" else f" before {period.before}"
    return f"{period.value:.12g} {period.unit}{before}"


def said(node: Expression, concepts: Concepts) -> str:
    """An expression in words."""
    if isinstance(node, Comparison | Age | DurationSince):
        return limited_words(node, concepts) + _when(node)
    if isinstance(node, Sex):
        return "sex: " + " or ".join(node.any_of)
    if isinstance(node, Condition | Medication):
        return concept_words(concepts, node.concept) + _when(node)
    if isinstance(node, Attestation | PersonDecides):
        return f"a person decides: {node.words}"
    if isinstance(node, Not):
        return f"not ({said(node.part, concepts)})"
    word = " and " if isinstance(node, And) else " or "
    return word.join(said(part, concepts) for part in node.parts)


def _when(node: Expression) -> str:
    found = ((words, getattr(node, name, None)) for name, words in _PERIODS.items())
    return "".join(f" {words} {period_words(period)}" for words, period in found if period)
