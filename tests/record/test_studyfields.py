"""The older flat form: rebuilt by position, and where that can't be told, left over and said."""

from __future__ import annotations

import json

from trialwright.record.read import read_record, read_records

from .trials import EXAMPLES, shared

SECTION = "protocolSection"


def read(folder, **fields):
    path = folder / "study"
    path.write_text(json.dumps({"NCTId": ["NCT00000001"], "BriefTitle": ["A trial"], **fields}))
    return read_record(path)


def test_dates_and_choices_take_the_form_of_api_v2(tmp_path):
    record = read(
        tmp_path,
        StartDate=["November 1, 2017"],
        StatusVerifiedDate=["June 2021"],
        DesignInterventionModel=["Single Group Assignment"],
        DesignMasking=["None (Open Label)"],
        Phase=["Phase 1", "Phase 2"],
        EnrollmentCount=["30"],
        HealthyVolunteers=["No"],
    )
    assert record.get(f"{SECTION}.statusModule.startDateStruct.date") == "2017-11-01"
    assert record.get(f"{SECTION}.statusModule.statusVerifiedDate") == "2021-06"
    assert record.get(f"{SECTION}.designModule.designInfo.interventionModel") == "SINGLE_GROUP"
    assert record.get(f"{SECTION}.designModule.designInfo.maskingInfo.masking") == "NONE"
    assert record.get(f"{SECTION}.designModule.phases") == ["PHASE1", "PHASE2"]
    assert record.get(f"{SECTION}.designModule.enrollmentInfo.count") == 30
    assert record.get(f"{SECTION}.eligibilityModule.healthyVolunteers") is False


def test_outcomes_are_rebuilt_by_position(tmp_path):
    record = read(
        tmp_path,
        PrimaryOutcomeMeasure=["HbA1c", "Weight"],
        PrimaryOutcomeTimeFrame=["3 months", "6 months"],
    )
    assert record.items(f"{SECTION}.outcomesModule.primaryOutcomes") == [
        {"measure": "HbA1c", "timeFrame": "3 months"},
        {"measure": "Weight", "timeFrame": "6 months"},
    ]


def test_a_shorter_array_is_left_over_and_not_guessed(tmp_path):
    record = read(
        tmp_path,
        PrimaryOutcomeMeasure=["HbA1c", "Weight"],
        PrimaryOutcomeDescription=["in kg"],
    )
    assert record.items(f"{SECTION}.outcomesModule.primaryOutcomes") == [
        {"measure": "HbA1c"},
        {"measure": "Weight"},
    ]
    assert record.left_over == ('PrimaryOutcomeDescription: ["in kg"]',)
    assert [finding.rule for finding in record.findings] == ["read.array-length"]
    assert record.coverage < 1


ARMS = {
    "ArmGroupLabel": ["Both", "Drug only"],
    "InterventionType": ["Drug", "Device"],
    "InterventionName": ["A", "B"],
    "ArmGroupInterventionName": ["Drug: A", "Device: B", "Drug: A"],
    "InterventionArmGroupLabel": ["Both", "Drug only", "Both"],
}


def test_arms_and_interventions_are_linked_from_their_two_lists(tmp_path):
    record = read(tmp_path, **ARMS)
    module = f"{SECTION}.armsInterventionsModule"
    assert record.get(f"{module}.armGroups[0].interventionNames") == ["Drug: A", "Device: B"]
    assert record.get(f"{module}.armGroups[1].interventionNames") == ["Drug: A"]
    assert record.get(f"{module}.interventions[0].armGroupLabels") == ["Both", "Drug only"]
    assert record.get(f"{module}.interventions[1].armGroupLabels") == ["Both"]


def test_lists_that_do_not_fit_together_link_nothing(tmp_path):
    record = read(tmp_path, **{**ARMS, "InterventionArmGroupLabel": ["Both", "Both", "Drug only"]})
    assert "read.arm-links" in {finding.rule for finding in record.findings}
    assert record.get(f"{SECTION}.armsInterventionsModule.armGroups[0]") == {"label": "Both"}


def test_a_value_knows_its_field_and_position(tmp_path):
    record = read(tmp_path, **ARMS)
    origin = record.provenance[f"{SECTION}.armsInterventionsModule.armGroups[1].label"]
    assert (origin.place, origin.quote) == ("$.ArmGroupLabel[1]", "Drug only")
    linked = record.provenance[
        f"{SECTION}.armsInterventionsModule.armGroups[1].interventionNames[0]"
    ]
    assert (linked.place, linked.quote) == ("$.ArmGroupInterventionName", "Drug: A")


def test_the_flagship_reads_as_its_api_v2_form():
    record = read_record(shared("ctgov/NCT03343782.studyfields.v1.json"))
    example = read_record(EXAMPLES / "nct03343782.json")
    assert record.data[SECTION] == example.data[SECTION]
    assert (record.coverage, record.left_over) == (1, ())


def test_all_stored_records_are_read_and_every_value_has_its_origin():
    count = 0
    for record in read_records(shared("ctgov/cell_therapy_1536.studyfields.v1.jsonl.gz")):
        count += 1
        if count % 100 == 1:
            assert all(origin.quote for origin in record.provenance.values())
    assert count == 1536
