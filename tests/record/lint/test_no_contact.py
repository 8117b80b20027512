"""A trial that recruits can be called."""

from __future__ import annotations

from trialwright.record.lint.no_contact import check

from ..trials import trial


def test_recruiting_without_a_contact_is_found():
    (found,) = check(trial(statusModule__overallStatus="RECRUITING"))
    assert found.quote == "RECRUITING"


def test_a_contact_at_a_place_is_enough():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="RECRUITING",
                contactsLocationsModule__locations=[{"contacts": [{"phone": "1"}]}],
            )
        )
    )


def test_a_completed_trial_needs_none():
    assert not list(check(trial(statusModule__overallStatus="COMPLETED")))
