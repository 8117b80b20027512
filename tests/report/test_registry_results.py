"""The results section: the way back to the registry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from report.example_study import ARM
from report.inputs import inputs
from trialwright.report.registry_results import (
    registry_document,
    registry_results,
    write_registry_results,
)

STANDARD = Path(__file__).parents[3] / "shared" / "standards" / "ctg-oas-v2.yaml"


def section(*, arms: int = 1, simulated: bool = True) -> dict[str, Any]:
    given = inputs(arms=arms, simulated=simulated)
    return registry_results(given.study, given.results)


@pytest.fixture(scope="module")
def standard() -> dict[str, Any]:
    if not STANDARD.is_file():
        pytest.skip("the registry's own schema is not here")
    from ruamel.yaml import YAML

    schemas: dict[str, Any] = YAML(typ="safe").load(STANDARD.read_text(encoding="utf-8"))
    return schemas


@pytest.mark.parametrize("arms", [1, 2])
def test_the_section_is_valid_by_the_registrys_own_schema(
    standard: dict[str, Any], arms: int
) -> None:
    from openapi_schema_validator import OAS30Validator

    schema = {
        "$ref": "#/components/schemas/ResultsSection",
        "components": standard["components"],
    }
    assert list(OAS30Validator(schema).iter_errors(section(arms=arms))) == []


def test_the_section_has_no_field_that_the_schema_does_not_know(standard: dict[str, Any]) -> None:
    schemas = standard["components"]["schemas"]
    assert list(unknown_fields(section(), schemas["ResultsSection"], schemas)) == []


def unknown_fields(value: Any, schema: dict[str, Any], schemas: dict[str, Any]) -> Any:
    """The names that a schema, which allows anything more, does not describe."""
    schema = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        for item in value:
            yield from unknown_fields(item, schema["items"], schemas)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in schema["properties"]:
                yield name
            else:
                yield from unknown_fields(inner, schema["properties"][name], schemas)


def test_the_flow_starts_with_the_enrolled_and_tells_who_left_why() -> None:
    flow = section()["participantFlowModule"]
    steps = {
        step["type"]: step["achievements"][0]["numSubjects"]
        for step in flow["periods"][0]["milestones"]
    }
    assert steps == {
        "STARTED": "10",
        "Cells collected": "10",
        "Dose 1 given": "8",
        "COMPLETED": "7",
    }
    assert "14 people were screened, 4 of them were not enrolled." in flow["preAssignmentDetails"]


def test_values_are_texts_as_the_registry_wants_them() -> None:
    age = section()["baselineCharacteristicsModule"]["measures"][0]
    assert age["title"] == "Age, Continuous"
    assert age["classes"][0]["categories"][0]["measurements"] == [
        {"groupId": "BG000", "value": "54.3", "spread": "8.2"}
    ]
    change = section()["outcomeMeasuresModule"]["outcomeMeasures"][3]
    assert change["analyses"][0]["ciLowerLimit"] == "-0.83"  # an ordinary minus


def test_a_responder_is_counted_and_every_reading_is_an_analysis() -> None:
    outcome = section()["outcomeMeasuresModule"]["outcomeMeasures"][2]
    assert outcome["title"] == "Insulin dose"
    assert outcome["denoms"][0]["counts"] == [{"groupId": "OG000", "value": "8"}]
    assert [a["groupDescription"] for a in outcome["analyses"]] == [
        "Primary reading (n = 8)",
        "Worst case: unknown is no response (n = 9)",
        "Dose alone (n = 8)",
    ]
    assert outcome["analyses"][0]["ciPctValue"] == "95"


def test_a_value_that_does_not_exist_is_na_with_the_reason() -> None:
    given = inputs()
    results = tuple(
        msgspec.structs.replace(r, value=None, note="Nobody was measured.")
        if (r.analysis, r.statistic) == ("baseline", "mean")
        else r
        for r in given.results.results
    )
    changed = msgspec.structs.replace(given.results, results=results)
    measures = registry_results(given.study, changed)["baselineCharacteristicsModule"]["measures"]
    assert measures[0]["classes"][0]["categories"][0]["measurements"] == [
        {"groupId": "BG000", "value": "NA", "comment": "Nobody was measured."}
    ]


def test_adverse_events_stand_uncoded_and_no_organ_system_is_invented() -> None:
    module = section()["adverseEventsModule"]
    assert [event["term"] for event in module["seriousEvents"]] == ["Pneumonia"]
    assert all("organSystem" not in event for event in module["otherEvents"])
    assert "not coded" in module["seriousEvents"][0]["notes"]


def test_every_arm_is_a_group_of_every_module() -> None:
    two = section(arms=2)
    assert [group["title"] for group in two["participantFlowModule"]["groups"]] == [ARM, "Arm 2"]
    assert [group["id"] for group in two["adverseEventsModule"]["eventGroups"]] == [
        "EG000",
        "EG001",
    ]


def test_what_is_not_filled_is_listed_with_why() -> None:
    given = inputs()
    missing = registry_document(given.study, given.results)["notFilled"]
    assert missing["outcomeMeasuresModule: Quality of life"] == "the record names no questionnaire"
    assert "moreInfoModule: pointOfContact" in missing


def test_a_simulated_section_says_so_at_the_top_and_in_its_own_texts() -> None:
    given = inputs()
    document = registry_document(given.study, given.results)
    assert next(iter(document)) == "simulated"
    assert document["simulated"] is True
    limits = document["resultsSection"]["moreInfoModule"]["limitationsAndCaveats"]["description"]
    assert limits.startswith("SIMULATED DATA")
    groups = document["resultsSection"]["participantFlowModule"]["groups"]
    assert all(group["description"].startswith("SIMULATED") for group in groups)


def test_a_real_section_does_not() -> None:
    assert "SIMULATED" not in json.dumps(section(simulated=False))


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    given = inputs()
    for name in ("one.json", "two.json"):
        write_registry_results(given.study, given.results, tmp_path / name)
    first = (tmp_path / "one.json").read_bytes()
    assert first == (tmp_path / "two.json").read_bytes()
    assert json.loads(first)["findings"] == []
