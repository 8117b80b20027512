"""It is told whose the cells are."""

from __future__ import annotations

from trialwright.record.lint.cell_source_not_stated import check

from ..trials import cells, trial


def test_cells_of_nobody_are_found():
    (found,) = check(
        trial(
            armsInterventionsModule__interventions=[
                {"type": "BIOLOGICAL", "name": "Mesenchymal stem cells"}
            ]
        )
    )
    assert found.quote == "Mesenchymal stem cells"


def test_autologous_is_enough():
    assert not list(check(trial(armsInterventionsModule__interventions=cells())))


def test_a_donor_in_the_summary_is_enough():
    assert not list(
        check(
            trial(
                armsInterventionsModule__interventions=[
                    {"type": "BIOLOGICAL", "name": "Mesenchymal stem cells"}
                ],
                descriptionModule__briefSummary="Cells of a healthy donor.",
            )
        )
    )
