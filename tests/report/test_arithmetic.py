"""Does a results section add up? Each rule is shown one section that it must catch."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from report.inputs import inputs
from trialwright.report.registry.arithmetic import check_arithmetic
from trialwright.report.registry_results import registry_results

SHARED = Path(__file__).parents[3] / "shared" / "records"


@pytest.fixture
def section() -> dict[str, Any]:
    given = inputs()
    return copy.deepcopy(registry_results(given.study, given.results))


def rules(section: dict[str, Any]) -> list[str]:
    return [finding.rule for finding in check_arithmetic(section)]


def test_what_adds_up_has_no_finding(section: dict[str, Any]) -> None:
    assert rules(section) == []


def test_those_who_left_and_their_reasons_are_equally_many(section: dict[str, Any]) -> None:
    period = section["participantFlowModule"]["periods"][0]
    period["dropWithdraws"].pop()
    period["dropWithdraws"].pop()
    assert rules(section) == ["registry.flow-adds-up"]


def test_nobody_joins_after_the_start(section: dict[str, Any]) -> None:
    steps = section["participantFlowModule"]["periods"][0]["milestones"]
    steps[1]["achievements"][0]["numSubjects"] = "11"
    assert rules(section) == ["registry.no-step-grows"]


def test_baseline_counts_those_who_started(section: dict[str, Any]) -> None:
    section["baselineCharacteristicsModule"]["denoms"][0]["counts"][0]["value"] = "11"
    assert rules(section)[0] == "registry.baseline-is-everyone"


def test_an_outcome_analyses_no_more_than_started(section: dict[str, Any]) -> None:
    outcome = section["outcomeMeasuresModule"]["outcomeMeasures"][2]
    outcome["denoms"][0]["counts"][0]["value"] = "12"
    assert rules(section) == ["registry.denominators-agree"]


def test_a_visit_analyses_no_more_than_its_outcome(section: dict[str, Any]) -> None:
    row = section["outcomeMeasuresModule"]["outcomeMeasures"][3]["classes"][0]
    row["denoms"][0]["counts"][0]["value"] = "9"
    assert rules(section) == ["registry.denominators-agree"]


def test_categories_make_up_the_whole(section: dict[str, Any]) -> None:
    sexes = section["baselineCharacteristicsModule"]["measures"][1]["classes"][0]["categories"]
    sexes[0]["measurements"][0]["value"] = "5"
    assert rules(section) == ["registry.categories-add-up"]


def test_affected_are_at_most_at_risk(section: dict[str, Any]) -> None:
    section["adverseEventsModule"]["eventGroups"][0]["seriousNumAffected"] = 11
    assert rules(section) == ["registry.affected-within-risk"]


def test_a_term_affects_no_more_than_its_list_and_has_an_event_for_each(
    section: dict[str, Any],
) -> None:
    stats = section["adverseEventsModule"]["seriousEvents"][0]["stats"][0]
    stats["numAffected"] = 2
    assert rules(section) == ["registry.affected-within-risk"] * 2


@pytest.mark.parametrize("name", ["NCT02210780", "NCT05594173"])
def test_records_as_posted_can_be_checked(name: str) -> None:
    path = SHARED / "ctgov" / f"{name}.json"
    if not path.is_file():
        pytest.skip("the shared registry records are not here")
    section = json.loads(path.read_text(encoding="utf-8"))["resultsSection"]
    errors = [f for f in check_arithmetic(section) if f.severity == "error"]
    assert errors == []
