"""Two copies of one record."""

from __future__ import annotations

import pytest

from trialwright.record.compare import compare, findings_of

from .trials import flagship, outcome, trial

PRIMARY, SECONDARY = "outcomesModule__primaryOutcomes", "outcomesModule__secondaryOutcomes"


def kinds(one, other):
    return [difference.kind for difference in compare(one, other)]


def test_a_copy_does_not_differ_from_itself():
    assert not compare(flagship("json"), flagship("json"))


def test_page_and_registry_differ_in_the_phase_alone():
    (difference,) = compare(flagship("txt"), flagship("json"))
    assert (difference.this, difference.other) == ("PHASE1", "PHASE1, PHASE2")


def test_the_order_of_outcomes_is_no_difference():
    a, b = outcome("HbA1c", time_frame="3 months"), outcome("Weight", time_frame="6 months")
    assert not compare(trial(**{PRIMARY: [a, b]}), trial(**{PRIMARY: [b, a]}))


def test_a_primary_outcome_that_became_secondary_is_switched():
    one = trial(**{PRIMARY: [outcome("HbA1c")], SECONDARY: [outcome("Weight")]})
    two = trial(**{PRIMARY: [outcome("Weight")], SECONDARY: [outcome("HbA1c")]})
    differences = compare(one, two)
    assert [difference.kind for difference in differences] == ["outcome switched"] * 2
    assert {finding.rule for finding in findings_of(differences)} == {"outcome-switched"}


def test_each_difference_has_its_class():
    one = trial(**{PRIMARY: [outcome("HbA1c", time_frame="3 months")]})
    two = trial(**{PRIMARY: [outcome("HbA1c", time_frame="6 months")]})
    assert kinds(one, two) == ["time frame moved"]
    size = "designModule__enrollmentInfo__count"
    assert kinds(trial(**{size: 30}), trial(**{size: 40})) == ["sample size"]
    start = "statusModule__startDateStruct__date"
    assert kinds(trial(**{start: "2017-11"}), trial(**{start: "2017-12"})) == ["dates"]
    criteria = "eligibilityModule__eligibilityCriteria"
    assert kinds(trial(**{criteria: "Adults\n• Men"}), trial(**{criteria: "* Men\nAdults"})) == []
    assert kinds(trial(**{criteria: "Adults"}), trial(**{criteria: "Men"})) == ["criteria"] * 2


def test_records_of_two_trials_are_no_copies():
    one = trial(identificationModule__nctId="NCT00000001")
    two = trial(identificationModule__nctId="NCT00000002")
    assert [finding.rule for finding in findings_of(compare(one, two))] == ["copies-of-two-trials"]


def changes(one, other):
    return [(difference.kind, difference.change) for difference in compare(one, other)]


def test_an_outcome_only_one_copy_has_was_added_or_removed():
    both, one = outcome("HbA1c"), outcome("Weight")
    more, fewer = trial(**{PRIMARY: [both], SECONDARY: [one]}), trial(**{PRIMARY: [both]})
    assert changes(more, fewer) == [("outcome", "added")]
    assert changes(fewer, more) == [("outcome", "removed")]
    assert changes(trial(**{PRIMARY: [both, one]}), fewer) == [("outcome switched", "added")]


def test_the_same_outcome_in_other_words_is_reworded_not_switched():
    one = trial(**{PRIMARY: [outcome("Change in daily insulin dose at 12 months")]})
    two = trial(**{PRIMARY: [outcome("Change of the daily insulin dose at month 12")]})
    (difference,) = compare(one, two)
    assert (difference.kind, difference.change) == ("outcome reworded", "reworded")
    assert (difference.this[:9], difference.other[:9]) == ("Change in", "Change of")


def test_another_outcome_in_its_place_is_switched():
    one = trial(**{PRIMARY: [outcome("Daily insulin dose")]})
    two = trial(**{PRIMARY: [outcome("Fasting glucose")]})
    assert changes(one, two) == [("outcome switched", "added"), ("outcome switched", "removed")]


@pytest.mark.parametrize(
    ("this", "other", "change"),
    [
        ("HbA1c 7.5 % to 9 %", "HbA1c 7.0 % to 9 %", "number changed"),
        ("Platelets ≥ 100 x 10^9/l", "Platelets > 100 x 10^9/l", "number changed"),
        ("Diabetes for five years or more", "Diabetes for at least five years", "reworded"),
    ],
)
def test_a_criterion_that_changed_is_shown_in_both_wordings(this, other, change):
    criteria = "eligibilityModule__eligibilityCriteria"
    (difference,) = compare(trial(**{criteria: this}), trial(**{criteria: other}))
    assert (difference.kind, difference.change) == ("criteria", change)
    assert (difference.this, difference.other) == (this, other)


def test_two_diseases_are_two_criteria():
    criteria = "eligibilityModule__eligibilityCriteria"
    one, two = (trial(**{criteria: f"No history of {disease}"}) for disease in ("cancer", "stroke"))
    assert changes(one, two) == [("criteria", "added"), ("criteria", "removed")]


def test_what_changes_the_trial_is_also_a_finding():
    size, criteria = "designModule__enrollmentInfo__count", "eligibilityModule__eligibilityCriteria"
    one = trial(
        **{PRIMARY: [outcome("HbA1c", time_frame="3 months")], size: 30, criteria: "Age 18 to 65"}
    )
    two = trial(
        **{PRIMARY: [outcome("HbA1c", time_frame="6 months")], size: 40, criteria: "Age 18 to 70"}
    )
    assert {finding.rule for finding in findings_of(compare(one, two))} == {
        "time-frame-moved",
        "sample-size-differs",
        "criterion-limit-differs",
    }


def test_a_thousand_lines_on_each_side_are_compared_in_bounded_time():
    criteria = "eligibilityModule__eligibilityCriteria"
    one, two = (
        trial(**{criteria: "\n".join(f"Platelets {n + shift} per ml" for n in range(1000))})
        for shift in (0, 5000)
    )
    assert len(compare(one, two)) >= 1000
