"""An intervention belongs to an arm."""

from __future__ import annotations

from trialwright.record.lint.intervention_without_arm import check

from ..trials import trial


def test_an_intervention_nobody_gets_is_found():
    (found,) = check(
        trial(
            armsInterventionsModule__armGroups=[
                {"label": "A", "type": "EXPERIMENTAL", "interventionNames": ["Drug: X"]},
                {"label": "B", "type": "PLACEBO_COMPARATOR"},
            ],
            armsInterventionsModule__interventions=[
                {"name": "X", "armGroupLabels": ["A"]},
                {"name": "Y"},
            ],
        )
    )
    assert found.quote == "Y"


def test_where_no_arm_is_linked_nothing_is_known():
    assert not list(
        check(
            trial(
                armsInterventionsModule__armGroups=[{"label": "Cells"}],
                armsInterventionsModule__interventions=[{"name": "X"}],
            )
        )
    )
