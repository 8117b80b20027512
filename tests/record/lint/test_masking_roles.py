"""The masking is the number of roles masked."""

from __future__ import annotations

from trialwright.record.lint.masking_roles import check

from ..trials import trial


def test_two_roles_under_single_masking_are_found():
    (found,) = check(
        trial(
            designModule__designInfo__maskingInfo__masking="SINGLE",
            designModule__designInfo__maskingInfo__whoMasked=["PARTICIPANT", "INVESTIGATOR"],
        )
    )
    assert found.quote == "PARTICIPANT, INVESTIGATOR"


def test_without_a_list_of_roles_nothing_is_said():
    assert not list(check(trial(designModule__designInfo__maskingInfo__masking="DOUBLE")))


def test_two_roles_are_double():
    assert not list(
        check(
            trial(
                designModule__designInfo__maskingInfo__masking="DOUBLE",
                designModule__designInfo__maskingInfo__whoMasked=[
                    "PARTICIPANT",
                    "INVESTIGATOR",
                ],
            )
        )
    )
