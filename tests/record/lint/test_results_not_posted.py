"""Results that are missing, and whether a law asks for them."""

from __future__ import annotations

from trialwright.record.lint.results_not_posted import check

from ..trials import flagship, trial


def ended(on, **more):
    record = trial(
        statusModule__overallStatus="COMPLETED",
        statusModule__primaryCompletionDateStruct={"date": on, "type": "ACTUAL"},
        statusModule__lastUpdatePostDateStruct={"date": "2022-10-10"},
        **more,
    )
    return list(check(record))


REGULATED = {
    "oversightModule": {"isFdaRegulatedDrug": True, "isFdaRegulatedDevice": False},
    "designModule__phases": ["PHASE2"],
    "contactsLocationsModule__locations": [{"country": "United States"}],
}


def test_the_flagship_is_not_legally_due_and_a_note():
    (found,) = check(flagship("json"))
    assert found.severity == "note"
    assert "not legally due by 42 CFR 11.42 (it is declared not FDA-regulated)" in found.message
    assert "WHO joint statement" in found.message
    assert found.quote == "PMID 34080789"


def test_a_regulated_phase_2_trial_is_due_a_year_after_completion():
    (found,) = ended("2020-11-24", **REGULATED)
    assert found.severity == "warning"
    assert "due by 42 CFR 11.42 since 2021-11-24" in found.message


def test_where_the_record_does_not_say_the_finding_says_if():
    (found,) = ended("2019-01-01")
    assert found.severity == "note"
    assert "if it is an applicable trial" in found.message


def test_posted_submitted_delayed_or_recent_is_no_finding():
    assert not ended("2020-11-24", statusModule__resultsFirstSubmitDate="2021-10-01", **REGULATED)
    assert not ended("2020-11-24", statusModule__dispFirstSubmitDate="2021-10-01", **REGULATED)
    assert not ended("2022-01-01", **REGULATED)
