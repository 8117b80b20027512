"""An arm that gets something is linked to it."""

from __future__ import annotations

from trialwright.record.lint.arm_without_intervention import check

from ..trials import trial


def test_a_placebo_arm_that_gets_nothing_is_found():
    (found,) = check(
        trial(
            armsInterventionsModule__armGroups=[
                {"label": "A", "type": "EXPERIMENTAL", "interventionNames": ["Drug: X"]},
                {"label": "B", "type": "PLACEBO_COMPARATOR"},
            ]
        )
    )
    assert found.quote == "B"


def test_an_arm_of_no_intervention_gets_none():
    assert not list(
        check(
            trial(
                armsInterventionsModule__armGroups=[
                    {"label": "A", "type": "EXPERIMENTAL", "interventionNames": ["Drug: X"]},
                    {"label": "B", "type": "NO_INTERVENTION"},
                ]
            )
        )
    )


def test_where_no_arm_is_linked_nothing_is_known():
    assert not list(
        check(trial(armsInterventionsModule__armGroups=[{"label": "A", "type": "EXPERIMENTAL"}]))
    )
