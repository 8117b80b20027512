"""Nothing can be allocated to one group."""

from __future__ import annotations

from trialwright.record.lint.randomised_single_group import check

from ..trials import trial


def test_random_allocation_to_a_single_group_is_found():
    (found,) = check(
        trial(
            designModule__designInfo__interventionModel="SINGLE_GROUP",
            designModule__designInfo__allocation="RANDOMIZED",
            armsInterventionsModule__armGroups=[{"label": "Cells"}],
        )
    )
    assert found.quote == "RANDOMIZED, SINGLE_GROUP"


def test_random_allocation_in_parallel_is_right():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="PARALLEL",
                designModule__designInfo__allocation="RANDOMIZED",
            )
        )
    )


def test_a_single_group_has_no_allocation():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="SINGLE_GROUP",
                designModule__designInfo__allocation="NA",
            )
        )
    )
