"""Nobody is followed for longer than the trial lasts."""

from __future__ import annotations

from trialwright.record.lint.time_frame_beyond_study import check

from ..trials import outcome, trial


def test_two_years_in_a_trial_of_one_are_found():
    (found,) = check(
        trial(
            statusModule__startDateStruct__date="2020-01-01",
            statusModule__primaryCompletionDateStruct__date="2021-01-01",
            outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="24 months")],
        )
    )
    assert found.quote == "24 months"


def test_a_trial_stopped_early_did_not_get_there():
    assert not list(
        check(
            trial(
                statusModule__overallStatus="TERMINATED",
                statusModule__startDateStruct__date="2020-01-01",
                statusModule__primaryCompletionDateStruct__date="2021-01-01",
                outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="24 months")],
            )
        )
    )


def test_a_time_looked_back_on_is_let_be():
    assert not list(
        check(
            trial(
                statusModule__startDateStruct__date="2020-01-01",
                statusModule__primaryCompletionDateStruct__date="2020-06-01",
                outcomesModule__primaryOutcomes=[
                    outcome("Relapses", time_frame="previous 12 months")
                ],
            )
        )
    )


def test_a_year_fits_a_year():
    assert not list(
        check(
            trial(
                statusModule__startDateStruct__date="2020-01",
                statusModule__primaryCompletionDateStruct__date="2021-01",
                outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="52 weeks")],
            )
        )
    )
