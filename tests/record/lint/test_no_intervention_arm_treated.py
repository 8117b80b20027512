"""An arm of no intervention gets none."""

from __future__ import annotations

from trialwright.record.lint.no_intervention_arm_treated import check

from ..trials import trial


def test_an_intervention_in_an_arm_of_none_is_found():
    (found,) = check(
        trial(
            armsInterventionsModule__armGroups=[
                {
                    "label": "Control",
                    "type": "NO_INTERVENTION",
                    "interventionNames": ["Drug: X"],
                }
            ]
        )
    )
    assert found.quote == "Control: Drug: X"


def test_an_active_arm_may_have_one():
    assert not list(
        check(
            trial(
                armsInterventionsModule__armGroups=[
                    {
                        "label": "A",
                        "type": "ACTIVE_COMPARATOR",
                        "interventionNames": ["Drug: X"],
                    }
                ]
            )
        )
    )
