"""A study as a USDM document: valid, complete, every reference resolving, the same every time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from trialwright.protocol.criteria import PersonDecides
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import Site, Study
from trialwright.protocol.usdm import from_usdm, to_usdm, usdm_text
from trialwright.protocol.usdm.classes import classes
from trialwright.values.findings import InputRefused

from .documents import (
    STUDIES,
    crossover,
    design_of,
    drug,
    flagship,
    objects,
    registered,
    standard,
    two_arms,
    version_of,
)

EVERY = pytest.mark.parametrize("study", STUDIES.values(), ids=list(STUDIES))
Made = Callable[[], Study]


@EVERY
def test_an_export_is_valid_against_the_published_schema(study: Made) -> None:
    api = json.loads(standard("USDM_API.json").read_text(encoding="utf-8"))
    schema = {"$ref": "#/components/schemas/Wrapper-Input", "components": api["components"]}
    jsonschema.Draft202012Validator(schema).validate(to_usdm(study()))


@EVERY
def test_every_id_stands_once_and_every_reference_resolves_to_its_class(study: Made) -> None:
    document = to_usdm(study())
    made = [item for item in objects(document) if "instanceType" in item]
    kinds = {item["id"]: item["instanceType"] for item in made}
    assert len(kinds) == len(made)
    for item in made:
        for attribute in classes()[item["instanceType"]].values():
            held = item[attribute.name] if attribute.refers else None
            for name in held if isinstance(held, list) else [held] if held else []:
                assert {kinds[name], "any"} & set(attribute.kinds)


@EVERY
def test_every_arm_meets_every_epoch_in_a_cell_with_an_element(study: Made) -> None:
    design = design_of(to_usdm(study()))
    cells = [(cell["armId"], cell["epochId"]) for cell in design["studyCells"]]
    assert sorted(cells) == sorted(
        (arm["id"], epoch["id"]) for arm in design["arms"] for epoch in design["epochs"]
    )
    elements = {element["id"] for element in design["elements"]}
    assert {name for cell in design["studyCells"] for name in cell["elementIds"]} == elements


@EVERY
@pytest.mark.parametrize("name", ["epochs", "encounters", "activities", "eligibilityCriteria"])
def test_chains_run_from_one_end_to_the_other_and_back(study: Made, name: str) -> None:
    nodes = {node["id"]: node for node in design_of(to_usdm(study()))[name]}
    starts = [node for node in nodes.values() if node["previousId"] is None]
    assert len(starts) == 1
    here, seen = starts[0], [starts[0]["id"]]
    while here["nextId"] is not None:
        following = nodes[here["nextId"]]
        assert following["previousId"] == here["id"]
        here = following
        seen.append(here["id"])
    assert sorted(seen) == sorted(nodes)


@EVERY
def test_the_main_timeline_runs_through_every_encounter_to_its_exit(study: Made) -> None:
    design = design_of(to_usdm(study()))
    timeline = design["scheduleTimelines"][0]
    instances = {item["id"]: item for item in timeline["instances"]}
    here, visited = instances[timeline["entryId"]], []
    while here is not None:
        visited.append(here["encounterId"])
        last, here = here, instances.get(here["defaultConditionId"])
    assert visited == [item["id"] for item in design["encounters"]]
    assert last["timelineExitId"] == timeline["exits"][0]["id"]
    assert {item["scheduledAtId"] for item in design["encounters"]} == {
        item["id"] for item in timeline["timings"]
    }


@EVERY
def test_export_import_export_gives_the_same_bytes_and_loses_nothing(study: Made) -> None:
    text = usdm_text(study())
    again, lost = from_usdm(json.loads(text))
    assert lost == ()
    assert usdm_text(again) == text
    assert definition_hash(again) == definition_hash(study())


@pytest.mark.parametrize("number", ["NCT03418623", "NCT03630471", "NCT02210780"])
def test_studies_of_real_records_come_back_too(number: str) -> None:
    study = registered(number)
    text = usdm_text(study)
    again, lost = from_usdm(json.loads(text))
    assert (usdm_text(again), lost, definition_hash(again)) == (text, (), definition_hash(study))


def test_the_same_study_gives_the_same_ids_twice() -> None:
    assert usdm_text(flagship()) == usdm_text(flagship())
    assert to_usdm(flagship())["study"]["versions"][0]["id"] == "StudyVersion_1"


def test_the_flagships_windows_hang_on_what_happens() -> None:
    timings = {item["name"]: item for item in _timeline(flagship())["timings"]}
    first, dose, month = timings["timing_SCR"], timings["timing_D1"], timings["timing_M12"]
    assert first["type"]["decode"] == "Fixed Reference"
    assert first["relativeToScheduledInstanceId"] == first["relativeFromScheduledInstanceId"]
    assert (dose["value"], dose["windowLower"], dose["windowUpper"]) == ("P42D", "P14D", "P14D")
    assert _visit(flagship(), dose["relativeToScheduledInstanceId"]) == "COL"
    assert (month["value"], month["type"]["decode"]) == ("P12M", "After")
    assert _visit(flagship(), month["relativeToScheduledInstanceId"]) == "D1"


def _timeline(study: Study) -> dict[str, Any]:
    return design_of(to_usdm(study))["scheduleTimelines"][0]


def _visit(study: Study, instance: str) -> str:
    return next(item["name"] for item in _timeline(study)["instances"] if item["id"] == instance)


def test_arms_are_given_their_interventions_in_the_epoch_of_treatment() -> None:
    design = design_of(to_usdm(two_arms()))
    given = {item["name"]: item["studyInterventionIds"] for item in design["elements"]}
    assert given["arm_1_screening"] == []
    assert given["arm_1_treatment"] == ["StudyIntervention_1"]
    assert given["arm_2_treatment"] == ["StudyIntervention_2"]


def test_the_design_is_coded_and_what_no_code_list_has_stays_a_word() -> None:
    design = design_of(to_usdm(crossover()))
    assert design["model"]["decode"] == "Crossover Study"
    assert design["studyPhase"]["standardCode"]["decode"] == "Phase I/II Trial"
    assert [item["decode"] for item in design["characteristics"]] == ["Randomized"]
    assert (design["blindingSchema"], design["intentTypes"]) == (None, [])
    beside = {
        item["url"].rpartition(":")[2]: item["valueString"]
        for item in design["extensionAttributes"]
    }
    assert (beside["masking"], beside["purpose"]) == ('"QUADRUPLE"', '"OTHER"')


def test_every_guess_is_a_note_that_any_reader_sees() -> None:
    notes = [item["text"] for item in version_of(to_usdm(drug()))["notes"]]
    guesses = [item for item in drug().questions if item.answered_by == "guess"]
    assert len(notes) == len(guesses) > 0
    assert all(note.startswith("Open question ") for note in notes)


def test_what_the_study_does_not_say_is_said_to_be_unsaid() -> None:
    population = design_of(to_usdm(drug()))["population"]
    assert population["includesHealthySubjects"] is False
    assert "does not say" in population["description"]


def test_sexes_and_ages_follow_from_the_inclusion_criteria() -> None:
    population = design_of(to_usdm(drug()))["population"]
    assert [item["decode"] for item in population["plannedSex"]] == ["Both"]
    ages = population["plannedAge"]
    assert (ages["minValue"]["value"], ages["maxValue"]["value"]) == (18, 75)


def test_a_criterion_in_words_may_speak_of_one_sex_so_none_is_claimed() -> None:
    words = PersonDecides(words="mothers of twins", why="words")
    first = replace(drug().criteria[0], expression=words, status="needs_person")
    study = replace(drug(), criteria=(first, *drug().criteria[1:]))
    assert design_of(to_usdm(study))["population"]["plannedSex"] == []


def test_a_site_whose_country_is_in_no_table_is_not_given_one_and_not_lost() -> None:
    sites = (
        Site(id="01", name="A hospital", city="Hanoi", country="Viet Nam"),
        Site(id="02", name="A ship", country="Atlantis"),
    )
    document = to_usdm(replace(drug(), sites=sites))
    named = [
        site["label"]
        for item in version_of(document)["organizations"]
        for site in item["managedSites"]
    ]
    assert named == ["A hospital"]
    again, lost = from_usdm(document)
    assert (again.sites, lost) == (sites, ())


@pytest.mark.parametrize(
    "change",
    [
        {"id": "a study", "title": "", "sponsor": ""},
        {"objectives": ()},
        {"arms": (), "interventions": (), "activities": (), "encounters": ()},
        {"epochs": (), "encounters": ()},
    ],
)
def test_a_study_in_the_making_comes_back_too(change: dict[str, object]) -> None:
    study = replace(drug(), **change)
    again, lost = from_usdm(to_usdm(study))
    assert (again, lost) == (from_usdm(to_usdm(again))[0], ())
    assert definition_hash(again) == definition_hash(study)


def test_a_study_that_can_not_be_linked_is_refused() -> None:
    twice = replace(drug(), arms=(drug().arms[0], drug().arms[0]))
    with pytest.raises(InputRefused, match="arms: id 'arm_1' 2 times"):
        to_usdm(twice)
    gone = replace(drug(), epochs=())
    with pytest.raises(InputRefused, match="SCR: no epochs 'screening'"):
        to_usdm(gone)
