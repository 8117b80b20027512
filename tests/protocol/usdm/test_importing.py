"""A document of another system as a study; what has no place is listed, what is open is asked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from trialwright.protocol.check import check_study
from trialwright.protocol.objectives import NotComputable
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import parse_study, study_text
from trialwright.protocol.usdm import Lost, coverage, from_usdm, questions_of, to_usdm, usdm_text
from trialwright.values.findings import Severity

from .documents import design_of, drug, flagship, of_another_system, real_document, version_of


@pytest.fixture(scope="module")
def real() -> tuple[Study, tuple[Lost, ...]]:
    return from_usdm(real_document())


def test_the_real_study_is_read_in_the_registrys_words(
    real: tuple[Study, tuple[Lost, ...]],
) -> None:
    study, _ = real
    assert (study.id, study.sponsor) == ("NCT03421379", "Eli Lilly Japan K.K")
    assert study.design.phases == ("PHASE3",)
    assert (study.design.model, study.design.masking) == ("PARALLEL", "NONE")
    assert study.design.enrollment == 75
    assert [arm.id for arm in study.arms] == ["LY-G", "G-LY"]
    assert [(item.name, item.type, item.route) for item in study.interventions] == [
        ("LY900018", "DRUG", "nasal"),
        ("GlucaGen", "DRUG", "intramuscular"),
    ]
    assert [item.label for item in study.epochs][1:4] == ["Period 1", "Washout", "Period 2"]
    assert study.conditions == ("Diabetes mellitus type 1", "Diabetes mellitus type 2")


def test_the_real_studys_windows_count_forward(real: tuple[Study, tuple[Lost, ...]]) -> None:
    timings = {
        item.id: (item.timing.anchor, item.timing.offset, item.timing.early, item.timing.late)
        for item in real[0].encounters
    }
    assert timings == {
        "SCREENING": ("consent", "P0D", 0, 0),
        "P1_DAY_-1": ("SCREENING", "P28D", 26, 0),  # 28 to 2 days before, said of screening
        "P1_DAY_1": ("P1_DAY_-1", "P1D", 0, 0),
        "WASHOUT": ("P1_DAY_1", "P3D", 0, 11),
        "P2_DAY_-1": ("WASHOUT", "P0D", 0, 0),
        "P2_DAY_1": ("P2_DAY_-1", "P1D", 0, 0),
        "P1_DAY_1_2": ("P2_DAY_1", "P0D", 0, 0),  # the document goes back to period 1 here
        "FOLLOW-UP": ("P1_DAY_1_2", "P28D", 2, 2),
    }


def test_the_real_studys_treatment_is_given_twice(real: tuple[Study, tuple[Lost, ...]]) -> None:
    study, _ = real
    given = [(item.id, item.dose) for item in study.activities if item.act == "administration"]
    assert given == [("STUDY_TREATMENT_1", 1), ("STUDY_TREATMENT_2", 2)]
    assert [anchor.id for anchor in study.anchors] == ["consent", "dose_1", "dose_2"]


def test_the_real_studys_criteria_are_kept_word_by_word(
    real: tuple[Study, tuple[Lost, ...]],
) -> None:
    criteria = {item.id: item for item in real[0].criteria}
    assert len(criteria) == 36
    assert criteria["INC6"].text == "have a hemoglobin A1c value ≤10% at the time of screening"
    assert sum(item.kind == "exclusion" for item in criteria.values()) == 26


def test_endpoints_in_words_are_not_computed(real: tuple[Study, tuple[Lost, ...]]) -> None:
    assert [item.level for item in real[0].endpoints].count("primary") == 1
    assert all(isinstance(item.analysis, NotComputable) for item in real[0].endpoints)


def test_only_concepts_that_are_surely_ours_come_onto_forms(
    real: tuple[Study, tuple[Lost, ...]],
) -> None:
    study, lost = real
    laboratory = {item.concept for item in study.form("LAB_TESTS").items}
    assert laboratory == {"haemoglobin", "platelets", "leukocytes", "alt", "ast"}
    missing = next(item for item in lost if item.kind == "BiomedicalConcept")
    assert "Creatinine Concentration in Urine" in missing.names  # ours is in serum


def test_what_has_no_place_is_listed_with_place_class_and_why(
    real: tuple[Study, tuple[Lost, ...]],
) -> None:
    lost = {(item.kind, item.place.rpartition(".")[2]): item for item in real[1]}
    assert lost["NarrativeContentItem", "narrativeContentItems[*]"].count == 112
    assert lost["StudyAmendment", "amendments[0]"].names == ("Amendment A",)
    assert lost["ScheduleTimeline", "scheduleTimelines[*]"].names == (
        "Hypoinduction",
        "Treatment Phase",
    )
    assert lost["Condition", "conditions[*]"].count == 25
    assert lost["StudyCohort", "cohorts[*]"].count == 2
    assert all(item.why and item.size for item in real[1])
    assert 0 < coverage(real_document(), real[1]) < 1


def test_what_is_guessed_of_the_real_study_is_asked(real: tuple[Study, tuple[Lost, ...]]) -> None:
    assert {item.id for item in real[0].questions} == {
        "usdm.arm_interventions",
        "usdm.gives.STUDY_TREATMENT",
        "usdm.visit.P1_DAY_1_2",
        "usdm.allocation",
        "usdm.sites",
    }
    assert questions_of(real[1])[0].id == "usdm.left_out.1"


def test_the_real_study_can_run_and_comes_back_from_its_own_export(
    real: tuple[Study, tuple[Lost, ...]],
) -> None:
    study, _ = real
    assert not [item for item in check_study(study) if item.severity is Severity.ERROR]
    assert parse_study(study_text(study)) == study
    again, lost = from_usdm(to_usdm(study))
    assert (usdm_text(again), lost) == (usdm_text(study), ())


def test_without_what_stands_beside_it_a_study_keeps_its_course() -> None:
    study, _ = from_usdm(of_another_system(flagship()))
    mine = flagship()
    assert [item.text for item in study.criteria] == [item.text for item in mine.criteria]
    assert [item.expression for item in study.criteria] == [
        item.expression for item in mine.criteria
    ]
    assert [item.id for item in study.encounters] == [item.id for item in mine.encounters]
    assert study.arms[0].interventions == mine.arms[0].interventions


def test_what_another_tool_changed_counts() -> None:
    document = to_usdm(drug())
    design_of(document)["arms"][0]["label"] = "New label"
    design_of(document)["scheduleTimelines"][0]["timings"][1]["windowUpper"] = "P9D"
    study, lost = from_usdm(document)
    assert study.arms[0].label == "New label"
    assert study.encounters[1].timing.late == 9
    assert {item.place.rpartition(".")[2] for item in lost} == {"label", "windowLabel"}


def test_a_criterion_that_was_changed_is_read_again() -> None:
    document = to_usdm(drug())
    items = version_of(document)["eligibilityCriterionItems"]
    place = next(n for n, item in enumerate(items) if item["text"] == "BMI > 40")
    items[place]["text"] = "BMI > 35"
    study, _ = from_usdm(document)
    assert study.criteria[place].expression.value == 35
    assert [item.expression for n, item in enumerate(study.criteria) if n != place] == [
        item.expression for n, item in enumerate(drug().criteria) if n != place
    ]


def test_a_concept_added_to_a_form_becomes_an_item_of_it() -> None:
    document = to_usdm(replace(flagship()))
    forms = {item["name"]: item for item in version_of(document)["bcCategories"]}
    heart_rate = next(
        item["id"]
        for item in version_of(document)["biomedicalConcepts"]
        if item["name"] == "heart_rate"
    )
    forms["glycaemia"]["memberIds"].append(heart_rate)
    study, _ = from_usdm(document)
    assert [item.concept for item in study.form("glycaemia").items][-1] == "heart_rate"
    assert study.form("glycaemia").items[0].critical


def test_a_chain_that_is_no_chain_is_read_in_the_order_of_the_list_and_told() -> None:
    document = of_another_system(drug())
    design_of(document)["epochs"][0]["nextId"] = None
    study, lost = from_usdm(document)
    assert [item.id for item in study.epochs] == ["screening", "treatment", "follow_up"]
    assert any(item.place.endswith("epochs[*].previousId") for item in lost)


def test_a_visit_timed_in_hours_hangs_on_the_visit_before_and_is_asked_about() -> None:
    document = of_another_system(drug())
    timing = design_of(document)["scheduleTimelines"][0]["timings"][1]
    timing["value"] = "PT36H"
    study, lost = from_usdm(document)
    visit = study.encounters[1]
    assert (visit.timing.anchor, visit.timing.offset) == (study.encounters[0].id, "P0D")
    assert f"usdm.timing.{visit.id}" in {item.id for item in study.questions}
    assert any(item.kind == "Timing" for item in lost)


def test_an_attribute_of_no_class_is_listed() -> None:
    document = of_another_system(drug())
    design_of(document)["arms"][0]["colour"] = "red"
    _, lost = from_usdm(document)
    assert [item.why for item in lost if item.place.endswith(".colour")] == [
        "no attribute of this class in USDM 4.0"
    ]
