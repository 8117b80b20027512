"""Title and masking say the same."""

from __future__ import annotations

from trialwright.record.lint.masking_against_title import check

from ..trials import trial


def test_a_double_blind_title_with_nobody_masked_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A double-blind trial",
            designModule__designInfo__maskingInfo__masking="NONE",
        )
    )
    assert found.quote == "A double-blind trial"


def test_an_open_label_title_with_two_roles_masked_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="An open-label trial",
            designModule__designInfo__maskingInfo__masking="DOUBLE",
        )
    )
    assert found.quote == "An open-label trial"


def test_a_masked_assessor_does_not_contradict_open_label():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="An open-label trial",
                designModule__designInfo__maskingInfo__masking="SINGLE",
            )
        )
    )


def test_more_masking_than_the_title_promises_is_no_contradiction():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A double-blind trial",
                designModule__designInfo__maskingInfo__masking="TRIPLE",
            )
        )
    )


def test_two_parts_may_differ():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A double-blind trial with open-label extension",
                designModule__designInfo__maskingInfo__masking="NONE",
            )
        )
    )
