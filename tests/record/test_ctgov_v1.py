"""ClinicalTrials.gov's older full JSON: the modules of API v2 under longer names."""

from __future__ import annotations

import copy

from .reading import read_all, read_one, rules, said
from .registries import CTGOV_V1


def test_the_modules_are_those_of_api_v2(tmp_path):
    record = read_one(tmp_path, CTGOV_V1)
    assert record.source == "ctgov-v1"
    assert record.nct_id == "NCT99000001"
    assert said(record, "identificationModule.secondaryIdInfos") == [
        {"type": "EUDRACT_NUMBER", "id": "2019-000001-11"}
    ]
    assert said(record, "statusModule.startDateStruct") == {"date": "2019-03-03", "type": "ACTUAL"}
    assert said(record, "designModule.phases") == ["NA"]
    assert said(record, "designModule.designInfo.maskingInfo") == {
        "masking": "SINGLE",
        "whoMasked": ["OUTCOMES_ASSESSOR"],
    }
    assert said(record, "eligibilityModule.healthyVolunteers") is False


def test_arms_and_interventions_keep_their_links(tmp_path):
    record = read_one(tmp_path, CTGOV_V1)
    arm = said(record, "armsInterventionsModule.armGroups[0]")
    assert arm == {"label": "Light", "type": "EXPERIMENTAL", "interventionNames": ["Device: Lamp"]}
    assert said(record, "armsInterventionsModule.interventions[0].armGroupLabels") == ["Light"]
    contact = said(record, "contactsLocationsModule.locations[0].contacts")
    assert contact == [{"name": "The trial desk"}]


def test_results_keep_their_tables(tmp_path):
    record = read_one(tmp_path, CTGOV_V1)
    outcome = record.get("resultsSection.outcomeMeasuresModule.outcomeMeasures[0]")
    assert (outcome["type"], outcome["paramType"]) == ("PRIMARY", "MEAN")
    measured = outcome["classes"][0]["categories"][0]["measurements"]
    assert measured == [{"groupId": "OG000", "value": "3.5"}]
    event = record.get("resultsSection.adverseEventsModule.seriousEvents[0]")
    assert event == {"term": "Fall", "stats": [{"groupId": "EG000", "numAffected": 1}]}


def test_the_place_of_a_value_is_that_in_the_older_form(tmp_path):
    record = read_one(tmp_path, CTGOV_V1)
    origin = record.provenance["protocolSection.statusModule.startDateStruct.date"]
    assert origin.place == (
        "$.FullStudy.Study.ProtocolSection.StatusModule.StartDateStruct.StartDate"
    )
    assert origin.quote == "March 3, 2019"


def test_a_page_of_the_older_api_holds_many(tmp_path):
    page = {"FullStudiesResponse": {"FullStudies": [CTGOV_V1["FullStudy"]] * 3}}
    assert [record.nct_id for record in read_all(tmp_path, page)] == ["NCT99000001"] * 3


def test_a_bare_study_is_one_too(tmp_path):
    assert read_one(tmp_path, CTGOV_V1["FullStudy"]["Study"]).nct_id == "NCT99000001"


def test_a_field_nobody_here_knows_is_kept_and_a_section_left_over(tmp_path):
    changed = copy.deepcopy(CTGOV_V1)
    study = changed["FullStudy"]["Study"]
    study["ProtocolSection"]["StatusModule"]["StartDateStruct"]["StartDate"] = "in spring"
    study["NewSection"] = {"NewModule": {"NewField": "words"}}
    record = read_one(tmp_path, changed)
    kept = "sourceSection.ProtocolSection.StatusModule.StartDateStruct.StartDate"
    assert record.text(kept) == "in spring"
    assert said(record, "statusModule.startDateStruct.date") is None
    assert rules(record) == ["read.not-mapped"]
    assert record.left_over == ('NewSection: {"NewModule": {"NewField": "words"}}',)
    assert record.coverage < 1
