"""A trial of one group can compare nothing."""

from __future__ import annotations

from trialwright.record.lint.single_group_comparison import check

from ..trials import outcome, trial

MODEL = "designModule__designInfo__interventionModel"
BOTH = [outcome("Adverse events", "Number of adverse events in both groups")]


def test_both_groups_of_a_single_group_trial_is_found_at_its_description():
    record = trial(**{MODEL: "SINGLE_GROUP", "outcomesModule__primaryOutcomes": BOTH})
    (found,) = check(record)
    assert found.place == "protocolSection.outcomesModule.primaryOutcomes[0].description"
    assert found.quote == "Number of adverse events in both groups"


def test_a_trial_of_two_arms_may_compare_its_groups():
    record = trial(**{MODEL: "PARALLEL", "outcomesModule__primaryOutcomes": BOTH})
    assert not list(check(record))


def test_arms_that_are_listed_count_more_than_the_model():
    arms = [{"label": "A"}, {"label": "B"}]
    record = trial(
        **{
            MODEL: "SINGLE_GROUP",
            "outcomesModule__primaryOutcomes": BOTH,
            "armsInterventionsModule__armGroups": arms,
        }
    )
    assert not list(check(record))


def test_groups_formed_by_what_is_found_are_no_arms():
    said = [outcome("Relapse", "Compared across the two groups (low and high frequency)")]
    record = trial(**{MODEL: "SINGLE_GROUP", "outcomesModule__primaryOutcomes": said})
    assert not list(check(record))
