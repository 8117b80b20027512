"""A minimum is below its maximum."""

from __future__ import annotations

from trialwright.record.lint.age_limits_reversed import check

from ..trials import trial


def test_a_minimum_above_the_maximum_is_found():
    (found,) = check(
        trial(eligibilityModule__minimumAge="65 Years", eligibilityModule__maximumAge="18 Years")
    )
    assert found.quote == "65 Years - 18 Years"


def test_a_minimum_older_than_anyone_is_found():
    (found,) = check(trial(eligibilityModule__minimumAge="180 Years"))
    assert found.quote == "180 Years - None"


def test_months_are_shorter_than_years():
    assert not list(
        check(
            trial(eligibilityModule__minimumAge="6 Months", eligibilityModule__maximumAge="2 Years")
        )
    )
