"""A score has a better end."""

from __future__ import annotations

from trialwright.record.lint.scale_without_direction import check

from ..trials import outcome, trial


def test_a_score_without_range_or_direction_is_noted():
    (found,) = check(trial(outcomesModule__primaryOutcomes=[outcome("WOMAC score")]))
    assert found.quote == "WOMAC score"


def test_a_direction_is_enough():
    assert not list(
        check(trial(outcomesModule__primaryOutcomes=[outcome("WOMAC score", "higher is worse")]))
    )


def test_a_range_is_enough():
    assert not list(check(trial(outcomesModule__primaryOutcomes=[outcome("Pain scale", "0-10")])))


def test_people_counted_by_a_scale_are_counted():
    assert not list(
        check(
            trial(
                outcomesModule__primaryOutcomes=[
                    outcome("Number of participants with pain on a scale")
                ]
            )
        )
    )
