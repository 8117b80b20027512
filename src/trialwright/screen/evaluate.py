"""The plain reference: criteria evaluated over one person's facts, in three values.

Slow and obvious on purpose: the fast engines must agree with it. A reason names the concept and
the limit of the criterion, never the person's own value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    PersonDecides,
    Sex,
)
from trialwright.screen.facts import PersonFacts
from trialwright.screen.history import judge_condition, judge_duration, judge_medication
from trialwright.screen.measured import judge_age, judge_comparison, judge_sex
from trialwright.screen.reasons import stated
from trialwright.values.truth import Judgement, Truth, all_of, any_of


def evaluate(expression: Expression, person: PersonFacts, as_of: date) -> Judgement:
    """Does the expression hold for this person on that day? Facts of later days are not used."""
    rule: Callable[[Any, PersonFacts, date], Judgement] = _RULES[type(expression)]
    return rule(expression, person, as_of)


def judge(criterion: Criterion, person: PersonFacts, as_of: date) -> Judgement:
    """Does this criterion let the person join? An exclusion that is met answers no."""
    return allows(criterion, evaluate(criterion.expression, person, as_of))


def allows(criterion: Criterion, own: Judgement) -> Judgement:
    """What the truth of a criterion's own statement means for joining.

    A criterion of which nobody knows whether it includes or excludes answers unknown.
    """
    if criterion.kind == "unknown":
        why = "the record does not say whether this includes or excludes"
        return Judgement(Truth.UNKNOWN, (why, *own.reasons))
    return ~own if criterion.kind == "exclusion" else own


def eligible(criteria: Iterable[Criterion], person: PersonFacts, as_of: date) -> Judgement:
    """May this person join: yes when every criterion lets them, no when one surely does not."""
    return all_of(judge(criterion, person, as_of) for criterion in criteria)


def _attestation(node: Attestation, person: PersonFacts, as_of: date) -> Judgement:
    said = person.attestations.get(node.words, person.attestations.get(node.what))
    name = "consent" if node.what == "consent" else "the investigator's judgement"
    return stated(Truth.of(said), f"attested: {name}", f"{name} is not on record")


def _person_decides(node: PersonDecides, person: PersonFacts, as_of: date) -> Judgement:
    said = person.attestations.get(node.words)
    return stated(Truth.of(said), "decided by a person", f"a person must decide: {node.why}")


def _not(node: Not, person: PersonFacts, as_of: date) -> Judgement:
    return ~evaluate(node.part, person, as_of)


def _and(node: And, person: PersonFacts, as_of: date) -> Judgement:
    return all_of(evaluate(part, person, as_of) for part in node.parts)


def _or(node: Or, person: PersonFacts, as_of: date) -> Judgement:
    return any_of(evaluate(part, person, as_of) for part in node.parts)


_RULES: Mapping[type[Any], Callable[[Any, PersonFacts, date], Judgement]] = {
    Comparison: judge_comparison,
    Age: judge_age,
    Sex: judge_sex,
    Condition: judge_condition,
    Medication: judge_medication,
    DurationSince: judge_duration,
    Attestation: _attestation,
    PersonDecides: _person_decides,
    Not: _not,
    And: _and,
    Or: _or,
}
