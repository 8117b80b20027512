"""Whom a study's doctors send: what paper shows of the criteria, read off them."""

from __future__ import annotations

import math

from trialwright.protocol.criteria import (
    Age,
    And,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Medication,
    Not,
    Or,
    Period,
    Sex,
)
from trialwright.simulate.dice import Dice
from trialwright.simulate.referral import Range, Referral, referral_of


def including(*parts):
    return [_criterion("inclusion", part) for part in parts]


def excluding(*parts):
    return [_criterion("exclusion", part) for part in parts]


def _criterion(kind, expression):
    return Criterion(id="c", kind=kind, text="", status="computable", expression=expression)


def bmi(operator, value, value2=None):
    return Comparison(concept="bmi", operator=operator, value=value, value2=value2, unit="kg/m2")


def test_limits_of_several_criteria_are_taken_together():
    criteria = including(bmi(">=", 20), bmi("<", 40)) + excluding(bmi(">", 35))
    assert referral_of(criteria).ranges == {"bmi": Range(20, 35)}


def test_limits_are_in_the_concepts_own_unit():
    glucose = Comparison(concept="fasting_glucose", operator="<", value=180.16, unit="mg/dL")
    (limits,) = referral_of(including(glucose)).ranges.values()
    assert math.isclose(limits.high, 10)


def test_ages_durations_and_lasting_treatment_are_limits_too():
    lasting = Medication(concept="insulin", for_longer_than=Period(value=3, unit="months"))
    since = DurationSince(concept="type_2_diabetes", operator=">=", value=60, unit="months")
    ranges = referral_of(including(Age(operator="between", value=18, value2=75), lasting, since))
    assert ranges.ranges["age"] == Range(18, 75)
    assert ranges.ranges["diabetes_duration"] == Range(low=5)
    assert ranges.ranges["treatment_months"] == Range(low=4)


def test_the_parts_of_an_alternative_are_left_to_chance_where_it_includes():
    either = Or(parts=(bmi(">", 30), Condition(concept="hypertension")))
    assert referral_of(including(either)).ranges == {}
    assert referral_of(excluding(either)).ranges == {"bmi": Range(high=30)}
    assert referral_of(including(Not(part=either))).ranges == {"bmi": Range(high=30)}


def test_what_is_asked_for_and_what_is_excluded_are_told_apart():
    both = And(parts=(Sex(any_of=("female",)), Condition(concept="hypertension")))
    referral = referral_of(including(both) + excluding(Condition(concept="cancer")))
    assert referral.sexes == ("female",)
    assert (referral.wanted, referral.unwanted) == ({"hypertension"}, {"cancer"})


def test_a_destroyed_comparator_and_a_strange_unit_give_no_limit():
    strange = Comparison(concept="hba1c", operator=">", value=7, unit="furlong")
    ranges = referral_of(including(bmi("unknown", 30), strange)).ranges
    assert all(limits == Range() for limits in ranges.values())


def test_criteria_that_contradict_each_other_give_nothing_to_go_by():
    assert referral_of(including(bmi(">", 40), bmi("<", 20))).ranges == {}


def test_a_doctor_sends_more_who_fit_than_nature_has():
    referral = Referral(ranges={"hba1c": Range(7.5, 9)})
    sent = [referral.settled("hba1c", 10.0, 1.0, Dice(1, f"person {n}")) for n in range(400)]
    fitting = sum(number in Range(7.5, 9) for number in sent)
    assert 180 < fitting < 300  # not all: the screening log needs its refusals


def test_a_limit_on_one_side_draws_near_it():
    referral = Referral(ranges={"bmi": Range(low=30)})
    sent = [referral.settled("bmi", 20.0, 5.0, Dice(1, f"person {n}")) for n in range(200)]
    assert {True, False} == {number in Range(30, 35) for number in sent}
    assert all(number == 20 or 30 <= number <= 35 for number in sent)
