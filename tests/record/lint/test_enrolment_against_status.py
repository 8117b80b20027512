"""Number and status agree."""

from __future__ import annotations

from trialwright.record.lint.enrolment_against_status import check

from ..trials import trial


def test_people_in_a_withdrawn_trial_are_found():
    (found,) = check(
        trial(statusModule__overallStatus="WITHDRAWN", designModule__enrollmentInfo__count=3)
    )
    assert found.quote == "3 participants, WITHDRAWN"


def test_nobody_in_a_completed_trial_is_found():
    (found,) = check(
        trial(statusModule__overallStatus="COMPLETED", designModule__enrollmentInfo__count=0)
    )
    assert found.quote == "0 participants, COMPLETED"


def test_nobody_in_a_withdrawn_trial_is_right():
    assert not list(
        check(trial(statusModule__overallStatus="WITHDRAWN", designModule__enrollmentInfo__count=0))
    )
