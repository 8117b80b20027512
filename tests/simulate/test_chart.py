"""The chart that screening judges: what stands on the forms, and what history was taken."""

from __future__ import annotations

from datetime import date

from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Medication,
    Not,
    Period,
    PersonDecides,
)
from trialwright.screen.evaluate import eligible, evaluate
from trialwright.simulate.answers import Asked
from trialwright.simulate.chart import asked_for, facts_of
from trialwright.simulate.course import Course
from trialwright.simulate.people import Population, draw_person
from trialwright.simulate.referral import Referral
from trialwright.values.truth import Truth

CLINIC = Population(referral=Referral(), diabetes_type="type_2")
DAY = date(2026, 3, 1)
PEOPLE = [draw_person(1, number, CLINIC) for number in range(1, 200)]
HBA1C = Comparison(concept="hba1c", operator="between", value=7.5, value2=9, unit="%")
FIVE_YEARS = DurationSince(concept="type_2_diabetes", operator=">=", value=5, unit="years")
TREATED = Medication(
    concept="antidiabetic_treatment", for_longer_than=Period(value=3, unit="months")
)


def criterion(expression, kind="inclusion"):
    return Criterion(id="c", kind=kind, text="", status="computable", expression=expression)


def chart(*criteria, person=PEOPLE[0], found=None):
    return facts_of("SIM-01-001", criteria, Asked(Course(person), DAY), found or {}, Referral())


def truth(expression, kind="inclusion", **more):
    return evaluate(expression, chart(criterion(expression, kind), **more), DAY).truth


def of_type(kind):
    return next(person for person in PEOPLE if person.diabetes_type == kind)


def test_the_value_on_the_form_is_the_value_judged():
    answers = [truth(HBA1C, found={"hba1c": value}) for value in ("7.4", "7.5", "9.0", "9.1")]
    assert answers == [Truth.NO, Truth.YES, Truth.YES, Truth.NO]


def test_what_could_not_be_measured_stays_unknown():
    assert truth(HBA1C, found={"hba1c": None}) is Truth.UNKNOWN


def test_what_is_on_no_form_is_measured_for_the_criteria():
    assert truth(HBA1C) is not Truth.UNKNOWN


def test_years_on_the_form_are_the_years_judged_to_the_day():
    person = of_type("type_2")
    answers = [
        truth(FIVE_YEARS, person=person, found={"diabetes_duration": v}) for v in ("4.9", "5.0")
    ]
    assert answers == [Truth.NO, Truth.YES]


def test_three_months_of_treatment_are_not_more_than_three():
    person = of_type("type_2")
    answers = [truth(TREATED, person=person, found={"treatment_months": v}) for v in ("3", "4")]
    assert answers == [Truth.NO, Truth.YES]


def test_age_is_the_age_on_the_form():
    adult = Age(operator=">=", value=18)
    assert [truth(adult, found={"age": v}) for v in ("17", "18")] == [Truth.NO, Truth.YES]


def test_the_type_of_diabetes_is_a_condition_that_is_there_or_surely_not():
    type_1 = Condition(concept="type_1_diabetes")
    assert truth(type_1, person=of_type("type_1")) is Truth.YES
    assert truth(type_1, person=of_type("type_2")) is Truth.NO


def test_consent_and_the_investigators_judgement_are_attested():
    signed = Attestation(what="consent", words="signed")
    endangers = Attestation(what="judgement", words="may endanger")
    safe = next(person for person in PEOPLE if not person.endangered)
    risky = next(person for person in PEOPLE if person.endangered)
    assert truth(signed) is Truth.YES
    assert truth(endangers, "exclusion", person=safe) is Truth.NO
    assert truth(endangers, "exclusion", person=risky) is Truth.YES
    assert truth(endangers, person=safe) is Truth.YES  # as an inclusion: deemed suitable


def test_an_exclusion_about_consent_is_about_those_who_cannot_give_it():
    assert truth(Attestation(what="consent", words="unable"), "exclusion") is Truth.NO


def test_a_chronic_disease_on_the_form_is_the_one_an_open_ended_exclusion_means():
    severe = PersonDecides(words="Chronic disease or severe disease, etc.", why="open-ended")
    assert truth(severe, "exclusion", found={"chronic_disease": True}) is Truth.YES
    assert truth(severe, "exclusion", found={"chronic_disease": False}) is Truth.NO


def test_words_that_include_and_exclude_say_nothing_by_themselves():
    words = PersonDecides(words="Heart disease:", why="no rule")
    criteria = criterion(words), criterion(words, "exclusion")
    assert eligible(criteria, chart(*criteria), DAY).truth is Truth.UNKNOWN


def test_what_joining_asks_for_is_told_from_its_contrary():
    inner = Condition(concept="cancer")
    nested = And(parts=(HBA1C, Not(part=inner)))
    assert list(asked_for(criterion(nested))) == [(HBA1C, True), (inner, False)]
    assert list(asked_for(criterion(inner, "exclusion"))) == [(inner, False)]
