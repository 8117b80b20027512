"""A trial that stopped says why."""

from __future__ import annotations

from trialwright.record.lint.stopped_without_reason import check

from ..trials import trial


def test_a_terminated_trial_without_a_reason_is_found():
    (found,) = check(trial(statusModule__overallStatus="TERMINATED"))
    assert found.quote == "TERMINATED"


def test_a_reason_is_enough():
    assert not list(
        check(
            trial(statusModule__overallStatus="TERMINATED", statusModule__whyStopped="slow accrual")
        )
    )


def test_a_completed_trial_needs_none():
    assert not list(check(trial(statusModule__overallStatus="COMPLETED")))
