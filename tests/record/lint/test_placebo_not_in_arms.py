"""A placebo in the title is one in the arms."""

from __future__ import annotations

from trialwright.record.lint.placebo_not_in_arms import check

from ..trials import cells, trial


def test_a_placebo_controlled_title_with_cells_alone_is_found():
    (found,) = check(
        trial(
            identificationModule__briefTitle="A placebo-controlled trial",
            armsInterventionsModule__armGroups=[{"label": "Cells", "type": "EXPERIMENTAL"}],
            armsInterventionsModule__interventions=cells(),
        )
    )
    assert found.quote == "A placebo-controlled trial"


def test_a_placebo_arm_is_enough():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A placebo-controlled trial",
                armsInterventionsModule__armGroups=[{"label": "A", "type": "PLACEBO_COMPARATOR"}],
                armsInterventionsModule__interventions=cells(),
            )
        )
    )


def test_saline_is_a_placebo():
    assert not list(
        check(
            trial(
                identificationModule__briefTitle="A placebo-controlled trial",
                armsInterventionsModule__armGroups=[{"label": "Saline"}],
                armsInterventionsModule__interventions=cells(),
            )
        )
    )
