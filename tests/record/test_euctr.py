"""The EU register's forms: one member state's answers, in one or more languages."""

from __future__ import annotations

import pytest

from .reading import read_one, rules, said
from .registries import EUCTR

DESIGN = "designModule.designInfo"


@pytest.fixture(name="record")
def _record(tmp_path):
    return read_one(tmp_path, EUCTR)


def test_numbers_titles_and_sponsor(record):
    assert (record.source, record.nct_id) == ("euctr", None)
    assert record.registry_id == "2014-009999-99"
    assert said(record, "identificationModule.secondaryIdInfos[1].id") == "NCT99000003"
    assert record.title == "An open trial of warm tea"
    assert said(record, "sponsorCollaboratorsModule.leadSponsor") == {"name": "A Teaching Hospital"}
    assert said(record, "sponsorCollaboratorsModule.collaborators") == [{"name": "A Tea Company"}]


def test_ticks_become_choices(record):
    assert said(record, "designModule.phases") == ["PHASE2", "PHASE3"]
    assert said(record, DESIGN) == {
        "primaryPurpose": "TREATMENT",
        "maskingInfo": {"masking": "NONE"},
        "interventionModel": "PARALLEL",
        "allocation": "RANDOMIZED",
    }
    assert said(record, "eligibilityModule.sex") == "FEMALE"
    assert said(record, "eligibilityModule.stdAges") == ["ADULT", "OLDER_ADULT"]


def test_ticks_that_contradict_each_other_choose_nothing(tmp_path):
    record = read_one(tmp_path, {**EUCTR, "e814_double_blind": "Yes", "e62_prophylaxis": "Yes"})
    assert said(record, f"{DESIGN}.maskingInfo") is None
    assert said(record, f"{DESIGN}.primaryPurpose") is None
    assert record.text("sourceSection.e814_double_blind") == "Yes"


def test_one_member_state_is_the_whole_trial_only_where_no_other_has_a_part(tmp_path, record):
    assert said(record, "designModule.enrollmentInfo") == {"count": 24, "type": "ESTIMATED"}
    several = {**EUCTR, "e85_the_trial_involves_multiple_member_states": "Yes"}
    assert said(read_one(tmp_path, several), "designModule.enrollmentInfo") is None
    several["f422_in_the_whole_clinical_trial"] = "96"
    assert said(read_one(tmp_path, several), "designModule.enrollmentInfo.count") == 96


def test_those_who_took_part_come_before_the_planned_number(tmp_path):
    counts = {"countrySubjectCount": [{"subjects": "11"}, {"subjects": "9"}]}
    record = read_one(tmp_path, {**EUCTR, "trialInformation": {"countrySubjectCounts": counts}})
    assert said(record, "designModule.enrollmentInfo") == {"count": 20, "type": "ACTUAL"}
    assert record.text("sourceSection.f41_in_the_member_state") == "24"


def test_a_form_s_date_is_the_trial_s_only_where_there_is_no_other_form(tmp_path, record):
    assert said(record, "statusModule.studyFirstSubmitDate") == "2015-02-03"
    several = {**EUCTR, "e85_the_trial_involves_multiple_member_states": "Yes"}
    assert said(read_one(tmp_path, several), "statusModule.studyFirstSubmitDate") is None


def test_a_state_s_status_is_said_to_be_one_state_s(tmp_path, record):
    assert said(record, "statusModule.overallStatus") == "COMPLETED"
    assert "read.member-state" in rules(record)
    ongoing = read_one(tmp_path, {**EUCTR, "x5_trial_status": "Ongoing"})
    assert said(ongoing, "statusModule.overallStatus") is None


def test_the_english_title_is_taken_and_the_others_are_kept(tmp_path, record):
    assert "read.languages" in rules(record)
    assert record.text("sourceSection.a3_full_title_of_the_trial_de")
    german = {key: value for key, value in EUCTR.items() if key != "a3_full_title_of_the_trial"}
    assert read_one(tmp_path, german).title == "Eine offene Studie mit warmem Tee"


def test_criteria_stand_under_their_headings_a_line_for_each_dash(record):
    assert [words for _path, words in record.criteria_lines] == [
        "Inclusion Criteria:",
        "- Feet  20 degrees",
        "- Age 18 or more",
        "- Follow-up - possible",
        "Exclusion Criteria:",
        "Dislike of tea",
    ]
    assert "read.lines-rebuilt" in rules(record)


def test_a_comparison_that_was_taken_out_is_told_not_guessed(tmp_path, record):
    (gap,) = [finding for finding in record.findings if finding.rule == "read.lost-sign"]
    assert gap.quote == "Feet  20 degrees"
    whole = read_one(tmp_path, {**EUCTR, "e3_principal_inclusion_criteria": "Feet ≤  20 degrees"})
    assert "read.lost-sign" not in rules(whole)


def test_products_are_interventions_once_each(record):
    assert said(record, "armsInterventionsModule.interventions") == [
        {"type": "DRUG", "name": "Tea", "armGroupLabels": ["Warm tea"]}
    ]


def test_a_chemical_and_biological_product_has_no_type(tmp_path):
    product = {**EUCTR["dimp"][0], "d3117_plasma_derived_medicinal_product": "Yes"}
    record = read_one(tmp_path, {**EUCTR, "dimp": [product]})
    assert said(record, "armsInterventionsModule.interventions[0].type") is None
    product["d31132_gene_therapy_medical_product"] = "Yes"
    record = read_one(tmp_path, {**EUCTR, "dimp": [product]})
    assert said(record, "armsInterventionsModule.interventions[0].type") == "GENETIC"


def test_arms_come_from_posted_results_alone(tmp_path, record):
    labels = [arm["label"] for arm in said(record, "armsInterventionsModule.armGroups")]
    assert labels == ["Warm tea", "Nothing"]
    names = said(record, "armsInterventionsModule.armGroups[0].interventionNames")
    assert names == ["Drug: Tea"]
    assert said(record, "armsInterventionsModule.armGroups[1].type") == "NO_INTERVENTION"
    without = {key: value for key, value in EUCTR.items() if key != "subjectDisposition"}
    assert said(read_one(tmp_path, without), "armsInterventionsModule.armGroups") is None


def test_endpoints_run_together_stay_one_with_a_finding(record):
    assert said(record, "outcomesModule.primaryOutcomes") == [
        {"measure": "1/ Temperature of the feet 2/ Comfort", "timeFrame": "1 hour"}
    ]
    assert "read.outcomes-together" in rules(record)


def test_a_heading_stored_as_an_answer_is_left_over(record):
    assert record.left_over == (
        "a8_ema_decision_number_of_paediatric_investigation_plan: B. Sponsor Information",
    )
    assert 0.9 < record.coverage < 1
