"""It is told what an arm gets."""

from __future__ import annotations

from trialwright.record.lint.arm_not_described import check

from ..trials import cells, trial


def test_an_arm_without_a_word_is_found():
    (found,) = check(
        trial(
            armsInterventionsModule__armGroups=[{"label": "Cells"}],
            armsInterventionsModule__interventions=cells(),
        )
    )
    assert found.quote == "Cells"


def test_a_description_of_the_intervention_is_enough():
    assert not list(
        check(
            trial(
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
                armsInterventionsModule__interventions=cells(description="once, intravenous"),
            )
        )
    )


def test_a_detailed_description_of_the_trial_is_enough():
    assert not list(
        check(
            trial(
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
                armsInterventionsModule__interventions=cells(),
                descriptionModule__detailedDescription="Cells once.",
            )
        )
    )
