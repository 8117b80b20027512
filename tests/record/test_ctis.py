"""CTIS, in its form before and since June 2024."""

from __future__ import annotations

import copy

import pytest

from .reading import read_one, rules, said
from .registries import CTIS, CTIS_SINCE_2024


@pytest.fixture(name="record", params=[CTIS, CTIS_SINCE_2024], ids=["before", "since"])
def _record(request, tmp_path):
    return read_one(tmp_path, request.param)


def test_both_forms_give_the_trial(record):
    assert (record.source, record.registry_id) == ("ctis", "2023-599999-12-00")
    assert record.title == "Walking after lunch"
    assert said(record, "designModule.studyType") == "INTERVENTIONAL"
    assert said(record, "eligibilityModule.sex") == "ALL"
    assert said(record, "sponsorCollaboratorsModule.leadSponsor.name") == "A Regional Hospital"
    assert said(record, "sponsorCollaboratorsModule.collaborators") is None
    assert said(record, "contactsLocationsModule.locations[0].city") == "Vigo"


def test_criteria_follow_their_numbers_not_their_order(record):
    assert [words for _path, words in record.criteria_lines] == [
        "Inclusion Criteria:",
        "1. Heartburn twice a week",
        "2. Able to walk",
        "Exclusion Criteria:",
        "Ulcer",
    ]


def test_the_size_is_that_of_all_states_and_of_the_rest_of_the_world(record, tmp_path):
    assert said(record, "designModule.enrollmentInfo") == {"count": 40, "type": "ESTIMATED"}
    origin = record.provenance["protocolSection.designModule.enrollmentInfo.count"]
    assert (origin.quote, origin.rule) == ("30 | 10", "sum-of-member-states-and-rest-of-world")
    unknown = {**CTIS, "memberStatesConcerned": [{"mscName": "Spain"}]}
    assert said(read_one(tmp_path, unknown), "designModule.enrollmentInfo") is None


def test_planned_dates_are_said_to_be_planned(record):
    for struct in ("startDateStruct", "completionDateStruct"):
        assert said(record, f"statusModule.{struct}.type") == "ESTIMATED"


def test_the_site_s_words_are_mapped_and_its_codes_stay(tmp_path):
    before, since = read_one(tmp_path, CTIS), read_one(tmp_path, CTIS_SINCE_2024)
    assert said(before, "statusModule.overallStatus") == "RECRUITING"
    assert said(before, "designModule.phases") == ["PHASE2", "PHASE3"]
    assert said(before, "eligibilityModule.stdAges") == ["ADULT", "OLDER_ADULT"]
    assert said(since, "statusModule.overallStatus") is None
    assert since.get("sourceSection.ctStatus") == 4


def test_products_have_their_names_and_arms_no_products(record):
    assert said(record, "armsInterventionsModule.interventions") == [
        {"type": "DRUG", "name": "Antacid"},
        {"name": "CHALK"},
    ]
    assert said(record, "armsInterventionsModule.armGroups") == [
        {"label": "Walk"},
        {"label": "Rest", "description": "Sitting"},
    ]


def test_arms_of_several_periods_are_not_chosen_from(tmp_path):
    twice = copy.deepcopy(CTIS)
    design = twice["authorizedPartI"]["trialDetails"]["protocolInformation"]["studyDesign"]
    design["periodDetails"] *= 2
    record = read_one(tmp_path, twice)
    assert said(record, "armsInterventionsModule.armGroups") is None
    assert "read.several-periods" in rules(record)


def test_translations_are_kept_and_told(record):
    assert "read.languages" in rules(record)
    assert record.text("protocolSection.identificationModule.officialTitle").startswith("A trial")
