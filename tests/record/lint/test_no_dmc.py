"""Somebody looks at the groups."""

from __future__ import annotations

from trialwright.record.lint.no_dmc import check

from ..trials import trial


def test_a_masked_phase_3_trial_without_a_committee_is_noted():
    (found,) = check(
        trial(
            designModule__phases=["PHASE3"],
            designModule__designInfo__allocation="RANDOMIZED",
            designModule__designInfo__maskingInfo__masking="DOUBLE",
            oversightModule__oversightHasDmc=False,
        )
    )
    assert found.quote == "no"


def test_a_committee_is_enough():
    assert not list(
        check(
            trial(
                designModule__phases=["PHASE3"],
                designModule__designInfo__allocation="RANDOMIZED",
                designModule__designInfo__maskingInfo__masking="DOUBLE",
                oversightModule__oversightHasDmc=True,
            )
        )
    )


def test_where_it_is_not_said_nothing_is_said():
    assert not list(
        check(
            trial(
                designModule__phases=["PHASE3"],
                designModule__designInfo__allocation="RANDOMIZED",
                designModule__designInfo__maskingInfo__masking="DOUBLE",
            )
        )
    )
