"""A single group has one arm."""

from __future__ import annotations

from trialwright.record.lint.single_group_with_arms import check

from ..trials import trial


def test_two_arms_of_a_single_group_are_found():
    (found,) = check(
        trial(
            designModule__designInfo__interventionModel="SINGLE_GROUP",
            armsInterventionsModule__armGroups=[{"label": "Cells"}, {"label": "Control"}],
        )
    )
    assert found.quote == "Cells | Control"


def test_one_arm_is_a_single_group():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="SINGLE_GROUP",
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
            )
        )
    )


def test_two_arms_in_parallel_are_right():
    assert not list(
        check(
            trial(
                designModule__designInfo__interventionModel="PARALLEL",
                armsInterventionsModule__armGroups=[
                    {"label": "Cells"},
                    {"label": "Control"},
                ],
            )
        )
    )
