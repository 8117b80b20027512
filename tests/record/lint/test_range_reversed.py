"""A range runs from low to high."""

from __future__ import annotations

from trialwright.record.lint.range_reversed import check

from ..trials import trial


def test_a_falling_range_is_found():
    (found,) = check(trial(eligibilityModule__eligibilityCriteria="HbA1c between 9 and 7 %"))
    assert found.quote == "HbA1c between 9 and 7 %"


def test_a_rising_range_is_right():
    assert not list(check(trial(eligibilityModule__eligibilityCriteria="HbA1c between 7 and 9 %")))


def test_two_units_are_not_compared():
    assert not list(check(trial(eligibilityModule__eligibilityCriteria="from 6 months to 3 years")))


def test_a_fall_is_meant_to_fall():
    assert not list(
        check(trial(eligibilityModule__eligibilityCriteria="dose reduced from 9 to 7 mg/dl"))
    )
