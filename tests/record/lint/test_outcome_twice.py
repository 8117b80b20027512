"""An outcome is registered once."""

from __future__ import annotations

from trialwright.record.lint.outcome_twice import check

from ..trials import outcome, trial


def test_the_same_outcome_as_primary_and_secondary_is_found():
    (found,) = check(
        trial(
            outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="1 year")],
            outcomesModule__secondaryOutcomes=[outcome("HBA1C.", time_frame="1 year")],
        )
    )
    assert found.quote == "HBA1C."


def test_another_time_is_another_outcome():
    assert not list(
        check(
            trial(
                outcomesModule__primaryOutcomes=[outcome("HbA1c", time_frame="1 year")],
                outcomesModule__secondaryOutcomes=[outcome("HbA1c", time_frame="2 years")],
            )
        )
    )
