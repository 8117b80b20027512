"""A parallel trial has two arms or more."""

from __future__ import annotations

from trialwright.record.lint.several_groups_one_arm import check

from ..trials import trial


def test_one_arm_in_parallel_with_nothing_is_found():
    (found,) = check(
        trial(
            designModule__designInfo__interventionModel="PARALLEL",
            armsInterventionsModule__armGroups=[{"label": "Cells"}],
        )
    )
    assert found.quote == "Cells"


def test_a_crossover_may_be_told_as_one_arm():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="CROSSOVER",
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
            )
        )
    )


def test_a_record_without_arms_is_another_matter():
    assert not list(check(trial(designModule__designInfo__interventionModel="PARALLEL")))
