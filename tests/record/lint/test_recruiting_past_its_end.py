"""A trial does not recruit after its end."""

from __future__ import annotations

from trialwright.record.lint.recruiting_past_its_end import check

from ..trials import trial


def test_a_trial_verified_as_recruiting_after_its_end_is_found():
    (found,) = check(
        trial(
            statusModule__overallStatus="RECRUITING",
            statusModule__statusVerifiedDate="2021-06",
            statusModule__completionDateStruct__date="2021-05-31",
        )
    )
    assert found.quote == "RECRUITING, completion 2021-05-31, verified 2021-06"


def test_verified_in_the_month_of_its_end_it_may_still_recruit():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="RECRUITING",
                statusModule__statusVerifiedDate="2021-05",
                statusModule__completionDateStruct__date="2021-05-01",
            )
        )
    )
