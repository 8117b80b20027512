"""Title and allocation say the same."""

from __future__ import annotations

from trialwright.record.lint.allocation_against_title import check

from ..trials import trial


def test_a_randomised_title_without_allocation_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A randomised trial of cells",
            designModule__designInfo__allocation="NA",
        )
    )
    assert found.quote == "A randomised trial of cells"


def test_a_title_that_denies_the_allocation_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A non-randomized trial",
            designModule__designInfo__allocation="RANDOMIZED",
        )
    )
    assert found.quote == "A non-randomized trial"


def test_a_follow_up_of_a_randomised_trial_need_not_be_one():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="Follow-up of a randomized trial",
                designModule__designInfo__allocation="NA",
            )
        )
    )


def test_where_both_agree_nothing_is_said():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A randomized trial",
                designModule__designInfo__allocation="RANDOMIZED",
            )
        )
    )
