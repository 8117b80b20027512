"""The course after treatment: red cells lag behind glucose, insulin follows, noise around both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.simulate.course import (
    ATTENTION,
    DIARY_MISSING,
    Course,
    Effect,
    effect_of,
    glycated_share,
)
from trialwright.simulate.dice import Dice
from trialwright.simulate.people import Population, draw_person
from trialwright.simulate.referral import Referral

CLINIC = Population(referral=Referral(), diabetes_type="type_2", doses=2, treated=True)
PEOPLE = [draw_person(1, number, CLINIC) for number in range(1, 301)]
INSULIN_USER = next(person for person in PEOPLE if person.insulin > 20)
START = date(2026, 1, 1)


def in_days(days):
    return START + timedelta(days=days)


def measured(course, around, width=40):
    """Mean of what would be measured on the days around one: the noise averages out."""
    return mean(course.hba1c(in_days(day)) for day in range(around - width, around + width))


def test_hba1c_shows_three_quarters_of_a_step_after_half_a_red_cells_life():
    assert glycated_share(0, 120) == 0
    assert glycated_share(60, 120) == 0.75
    assert glycated_share(120, 120) == 1
    assert glycated_share(-5, 120) == 0


@given(st.integers(-50, 400), st.integers(0, 100))
def test_the_share_of_a_step_never_falls_and_stays_within_0_and_1(day, later):
    first, second = glycated_share(day, 118.0), glycated_share(day + later, 118.0)
    assert 0 <= first <= second <= 1


def test_a_full_course_brings_the_whole_effect():
    course = Course(INSULIN_USER, Effect(hba1c=-1.0), planned=2).dosed(START).dosed(in_days(180))
    change = measured(course, 700) - INSULIN_USER.levels["hba1c"]
    assert change == pytest.approx(-1.0, abs=0.1)


def test_one_of_two_doses_brings_half_of_it():
    course = Course(INSULIN_USER, Effect(hba1c=-1.0), planned=2).dosed(START)
    change = measured(course, 700) - INSULIN_USER.levels["hba1c"]
    assert change == pytest.approx(-0.5, abs=0.1)


def test_being_in_a_study_lowers_hba1c_without_any_treatment():
    course = Course(INSULIN_USER, enrolled=START)
    change = measured(course, 700) - INSULIN_USER.levels["hba1c"]
    assert change == pytest.approx(ATTENTION, abs=0.1)


def test_hba1c_reads_low_for_about_ninety_days_after_marrow_is_taken():
    plain = Course(INSULIN_USER)
    taken = plain.collected(START)

    def dip(day):
        return taken.hba1c(in_days(day)) - plain.hba1c(in_days(day))

    assert dip(0) == 0
    assert dip(1) < dip(60) < 0
    assert dip(90) == pytest.approx(0, abs=1e-12)


def test_glucose_answers_at_once_where_hba1c_lags():
    plain = Course(INSULIN_USER)
    treated = replace(plain, effect=Effect(hba1c=-1.0)).dosed(START)
    day = in_days(1)
    assert treated.glucose(day) - plain.glucose(day) == pytest.approx(-1.35, abs=0.01)
    assert abs(treated.hba1c(day) - plain.hba1c(day)) < 0.05


def test_insulin_falls_to_its_new_dose_within_two_months_and_never_below_zero():
    course = Course(INSULIN_USER, Effect(insulin_share=-0.5)).dosed(START)
    usual = INSULIN_USER.insulin
    assert course.insulin(START) == usual
    assert course.insulin(in_days(30)) == pytest.approx(0.75 * usual)
    assert course.insulin(in_days(60)) == pytest.approx(0.5 * usual)
    none_left = Course(INSULIN_USER, Effect(insulin_share=-3.0)).dosed(START)
    assert none_left.insulin(in_days(60)) == 0


def test_who_is_not_on_insulin_writes_zeros():
    person = next(person for person in PEOPLE if person.insulin == 0)
    course = Course(person, Effect(hba1c=1.0, insulin_share=0.2)).dosed(START)
    assert {course.diary(in_days(day)) for day in range(60)} == {None, 0.0}


def test_some_diary_days_are_not_written_and_the_same_ones_when_asked_again():
    course = Course(INSULIN_USER)
    first, second = ([course.diary(in_days(day)) for day in range(600)] for _ in range(2))
    assert first == second
    assert first.count(None) / 600 == pytest.approx(DIARY_MISSING, abs=0.03)


def test_effects_spread_around_the_prior_of_controlled_trials():
    effects = [effect_of(person, Dice(1, "study")) for person in PEOPLE]
    shared = Dice(1, "study").normal(-0.72, 0.199, "effect on hba1c")
    assert mean(effect.hba1c for effect in effects) == pytest.approx(shared, abs=0.1)
    assert -0.6 < mean(effect.insulin_share for effect in effects) < -0.1
