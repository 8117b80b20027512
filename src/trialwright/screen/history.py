"""Criteria on a person's history: conditions, medications, and how long they have lasted."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from trialwright.protocol.criteria import Condition, DurationSince, Medication, Period
from trialwright.screen.facts import ConditionFact, MedicationFact, PersonFacts
from trialwright.screen.intervals import Span, certain, elapsed, possible, run_start
from trialwright.screen.reasons import back, label_of, length_of, other_day, stated, unknown
from trialwright.values.truth import Judgement, Truth

Facts: TypeAlias = tuple[ConditionFact, ...] | tuple[MedicationFact, ...]
Begun: TypeAlias = list[ConditionFact | MedicationFact]


def judge_condition(node: Condition, person: PersonFacts, as_of: date) -> Judgement:
    """Has the person the condition on the day, or had it in the window before?"""
    facts = _begun(person.conditions, node.concept, as_of)
    complete = person.is_complete("conditions", node.concept)
    return _presence(node.concept, node.within, facts, complete, as_of)


def judge_medication(node: Medication, person: PersonFacts, as_of: date) -> Judgement:
    """Does the person take it on the day, or did so in the window, or for so long without a gap?"""
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
    if other_day(within):
        return unknown(f"{name}: {other_day(within)}")
    if not facts:
        nothing = f"{name} is not on record"
        return Judgement(Truth.NO if complete else Truth.UNKNOWN, (nothing,))
    asked = Span(as_of if within is None else back(as_of, within), as_of)
    truth = _during(facts, asked, as_of)
    return stated(truth, name, f"{name}: its dates are not known exactly enough")


def _during(facts: Begun, asked: Span, as_of: date) -> Truth:
    sure = (certain(fact.since, fact.until, as_of) for fact in facts)
    if any(span is not None and span.meets(asked) for span in sure):
        return Truth.YES
    maybe = (possible(fact.since, fact.until, as_of) for fact in facts)
    return Truth.UNKNOWN if any(span and span.meets(asked) for span in maybe) else Truth.NO


def _lasting(concept: str, period: Period, facts: Begun, as_of: date) -> Judgement:
    name = label_of(concept)
    if other_day(period):
        return unknown(f"{name}: {other_day(period)}")
    sure = [span for fact in facts if (span := certain(fact.since, fact.until, as_of))]
    maybe = [span for fact in facts if (span := possible(fact.since, fact.until, as_of))]
    truth = _longer(run_start(maybe, as_of), run_start(sure, as_of), period, as_of)
    wanted = f"{name} for longer than {length_of(period)}"
    return stated(truth, wanted, f"{name}: its dates are not known exactly enough")


def _longer(earliest: date | None, latest: date | None, period: Period, as_of: date) -> Truth:
    """The true start lies between the two; without an earliest the medication is not taken."""
    if earliest is None:
        return Truth.NO
    between = earliest, as_of if latest is None else latest
    return elapsed(">", between, as_of, period.value, period.unit)


def judge_duration(node: DurationSince, person: PersonFacts, as_of: date) -> Judgement:
    """Is the time since a condition was first known as long as asked?"""
    name = label_of(node.concept)
    facts = _begun(person.conditions, node.concept, as_of)
    if not facts and person.is_complete("conditions", node.concept):
        return Judgement(Truth.NO, (f"{name} is not on record",))
    dated = [fact.since for fact in facts if fact.since is not None]
    if not dated:
        return unknown(f"the beginning of {name} is not known")
    # an undated entry may be older than every dated one
    first = min(since.earliest for since in dated) if len(dated) == len(facts) else date.min
    since = first, min(since.latest for since in dated)
    truth = elapsed(node.operator, since, as_of, node.value, node.unit)
    wanted = f"{name} for {node.operator} {node.value:g} {node.unit}"
    return stated(truth, wanted, f"the beginning of {name} is not known exactly enough")
