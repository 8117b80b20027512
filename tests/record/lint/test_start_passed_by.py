"""What has not begun begins later."""

from __future__ import annotations

from trialwright.record.lint.start_passed_by import check

from ..trials import trial


def test_a_start_that_passed_without_recruiting_is_found():
    (found,) = check(
        trial(
            statusModule__overallStatus="NOT_YET_RECRUITING",
            statusModule__statusVerifiedDate="2021-06",
            statusModule__startDateStruct__date="2021-03",
        )
    )
    assert found.quote == "start 2021-03, verified 2021-06"


def test_a_recruiting_trial_has_begun():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="RECRUITING",
                statusModule__statusVerifiedDate="2021-06",
                statusModule__startDateStruct__date="2021-03",
            )
        )
    )
