"""It is told how the cells are given."""

from __future__ import annotations

from trialwright.record.lint.route_not_stated import check

from ..trials import cells, trial


def test_cells_that_are_only_transplanted_are_found():
    (found,) = check(
        trial(
            armsInterventionsModule__interventions=cells(),
            descriptionModule__briefSummary="They will be transplanted twice.",
        )
    )
    assert found.quote == "Autologous mesenchymal stem cells"


def test_a_route_is_enough():
    assert not list(
        check(
            trial(
                armsInterventionsModule__interventions=cells(),
                descriptionModule__briefSummary="They are given intravenously.",
            )
        )
    )


def test_a_route_of_other_drugs_among_the_criteria_is_none():
    assert not list(
        check(trial(armsInterventionsModule__interventions=cells(description="oral intake")))
    )
