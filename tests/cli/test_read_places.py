"""A record's paths in a reader's words."""

from __future__ import annotations

import pytest

from trialwright.cli.read_places import place_in_words, reading_order


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("outcomesModule.primaryOutcomes[0].timeFrame", "primary outcome 1, time frame"),
        ("armsInterventionsModule.interventions[2].name", "intervention 3, name"),
        ("eligibilityModule.eligibilityCriteria:7", "eligibility criteria, line 7"),
        ("designModule.designInfo.maskingInfo.masking", "masking"),
        ("statusModule.completionDateStruct.date", "completion date"),
    ],
)
def test_a_path_is_named_as_a_person_would(path, words):
    assert place_in_words(f"protocolSection.{path}") == words


def test_a_path_nobody_foresaw_is_still_shown():
    assert place_in_words("date") == "date"


def test_a_reviewer_reads_the_design_before_the_criteria_and_the_dates():
    modules = ["designModule", "outcomesModule", "eligibilityModule", "statusModule", "elsewhere"]
    order = [reading_order(f"protocolSection.{module}.x") for module in modules]
    assert order == sorted(order)
