"""Criteria on what is measured or simply so: comparisons, age, sex."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trialwright.protocol.criteria import Age, Comparison, Sex, TimeUnit
from trialwright.screen.facts import Observation, PersonFacts
from trialwright.screen.intervals import compare
from trialwright.screen.reasons import (
    back,
    in_time,
    label_of,
    limit_of,
    other_day,
    stated,
    unknown,
)
from trialwright.values.dates import whole_years
from trialwright.values.quantity import Quantity, UnitMismatch
from trialwright.values.truth import Judgement, Truth

# Unit conversion leaves noise in the last digits; ten decimals are finer than any laboratory.
_DECIMALS = 10
_GLUCOSE = "glucose"


def judge_comparison(node: Comparison, person: PersonFacts, as_of: date) -> Judgement:
    """Is the latest measurement, in the criterion's unit, inside its limits?"""
    name = label_of(node.concept)
    if node.operator == "unknown":
        return unknown(f"{name}: the comparator is not readable in the source")
    if other_day(node.within):
        return unknown(f"{name}: {other_day(node.within)}")
    latest = _latest(person.observations, node, as_of)
    if not latest:
        return unknown(f"{name} is not known" + in_time(node.within))
    answers = {_measured(node, observation) for observation in latest}
    truth = answers.pop() if len(answers) == 1 else Truth.UNKNOWN
    return stated(truth, f"{name} {limit_of(node)}", f"{name} cannot be compared: unit or repeats")


def _latest(
    observations: Iterable[Observation], node: Comparison, as_of: date
) -> list[Observation]:
    first = date.min if node.within is None else back(as_of, node.within)
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


def judge_age(node: Age, person: PersonFacts, as_of: date) -> Judgement:
    """Is the age in completed units, as far as the day of birth is known, inside the limits?"""
    born = person.birth_between
    if born is None:
        return unknown("age is not known")
    youngest, oldest = _completed(born[1], as_of, node.unit), _completed(born[0], as_of, node.unit)
    truth = compare(node.operator, youngest, oldest, node.value, node.value2)
    return stated(truth, f"age {limit_of(node)}", "age is not known exactly enough")


def _completed(born: date, as_of: date, unit: TimeUnit) -> int:
    """Completed years, months, weeks or days of life."""
    if unit == "years":
        return whole_years(born, as_of)
    if unit == "months":
        months = (as_of.year - born.year) * 12 + as_of.month - born.month
        return months - (as_of.day < born.day)
    return (as_of - born).days // (7 if unit == "weeks" else 1)


def judge_sex(node: Sex, person: PersonFacts, as_of: date) -> Judgement:
    """Is the person of a sex that may join?"""
    wanted = f"sex is {' or '.join(node.any_of)}"
    if {"female", "male"} <= set(node.any_of):
        return Judgement(Truth.YES, (wanted,))
    if person.sex is None:
        return unknown("sex is not known")
    return stated(Truth.of(person.sex in node.any_of), wanted)
