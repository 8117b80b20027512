"""Imported forms in a study: where each is filled is a question, and its answer is obeyed."""

from __future__ import annotations

from functools import cache

import pytest

from protocol.records import answered
from protocol.redcap.projects import DICTIONARY, PROJECT
from trialwright.protocol.check import check_study
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.redcap.imported import Imported
from trialwright.protocol.redcap.mapping import import_project
from trialwright.protocol.redcap.placing import own_answers, with_forms
from trialwright.protocol.redcap.read import forms_of
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.protocol.study_file import parse_study, study_text
from trialwright.values.findings import InputRefused, Severity


@cache
def drafted() -> Study:
    return answered({})


@cache
def imported(name: str = "dictionary.csv") -> Imported:
    path = DICTIONARY if name == DICTIONARY.name else PROJECT
    return import_project(forms_of(path.read_bytes(), name), load_concepts())


def placed(answers: dict[str, str] | None = None, name: str = "dictionary.csv") -> Study:
    return with_forms(drafted(), imported(name), answers or {})


def answer(study: Study, question: str) -> str:
    return next(item.answer for item in study.questions if item.id == question)


def test_a_form_that_mostly_repeats_a_drafted_one_stands_in_for_it() -> None:
    study = placed()
    assert answer(study, "forms.vitals") == "instead of vital_signs"
    form = study.form("vital_signs")
    assert form.label == "Vitals"
    asked = {item.concept for item in form.items}
    # nothing that the draft asked for is lost: endpoints and safety are computed from it
    assert {item.concept for item in drafted().form("vital_signs").items} <= asked


def test_a_form_of_which_nobody_said_when_is_at_no_visit_and_asked_about() -> None:
    study = placed()
    assert answer(study, "forms.foot") == "no visit"
    assert study.form("foot").items
    assert study.encounters == drafted().encounters


def test_a_form_is_at_the_visits_that_the_project_names_as_ours() -> None:
    study = placed(name="project.xml")
    assert answer(study, "forms.foot") == "SCR, M3"
    assert "form_foot" in study.encounter("M3").activities
    assert "form_foot" not in study.encounter("M12").activities
    assert study.form("walks").repeating


def test_an_answer_is_obeyed_and_forms_are_filled_before_anything_is_given() -> None:
    study = placed({"forms.foot": "D1, M12"})
    assert study.encounter("D1").activities == (
        "dose_assessment",
        "diary",
        "form_foot",
        "infusion_1",
    )
    assert study.encounter("M12").activities[-1] == "form_foot"
    everywhere = placed({"forms.foot": "every visit"})
    assert all("form_foot" in visit.activities for visit in everywhere.encounters)


def test_a_form_that_has_the_name_of_a_drafted_one_gets_another() -> None:
    assert placed().form("own_laboratory").items[0].concept == "hba1c"
    assert placed().form("laboratory") == drafted().form("laboratory")


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("forms.foot", "M99"),
        ("forms.foot", "instead of insulin_diary"),
        ("forms.foot", "instead of vital_signs"),
        ("forms.foot", ","),
        ("forms.gone", "every visit"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(question: str, given: str) -> None:
    with pytest.raises(InputRefused):
        placed({question: given})


def test_answers_about_forms_are_told_from_the_others() -> None:
    own, others = own_answers({"forms.foot": "M3", "product.route": "other"})
    assert (own, others) == ({"forms.foot": "M3"}, {"product.route": "other"})


def test_the_study_can_run_and_survives_its_file() -> None:
    study = placed({"forms.foot": "SCR, M3"})
    assert [item for item in check_study(study) if item.severity is Severity.ERROR] == []
    assert parse_study(study_text(study)) == study
    assert set(load_concepts()) < set(concepts_of(study))
