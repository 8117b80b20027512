"""What is completed is known."""

from __future__ import annotations

from trialwright.record.lint.finished_but_estimated import check

from ..trials import trial


def test_a_completed_trial_with_an_estimated_number_is_found():
    (found,) = check(
        trial(
            statusModule__overallStatus="COMPLETED",
            designModule__enrollmentInfo__count=30,
            designModule__enrollmentInfo__type="ESTIMATED",
        )
    )
    assert found.quote == "30, estimated"


def test_a_recruiting_trial_estimates():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="RECRUITING",
                designModule__enrollmentInfo__count=30,
                designModule__enrollmentInfo__type="ESTIMATED",
            )
        )
    )
