"""One measure is one outcome."""

from __future__ import annotations

from trialwright.record.lint.several_outcomes_in_one import check

from ..trials import outcome, trial


def test_safety_and_efficacy_in_one_are_found():
    (found,) = check(trial(outcomesModule__primaryOutcomes=[outcome("Safety and efficacy")]))
    assert found.quote == "Safety and efficacy"


def test_a_numbered_list_is_found():
    (found,) = check(
        trial(outcomesModule__primaryOutcomes=[outcome("1. Survival. 2. Relapse of the disease")])
    )
    assert found.quote == "1. Survival. 2. Relapse of the disease"


def test_one_of_them_is_one_outcome():
    assert not list(
        check(trial(outcomesModule__primaryOutcomes=[outcome("Safety of the injection")]))
    )
