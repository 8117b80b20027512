"""What the computer made of an eligibility criterion, in words, to stand beside the registry's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
from trialwright.report.words import concept, unit_words

OPERATORS: Mapping[str, str] = {
    ">=": "≥",
    ">": ">",
    "<=": "≤",
    "<": "<",
    "=": "=",
    "unknown": "(comparator unreadable)",
}
STATUSES: Mapping[str, str] = {
    "computable": "Computable",
    "partly": "Partly computable",
    "needs_person": "A person decides",
}


def reading(expression: Expression) -> str:
    """One line for an expression; parts joined by AND and OR are bracketed where they nest."""
    return _WORDS[type(expression)](expression)


def _limits(node: Comparison | Age | DurationSince, unit: str) -> str:
    second = getattr(node, "value2", None)
    if node.operator == "between":
        return f"from {node.value:g} to {second:g} {unit}".rstrip()
    return f"{OPERATORS[node.operator]} {node.value:g} {unit}".rstrip()


def _period(period: Period | None, before: str) -> str:
    return f" {before} {period.value:g} {period.unit}" if period else ""


def _name(code: str) -> str:
    known = concept(code)
    return known.label if known else code.replace("_", " ")


def _comparison(node: Comparison) -> str:
    words = f"{_name(node.concept)} {_limits(node, unit_words(node.unit))}"
    return words + _period(node.within, "measured within the last")


def _age(node: Age) -> str:
    return f"age {_limits(node, node.unit)}"


def _sex(node: Sex) -> str:
    return f"sex is {' or '.join(node.any_of)}"


def _condition(node: Condition) -> str:
    return f"has {_name(node.concept)}" + _period(node.within, "within the last")


def _medication(node: Medication) -> str:
    words = f"takes {_name(node.concept)}"
    words += _period(node.for_longer_than, "for longer than")
    return words + _period(node.within, "within the last")


def _since(node: DurationSince) -> str:
    return f"time since {_name(node.concept)} {_limits(node, node.unit)}"


def _attestation(node: Attestation) -> str:
    return "consent is signed" if node.what == "consent" else "the investigator judges so"


def _person(node: PersonDecides) -> str:
    return f"a person decides: {node.why}"


def _not(node: Not) -> str:
    return f"not ({reading(node.part)})"


def _and(node: And) -> str:
    return " AND ".join(_bracketed(part) for part in node.parts)


def _or(node: Or) -> str:
    return " OR ".join(_bracketed(part) for part in node.parts)


def _bracketed(part: Expression) -> str:
    return f"({reading(part)})" if isinstance(part, And | Or) else reading(part)


_WORDS: Mapping[type[Expression], Callable[[Any], str]] = {
    Comparison: _comparison,
    Age: _age,
    Sex: _sex,
    Condition: _condition,
    Medication: _medication,
    DurationSince: _since,
    Attestation: _attestation,
    PersonDecides: _person,
    Not: _not,
    And: _and,
    Or: _or,
}
