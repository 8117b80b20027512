"""A trial has a primary outcome."""

from __future__ import annotations

from trialwright.record.lint.no_primary_outcome import check

from ..trials import outcome, trial


def test_a_trial_without_one_is_found():
    (found,) = check(trial())
    assert found.quote == ""


def test_one_is_enough():
    assert not list(check(trial(outcomesModule__primaryOutcomes=[outcome("HbA1c")])))
