"""ISRCTN, as the JSON others store and as the registry's own XML."""

from __future__ import annotations

import pytest

from .reading import read_all, read_one, rules, said
from .registries import ISRCTN, ISRCTN_XML


@pytest.fixture(name="stored")
def _stored(tmp_path):
    return read_one(tmp_path, ISRCTN)


@pytest.fixture(name="native")
def _native(tmp_path):
    return read_one(tmp_path, ISRCTN_XML)


def test_the_number_gets_its_letters_back(stored, native):
    assert stored.registry_id == "ISRCTN99999999"
    assert native.registry_id == "ISRCTN99999998"
    assert stored.nct_id is native.nct_id is None


def test_what_is_not_known_or_not_provided_is_absent(stored):
    assert said(stored, "descriptionModule.briefSummary") is None
    assert len(said(stored, "identificationModule.secondaryIdInfos")) == 1
    assert said(stored, "designModule.phases") is None
    assert rules(stored) == []


def test_a_stopped_trial_says_why(stored):
    assert said(stored, "statusModule.overallStatus") == "TERMINATED"
    assert said(stored, "statusModule.whyStopped") == "The choir left"


def test_numbered_lines_are_outcomes_and_other_text_is_one(stored):
    measures = [outcome["measure"] for outcome in said(stored, "outcomesModule.primaryOutcomes")]
    assert measures == ["Breathlessness at 8 weeks", "Cough at 8 weeks"]
    second = said(stored, "outcomesModule.secondaryOutcomes")
    assert second == [{"measure": "Quality of life\nMeasured at 8 weeks."}]


def test_a_final_number_of_nought_is_none_yet(stored, native):
    assert said(stored, "designModule.enrollmentInfo") == {"count": 30, "type": "ESTIMATED"}
    assert said(native, "designModule.enrollmentInfo") == {"count": 77, "type": "ACTUAL"}


def test_an_intervention_without_a_name_stays_without(stored):
    assert said(stored, "armsInterventionsModule.interventions") == [
        {"type": "BEHAVIORAL", "description": "Ten lessons in a group."}
    ]
    assert said(stored, "armsInterventionsModule.armGroups") is None


def test_countries_are_places_where_no_centre_is_named(stored, native):
    countries = [place["country"] for place in said(stored, "contactsLocationsModule.locations")]
    assert countries == ["United Kingdom", "Wales"]
    assert said(native, "contactsLocationsModule.locations[0].facility") == "The Bakery"


def test_the_newer_form_lists_outcomes_and_design(native):
    assert said(native, "outcomesModule.primaryOutcomes") == [
        {"measure": "Hours of sleep", "description": "Diary", "timeFrame": "Week 6"}
    ]
    assert said(native, "designModule.designInfo") == {
        "allocation": "RANDOMIZED",
        "interventionModel": "PARALLEL",
        "maskingInfo": {"masking": "NONE"},
        "primaryPurpose": "PREVENTION",
    }
    assert said(native, "designModule.phases") == ["PHASE2", "PHASE3"]
    assert said(native, "eligibilityModule.healthyVolunteers") is True


def test_the_sponsor_leads_and_funders_follow(native):
    assert said(native, "sponsorCollaboratorsModule") == {
        "leadSponsor": {"name": "A Mill", "class": "INDUSTRY"},
        "collaborators": [{"name": "A Foundation"}],
    }


def test_a_page_of_the_registry_holds_many(tmp_path):
    trial = ISRCTN_XML[ISRCTN_XML.index("<fullTrial>") : ISRCTN_XML.index("</allTrials>")]
    records = read_all(tmp_path, f"<allTrials>{trial}{trial}</allTrials>")
    assert [record.registry_id for record in records] == ["ISRCTN99999998"] * 2


def test_an_element_nobody_here_knows_is_left_over(tmp_path):
    strange = ISRCTN_XML.replace("<conditions>", "<weather>fine</weather><conditions>")
    record = read_one(tmp_path, strange)
    assert record.left_over == ("trial.weather: fine",)
    assert record.text("sourceSection.trial.weather") == "fine"
