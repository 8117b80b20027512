"""Measure and time frame name one time."""

from __future__ import annotations

from trialwright.record.lint.time_points_differ import check

from ..trials import outcome, trial


def test_one_year_against_180_days_is_found():
    (found,) = check(
        trial(
            outcomesModule__primaryOutcomes=[outcome("Survival at one year", time_frame="180 days")]
        )
    )
    assert found.quote == "Survival at one year | 180 days"


def test_twelve_weeks_are_three_months():
    assert not list(
        check(
            trial(
                outcomesModule__primaryOutcomes=[outcome("Pain at 12 weeks", time_frame="3 months")]
            )
        )
    )


def test_several_times_are_let_be():
    assert not list(
        check(
            trial(
                outcomesModule__primaryOutcomes=[
                    outcome("Pain at day 3, 7 and 28", time_frame="Day 28")
                ]
            )
        )
    )
