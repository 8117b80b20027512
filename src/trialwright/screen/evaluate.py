"""The plain reference: criteria evaluated over one person's facts, in three values.

Slow and obvious on purpose: the fast engines must agree with it. A reason names the concept and
the limit of the criterion, never the person's own value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from trialwright.protocol.concepts import load_concepts
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
    Period,
    PersonDecides,
    Sex,
    TimeUnit,
)
from trialwright.screen.facts import ConditionFact, MedicationFact, Observation, PersonFacts
from trialwright.screen.intervals import (
    Span,
    certain,
    compare,
    elapsed,
    possible,
    run_start,
    shift,
)
from trialwright.values.dates import whole_years
from trialwright.values.quantity import Quantity, UnitMismatch
from trialwright.values.truth import Judgement, Truth, all_of, any_of

Facts: TypeAlias = tuple[ConditionFact, ...] | tuple[MedicationFact, ...]
Begun: TypeAlias = list[ConditionFact | MedicationFact]

# Unit conversion leaves noise in the last digits; ten decimals are finer than any laboratory.
_DECIMALS = 10
_GLUCOSE = "glucose"


def evaluate(expression: Expression, person: PersonFacts, as_of: date) -> Judgement:
    """Does the expression hold for this person on that day? Facts of later days are not used."""
    rule: Callable[[Any, PersonFacts, date], Judgement] = _RULES[type(expression)]
    return rule(expression, person, as_of)


def judge(criterion: Criterion, person: PersonFacts, as_of: date) -> Judgement:
    """Does this criterion let the person join? An exclusion that is met answers no."""
    return allows(criterion, evaluate(criterion.expression, person, as_of))


def allows(criterion: Criterion, stated: Judgement) -> Judgement:
    """What the truth of a criterion's own statement means for joining.

    A criterion of which nobody knows whether it includes or excludes answers unknown.
    """
    if criterion.kind == "unknown":
        why = "the record does not say whether this includes or excludes"
        return Judgement(Truth.UNKNOWN, (why, *stated.reasons))
    return ~stated if criterion.kind == "exclusion" else stated


def eligible(criteria: Iterable[Criterion], person: PersonFacts, as_of: date) -> Judgement:
    """May this person join: yes when every criterion lets them, no when one surely does not."""
    return all_of(judge(criterion, person, as_of) for criterion in criteria)


def _comparison(node: Comparison, person: PersonFacts, as_of: date) -> Judgement:
    name = label_of(node.concept)
    if node.operator == "unknown":
        return _unknown(f"{name}: the comparator is not readable in the source")
    if _other_day(node.within):
        return _unknown(f"{name}: {_other_day(node.within)}")
    latest = _latest(person.observations, node, as_of)
    if not latest:
        return _unknown(f"{name} is not known" + _in_time(node.within))
    answers = {_measured(node, observation) for observation in latest}
    truth = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return _stated(truth, f"{name} {_limit(node)}", f"{name} cannot be compared: unit or repeats")


def _latest(
    observations: Iterable[Observation], node: Comparison, as_of: date
) -> list[Observation]:
    first = date.min if node.within is None else _back(as_of, node.within)
    usable = [o for o in observations if o.concept == node.concept and first <= o.on <= as_of]
    last = max((o.on for o in usable), default=None)
    # two results of one day have no order: they must agree, or the answer is unknown
    return [o for o in usable if o.on == last]


def _measured(node: Comparison, observation: Observation) -> Truth:
    substance = _GLUCOSE if _GLUCOSE in node.concept else node.concept
    try:
        quantity = Quantity(observation.value, observation.unit).to(node.unit, substance)
    except UnitMismatch:
        return Truth.UNKNOWN
    value = round(quantity.value, _DECIMALS)
    return compare(node.operator, value, value, node.value, node.value2)


def _age(node: Age, person: PersonFacts, as_of: date) -> Judgement:
    born = person.birth_between
    if born is None:
        return _unknown("age is not known")
    youngest, oldest = _completed(born[1], as_of, node.unit), _completed(born[0], as_of, node.unit)
    truth = compare(node.operator, youngest, oldest, node.value, node.value2)
    return _stated(truth, f"age {_limit(node)}", "age is not known exactly enough")


def _completed(born: date, as_of: date, unit: TimeUnit) -> int:
    """Completed years, months, weeks or days of life."""
    if unit == "years":
        return whole_years(born, as_of)
    if unit == "months":
        months = (as_of.year - born.year) * 12 + as_of.month - born.month
        return months - (as_of.day < born.day)
    return (as_of - born).days // (7 if unit == "weeks" else 1)


def _sex(node: Sex, person: PersonFacts, as_of: date) -> Judgement:
    wanted = f"sex is {' or '.join(node.any_of)}"
    if {"female", "male"} <= set(node.any_of):
        return Judgement(Truth.YES, (wanted,))
    if person.sex is None:
        return _unknown("sex is not known")
    return _stated(Truth.of(person.sex in node.any_of), wanted)


def _condition(node: Condition, person: PersonFacts, as_of: date) -> Judgement:
    facts = _begun(person.conditions, node.concept, as_of)
    complete = person.is_complete("conditions", node.concept)
    return _presence(node.concept, node.within, facts, complete, as_of)


def _medication(node: Medication, person: PersonFacts, as_of: date) -> Judgement:
    facts = _begun(person.medications, node.concept, as_of)
    complete = person.is_complete("medications", node.concept)
    if node.for_longer_than is None or not facts:
        return _presence(node.concept, node.within, facts, complete, as_of)
    return _lasting(node.concept, node.for_longer_than, facts, as_of)


def _begun(facts: Facts, concept: str, as_of: date) -> Begun:
    """The facts of a concept that can have begun by that day."""
    own = (fact for fact in facts if fact.concept == concept)
    return [fact for fact in own if fact.since is None or fact.since.earliest <= as_of]


def _presence(
    concept: str, within: Period | None, facts: Begun, complete: bool, as_of: date
) -> Judgement:
    name = label_of(concept)
    if _other_day(within):
        return _unknown(f"{name}: {_other_day(within)}")
    if not facts:
        nothing = f"{name} is not on record"
        return Judgement(Truth.NO if complete else Truth.UNKNOWN, (nothing,))
    asked = Span(as_of if within is None else _back(as_of, within), as_of)
    truth = _during(facts, asked, as_of)
    return _stated(truth, name, f"{name}: its dates are not known exactly enough")


def _during(facts: Begun, asked: Span, as_of: date) -> Truth:
    sure = (certain(fact.since, fact.until, as_of) for fact in facts)
    if any(span is not None and span.meets(asked) for span in sure):
        return Truth.YES
    maybe = (possible(fact.since, fact.until, as_of) for fact in facts)
    return Truth.UNKNOWN if any(span and span.meets(asked) for span in maybe) else Truth.NO


def _lasting(concept: str, period: Period, facts: Begun, as_of: date) -> Judgement:
    name = label_of(concept)
    if _other_day(period):
        return _unknown(f"{name}: {_other_day(period)}")
    sure = [span for fact in facts if (span := certain(fact.since, fact.until, as_of))]
    maybe = [span for fact in facts if (span := possible(fact.since, fact.until, as_of))]
    truth = _longer(run_start(maybe, as_of), run_start(sure, as_of), period, as_of)
    wanted = f"{name} for longer than {_length(period)}"
    return _stated(truth, wanted, f"{name}: its dates are not known exactly enough")


def _longer(earliest: date | None, latest: date | None, period: Period, as_of: date) -> Truth:
    """The true start lies between the two; without an earliest the medication is not taken."""
    if earliest is None:
        return Truth.NO
    between = earliest, as_of if latest is None else latest
    return elapsed(">", between, as_of, period.value, period.unit)


def _duration(node: DurationSince, person: PersonFacts, as_of: date) -> Judgement:
    name = label_of(node.concept)
    facts = _begun(person.conditions, node.concept, as_of)
    if not facts and person.is_complete("conditions", node.concept):
        return Judgement(Truth.NO, (f"{name} is not on record",))
    dated = [fact.since for fact in facts if fact.since is not None]
    if not dated:
        return _unknown(f"the beginning of {name} is not known")
    # an undated entry may be older than every dated one
    first = min(since.earliest for since in dated) if len(dated) == len(facts) else date.min
    since = first, min(since.latest for since in dated)
    truth = elapsed(node.operator, since, as_of, node.value, node.unit)
    wanted = f"{name} for {node.operator} {node.value:g} {node.unit}"
    return _stated(truth, wanted, f"the beginning of {name} is not known exactly enough")


def _attestation(node: Attestation, person: PersonFacts, as_of: date) -> Judgement:
    said = person.attestations.get(node.words, person.attestations.get(node.what))
    name = "consent" if node.what == "consent" else "the investigator's judgement"
    return _stated(Truth.of(said), f"attested: {name}", f"{name} is not on record")


def _person_decides(node: PersonDecides, person: PersonFacts, as_of: date) -> Judgement:
    said = person.attestations.get(node.words)
    return _stated(Truth.of(said), "decided by a person", f"a person must decide: {node.why}")


def _not(node: Not, person: PersonFacts, as_of: date) -> Judgement:
    return ~evaluate(node.part, person, as_of)


def _and(node: And, person: PersonFacts, as_of: date) -> Judgement:
    return all_of(evaluate(part, person, as_of) for part in node.parts)


def _or(node: Or, person: PersonFacts, as_of: date) -> Judgement:
    return any_of(evaluate(part, person, as_of) for part in node.parts)


_RULES: Mapping[type[Any], Callable[[Any, PersonFacts, date], Judgement]] = {
    Comparison: _comparison,
    Age: _age,
    Sex: _sex,
    Condition: _condition,
    Medication: _medication,
    DurationSince: _duration,
    Attestation: _attestation,
    PersonDecides: _person_decides,
    Not: _not,
    And: _and,
    Or: _or,
}


def label_of(concept: str) -> str:
    """How a reason calls a concept: its label, or its id in words where we have no such concept."""
    known = load_concepts().get(concept)
    return known.label if known else concept.replace("_", " ")


def _unknown(reason: str) -> Judgement:
    return Judgement(Truth.UNKNOWN, (reason,))


def _stated(truth: Truth, statement: str, unclear: str = "") -> Judgement:
    """A judgement whose reason is the statement, its denial, or why it is not clear."""
    reasons = {Truth.YES: statement, Truth.NO: f"not so: {statement}", Truth.UNKNOWN: unclear}
    return Judgement(truth, (reasons[truth],))


def _limit(node: Comparison | Age) -> str:
    if node.value2 is not None:
        return f"between {node.value:g} and {node.value2:g} {node.unit}".rstrip()
    return f"{node.operator} {node.value:g} {node.unit}".rstrip()


def _length(period: Period) -> str:
    return f"{period.value:g} {period.unit}"


def _in_time(within: Period | None) -> str:
    return "" if within is None else f" within {_length(within)} before {within.before}"


def _other_day(period: Period | None) -> str:
    """Why a period cannot be judged at screening; empty when it can."""
    if period is None or period.before == "screening":
        return ""
    return f"the day of {period.before} is not known at screening"


def _back(day: date, period: Period) -> date:
    return shift(day, -period.value, period.unit)
