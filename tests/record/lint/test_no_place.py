"""A trial runs somewhere."""

from __future__ import annotations

from trialwright.record.lint.no_place import check

from ..trials import trial


def test_a_completed_trial_without_a_place_is_found():
    (found,) = check(trial(statusModule__overallStatus="COMPLETED"))
    assert found.quote == "COMPLETED"


def test_a_place_is_enough():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="COMPLETED",
                contactsLocationsModule__locations=[{"city": "Hanoi"}],
            )
        )
    )


def test_a_trial_yet_to_recruit_may_have_none():
    assert not list(check(trial(statusModule__overallStatus="NOT_YET_RECRUITING")))
