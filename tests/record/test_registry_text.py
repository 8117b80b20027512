"""Criteria in two fields, outcomes in one text, and a trial's other numbers."""

from __future__ import annotations

import pytest

from trialwright.record.content import Content
from trialwright.record.moving import Moving
from trialwright.record.record import CRITERIA, OUTCOMES
from trialwright.record.registry_text import put_criteria, put_id, put_outcomes


@pytest.fixture(name="moving")
def _moving():
    return Moving(Content("file", ""), "", {"in": "Tall", "out": "Exclusion criteria: short"})


def test_a_heading_that_stands_is_not_written_twice(moving):
    put_criteria(moving, moving.said("in"), moving.said("out"))
    assert moving.text(CRITERIA) == "Inclusion Criteria:\n\nTall\n\nExclusion criteria: short"


def test_without_texts_there_are_no_criteria(moving):
    put_criteria(moving, [], [])
    assert moving.data == {}


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        ("1. Pain\n2) Sleep\n\n3. Mood", ["Pain", "Sleep", "Mood"]),
        ("1. Pain\nat week 3\n2. Sleep", ["1. Pain\nat week 3\n2. Sleep"]),
        ("2. Pain\n3. Sleep", ["2. Pain\n3. Sleep"]),
        ("Pain", ["Pain"]),
    ],
)
def test_only_lines_that_are_all_numbered_are_outcomes(moving, words, measures):
    put_outcomes(moving, "primary", [((("in",), words), words)])
    listed = moving.data["protocolSection"]["outcomesModule"]["primaryOutcomes"]
    assert [outcome["measure"] for outcome in listed] == measures
    together = [finding.rule for finding in moving.findings]
    assert together == (["read.outcomes-together"] if words.count("\n") > 1 > len(measures) - 1
                        else [])  # fmt: skip
    assert OUTCOMES["primary"].endswith("primaryOutcomes")


def test_a_number_stands_once(moving):
    for _time in range(2):
        put_id(moving, "NCT99000001", (("in",), "Tall"), "REGISTRY", "ClinicalTrials.gov")
    listed = moving.data["protocolSection"]["identificationModule"]["secondaryIdInfos"]
    assert len(listed) == 1
