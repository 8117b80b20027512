"""ClinicalTrials.gov's legacy XML, and the JSON that others made of it."""

from __future__ import annotations

import json

import pytest

from trialwright.record.xml_tree import xml_tree
from trialwright.values.findings import InputRefused

from .reading import read_one, said
from .registries import CTGOV_XML

DESIGN = "designModule.designInfo"
EVENTS = "resultsSection.adverseEventsModule"


def test_values_stand_where_api_v2_has_them(tmp_path):
    record = read_one(tmp_path, CTGOV_XML)
    assert (record.source, record.nct_id) == ("ctgov-xml", "NCT99000002")
    assert said(record, "statusModule.startDateStruct") == {"date": "2018-06", "type": "ACTUAL"}
    assert said(record, "statusModule.studyFirstSubmitDate") == "2018-05-30"
    assert said(record, "designModule.phases") == ["PHASE1", "PHASE2"]
    assert said(record, "designModule.enrollmentInfo") == {"count": 60, "type": "ESTIMATED"}
    assert said(record, f"{DESIGN}.interventionModel") == "CROSSOVER"
    assert said(record, f"{DESIGN}.maskingInfo") == {
        "masking": "DOUBLE",
        "whoMasked": ["PARTICIPANT", "OUTCOMES_ASSESSOR"],
    }
    assert said(record, "eligibilityModule.sex") == "ALL"


def test_no_upper_age_is_absent_and_no_finding(tmp_path):
    record = read_one(tmp_path, CTGOV_XML)
    assert said(record, "eligibilityModule.maximumAge") is None
    assert record.findings == ()


def test_wrapped_texts_are_put_together_line_by_line(tmp_path):
    record = read_one(tmp_path, CTGOV_XML)
    assert [words for _path, words in record.criteria_lines] == [
        "Inclusion Criteria:",
        "-  systolic blood pressure between 140 and 160 mmHg",
        "-  age ≥ 40 years",
    ]
    summary = record.text("protocolSection.descriptionModule.briefSummary")
    assert summary == (
        "Salt is taken off the table, and blood pressure is measured at home.\n\n"
        "Everyone is asked again after a year."
    )


def test_results_take_the_shape_of_api_v2(tmp_path):
    record = read_one(tmp_path, CTGOV_XML)
    outcome = record.get("resultsSection.outcomeMeasuresModule.outcomeMeasures[0]")
    measured = outcome["classes"][0]["categories"][0]["measurements"]
    assert measured == [{"groupId": "O1", "value": "138", "spread": "9"}]
    assert outcome["unitOfMeasure"] == "mmHg"


def test_totals_of_events_belong_to_their_group_and_events_to_their_organ_system(tmp_path):
    record = read_one(tmp_path, CTGOV_XML)
    group = record.get(f"{EVENTS}.eventGroups[0]")
    assert (group["seriousNumAffected"], group["seriousNumAtRisk"]) == (1, 60)
    (event,) = record.items(f"{EVENTS}.seriousEvents")
    assert event["organSystem"] == "Cardiac disorders"
    assert event["sourceVocabulary"] == "MedDRA 20.0"
    assert event["stats"] == [{"groupId": "E1", "numEvents": 1, "numAffected": 1, "numAtRisk": 60}]


def test_json_made_of_the_xml_reads_the_same(tmp_path):
    tree = xml_tree(CTGOV_XML.encode())
    wrapped, bare = read_one(tmp_path, tree), read_one(tmp_path, tree["clinical_study"])
    assert wrapped.data == bare.data == read_one(tmp_path, CTGOV_XML).data


def test_a_repeated_choice_is_not_chosen_from(tmp_path):
    twice = CTGOV_XML.replace(
        "<overall_status>", "<overall_status>Completed</overall_status><overall_status>"
    )
    record = read_one(tmp_path, twice)
    assert said(record, "statusModule.overallStatus") is None
    assert record.get("sourceSection.overall_status") == ["Completed", "Recruiting"]
    assert [finding.rule for finding in record.findings] == ["read.several-values"]


def test_a_cut_file_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="not well-formed, or is cut off"):
        read_one(tmp_path, CTGOV_XML[:900])


def test_other_xml_is_refused(tmp_path):
    with pytest.raises(InputRefused, match="no trial of a known registry"):
        read_one(tmp_path, "<clinical_study><id_info/></clinical_study>")
    with pytest.raises(InputRefused, match="no trial of a known registry"):
        read_one(tmp_path, json.dumps({"clinical_study": []}))
