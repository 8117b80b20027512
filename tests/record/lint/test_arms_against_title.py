"""The title knows how many arms there are."""

from __future__ import annotations

from trialwright.record.lint.arms_against_title import check

from ..trials import trial


def test_two_arms_under_a_single_arm_title_are_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A single-arm trial",
            armsInterventionsModule__armGroups=[{"label": "Cells"}, {"label": "Control"}],
        )
    )
    assert found.quote == "A single-arm trial"


def test_a_two_arm_trial_of_two_arms_is_right():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A two-arm trial",
                armsInterventionsModule__armGroups=[
                    {"label": "Cells"},
                    {"label": "Control"},
                ],
            )
        )
    )


def test_group_therapy_is_no_arm():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A trial of one group session",
                armsInterventionsModule__armGroups=[
                    {"label": "Cells"},
                    {"label": "Control"},
                ],
            )
        )
    )
