"""After treatment, when treatment is given twice."""

from __future__ import annotations

from trialwright.record.lint.anchor_ambiguous import check

from ..trials import outcome, trial

TWICE = [{"label": "Cells", "description": "undergoing 2 treatment with 6 months interval"}]
ONCE = [{"label": "Cells", "description": "one infusion"}]


def found_for(when, arms):
    record = trial(
        outcomesModule__primaryOutcomes=[outcome("Adverse events", time_frame=when)],
        armsInterventionsModule__armGroups=arms,
    )
    return list(check(record))


def test_following_treatment_does_not_say_which_of_two():
    (found,) = found_for("up to the 12-month period following treatment", TWICE)
    assert found.place.endswith("primaryOutcomes[0].timeFrame")


def test_one_treatment_or_a_named_one_is_clear():
    assert not found_for("up to the 12-month period following treatment", ONCE)
    assert not found_for("12 months after the last treatment", TWICE)


def test_a_transplant_need_not_be_the_treatment_that_is_repeated():
    assert not found_for("1 year post transplant", TWICE)
