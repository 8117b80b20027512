"""A trial since 2019 has a plan for its data."""

from __future__ import annotations

from trialwright.record.lint.data_sharing_plan import check

from ..trials import trial


def test_a_trial_of_2020_without_a_word_is_noted():
    (found,) = check(trial(statusModule__startDateStruct__date="2020-01"))
    assert found.quote == ""


def test_undecided_is_no_plan():
    (found,) = check(
        trial(
            statusModule__startDateStruct__date="2020-01",
            ipdSharingStatementModule__ipdSharing="UNDECIDED",
        )
    )
    assert found.quote == "UNDECIDED"


def test_no_is_a_plan():
    assert not list(
        check(
            trial(
                statusModule__startDateStruct__date="2020-01",
                ipdSharingStatementModule__ipdSharing="NO",
            )
        )
    )


def test_before_2019_none_was_asked_for():
    assert not list(check(trial(statusModule__startDateStruct__date="2018-12-31")))
