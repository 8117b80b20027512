"""Eligibility: what all answers together say; what is not known satisfies nothing."""

from __future__ import annotations

import pytest

from conduct.studies import (
    COORDINATOR,
    DATA_MANAGER,
    ELIGIBLE,
    INVESTIGATOR,
    START,
    running,
    tiny_study,
)
from trialwright.conduct.eligibility import is_eligible, is_met
from trialwright.conduct.participants import Status
from trialwright.values.findings import InputRefused, MoveRefused
from trialwright.values.truth import Truth

CRITERIA = tiny_study().criteria


@pytest.mark.parametrize(
    ("kind", "answer", "met"),
    [
        ("inclusion", Truth.YES, True),
        ("inclusion", Truth.NO, False),
        ("exclusion", Truth.NO, True),
        ("exclusion", Truth.YES, False),
        ("inclusion", Truth.UNKNOWN, None),
        ("exclusion", Truth.UNKNOWN, None),
        ("unknown", Truth.YES, None),
    ],
)
def test_what_an_answer_means_for_eligibility(kind, answer, met):
    assert is_met(kind, answer) is met


def test_one_unknown_answer_makes_nobody_eligible():
    assert is_eligible(CRITERIA, ELIGIBLE)
    assert not is_eligible(CRITERIA, ELIGIBLE | {"E1": (Truth.UNKNOWN, "no C-peptide")})


@pytest.mark.parametrize(
    "answers",
    [{}, {"I1": (Truth.YES, "")}, ELIGIBLE | {"I9": (Truth.YES, "")}],
)
def test_every_criterion_is_answered_once_and_no_other(answers):
    study = running()
    with pytest.raises(InputRefused, match="allowed: every criterion once"):
        study.conduct.assess_eligibility(study.attending(), answers, START, by=INVESTIGATOR)


def test_only_who_was_assessed_as_eligible_is_enrolled():
    study = running()
    participant = study.attending()
    with pytest.raises(MoveRefused, match="not assessed"):
        study.conduct.enrol(participant, START, by=INVESTIGATOR)
    excluded = ELIGIBLE | {"E1": (Truth.YES, "type 1 on file")}
    study.conduct.assess_eligibility(participant, excluded, START, by=INVESTIGATOR)
    with pytest.raises(MoveRefused, match="not eligible"):
        study.conduct.enrol(participant, START, by=INVESTIGATOR)
    study.conduct.fail_screening(participant, "type 1 diabetes", START, by=COORDINATOR)
    person = study.conduct.state.participants[participant]
    assert person.status is Status.SCREEN_FAILED
    cut = study.conduct.take_snapshot("interim", START, by=DATA_MANAGER)
    assert cut.tables["criteria"].select("criterion", "answer", "met", "reason").rows() == [
        ("I1", "yes", True, "age is known"),
        ("E1", "yes", False, "type 1 on file"),
    ]


def test_no_more_are_enrolled_than_the_study_has_room_for():
    study = running()
    waiting = study.attending()
    study.conduct.assess_eligibility(waiting, ELIGIBLE, START, by=INVESTIGATOR)
    for _ in range(3):
        study.enrolled()
    with pytest.raises(MoveRefused, match="3 participants are enrolled; allowed: up to 3"):
        study.conduct.enrol(waiting, START, by=INVESTIGATOR)
    with pytest.raises(MoveRefused, match="screen: 3 participants are enrolled"):
        study.conduct.screen("S1", by=COORDINATOR)
