"""A percentage of change needs a time point and a baseline."""

from __future__ import annotations

from trialwright.record.lint.reduction_undefined import check

from ..trials import outcome, trial


def found_for(words, when):
    record = trial(outcomesModule__primaryOutcomes=[outcome("Insulin dose", words, when)])
    return list(check(record))


REDUCED = "Reduction of insulin dose requirement by ≥50%"


def test_half_the_dose_up_to_some_month_from_no_baseline_is_found():
    (found,) = found_for(REDUCED, "up to the 12-month period following treatment")
    assert found.quote == REDUCED


def test_a_time_point_or_a_baseline_is_enough():
    assert not found_for(REDUCED, "12 months")
    assert not found_for(f"{REDUCED} from baseline", "up to 12 months")
