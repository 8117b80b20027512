"""An outcome is measured at a time."""

from __future__ import annotations

from trialwright.record.lint.outcome_without_time import check

from ..trials import outcome, trial


def test_a_time_frame_that_tells_no_time_is_found():
    (found,) = check(
        trial(
            outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="Bone tissue engineering")]
        )
    )
    assert found.quote == "Bone tissue engineering"


def test_no_time_frame_at_all_is_found():
    (found,) = check(trial(outcomesModule__primaryOutcomes=[outcome("Alveolar bone defect")]))
    assert found.quote == "Alveolar bone defect"


def test_a_visit_or_an_event_is_a_time():
    assert not list(
        check(
            trial(
                outcomesModule__primaryOutcomes=[
                    outcome("Pain", time_frame="at hospital discharge")
                ]
            )
        )
    )


def test_a_time_in_the_measure_is_enough():
    assert not list(check(trial(outcomesModule__primaryOutcomes=[outcome("Pain at 6 months")])))
