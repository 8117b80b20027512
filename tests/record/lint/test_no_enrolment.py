"""A trial has a number of participants."""

from __future__ import annotations

from trialwright.record.lint.no_enrolment import check

from ..trials import trial


def test_a_trial_without_a_number_is_found():
    (found,) = check(trial())
    assert found.quote == ""


def test_a_number_is_enough():
    assert not list(check(trial(designModule__enrollmentInfo__count=0)))


def test_an_observational_study_is_not_asked():
    assert not list(check(trial(designModule__studyType="OBSERVATIONAL")))
