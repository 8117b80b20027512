"""Virtual people: the same for the same seed, plausible, correlated, wider than the criteria."""

from __future__ import annotations

from statistics import correlation, mean

import pytest

from trialwright.protocol.concepts import load_concepts
from trialwright.simulate.people import Population, draw_person
from trialwright.simulate.referral import Referral

CLINIC = Population(referral=Referral(), diabetes_type="type_2", doses=2, treated=True)
TOWN = Population(referral=Referral(), diabetes_type=None)
PEOPLE = [draw_person(1, number, CLINIC) for number in range(1, 601)]
TYPE_2 = [person for person in PEOPLE if person.diabetes_type == "type_2"]


def levels(concept, people=TYPE_2):
    return [person.levels[concept] for person in people]


def test_person_seven_is_the_same_person_whoever_else_is_drawn():
    again = draw_person(1, 7, CLINIC)
    assert again == PEOPLE[6]
    assert draw_person(2, 7, CLINIC) != again


def test_longer_diabetes_goes_with_less_c_peptide_and_more_insulin():
    assert correlation(levels("diabetes_duration"), levels("c_peptide")) < -0.3
    assert correlation(levels("diabetes_duration"), levels("insulin_total_daily_dose")) > 0.3


def test_weight_height_and_bmi_agree():
    for person in PEOPLE[:50]:
        bmi = person.levels["weight"] / (person.levels["height"] / 100) ** 2
        assert bmi == pytest.approx(person.levels["bmi"], rel=1e-9)


def test_some_are_not_on_insulin_and_none_of_those_with_type_1():
    share = mean(dose == 0 for dose in levels("insulin_total_daily_dose"))
    assert 0.15 < share < 0.5
    assert all(person.insulin > 0 for person in PEOPLE if person.diabetes_type == "type_1")


def test_people_are_wider_than_the_criteria_so_that_there_is_something_to_refuse():
    assert min(levels("hba1c")) < 7.0
    assert max(levels("hba1c")) > 9.5
    assert min(levels("diabetes_duration")) < 2
    assert {person.diabetes_type for person in PEOPLE} == {"type_1", "type_2"}
    assert not all(person.consents for person in PEOPLE)
    assert any(person.endangered for person in PEOPLE)
    assert any(person.chronic_disease for person in PEOPLE)


def test_haemoglobin_variants_are_as_common_as_in_vietnam():
    share = mean(person.haemoglobin_variant in {"hbe", "thalassaemia_trait"} for person in PEOPLE)
    assert 0.08 < share < 0.25


def test_every_quantity_has_a_level_inside_what_is_possible():
    for concept in load_concepts().values():
        if concept.kind == "quantity" and concept.possible:
            low, high = concept.possible
            assert all(low <= level <= high for level in levels(concept.id, PEOPLE[:60]))


def test_a_study_of_no_diabetes_draws_adults_without_it():
    people = [draw_person(1, number, TOWN) for number in range(1, 200)]
    assert {person.diabetes_type for person in people} == {None}
    assert all(person.insulin == 0 for person in people)
    assert mean(levels("hba1c", people)) == pytest.approx(5.5, abs=0.1)
