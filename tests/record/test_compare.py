"""Two copies of one record."""

from __future__ import annotations

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
