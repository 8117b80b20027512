"""Adverse events: one report, told anew with reasons, and what can't be."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conduct.studies import COORDINATOR, START, fever, running
from trialwright.conduct.adverse_events import (
    OUTCOMES,
    RELATED_TO,
    RELATEDNESS,
    check_adverse_event,
)
from trialwright.protocol.concepts import load_concepts
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def test_the_answers_are_those_of_the_concepts():
    concepts = load_concepts()
    assert set(concepts["ae_outcome"].choices) == set(OUTCOMES)
    for name in RELATED_TO:
        assert set(concepts[f"ae_{name}"].choices) == set(RELATEDNESS)


def test_events_are_counted_for_each_participant(study):
    first, second = study.attending(), study.attending()
    report = study.conduct.report_adverse_event
    assert report(first, fever(START), by=COORDINATOR) == 1
    assert report(first, fever(START, term="Headache"), by=COORDINATOR) == 2
    assert report(second, fever(START), by=COORDINATOR) == 1


@pytest.mark.requirement("A4")
def test_a_follow_up_holds_what_differs_and_why(study):
    participant = study.attending()
    going_on = fever(START, end=None, outcome="not_recovered")
    study.conduct.report_adverse_event(participant, going_on, by=COORDINATOR)
    event = study.conduct.update_adverse_event(
        participant, 1, fever(START), "follow-up call", by=COORDINATOR
    )
    assert event.values == {
        "end": START.isoformat(),
        "outcome": "recovered",
        "reason": "follow-up call",
    }
    (reported,) = study.conduct.state.participants[participant].adverse_events
    assert reported.content == fever(START)
    assert len(reported.events) == 2


@pytest.mark.requirement("A4")
def test_a_follow_up_without_a_reason_is_refused(study):
    participant = study.attending()
    study.conduct.report_adverse_event(participant, fever(START), by=COORDINATOR)
    with pytest.raises(InputRefused, match="reason"):
        study.conduct.update_adverse_event(
            participant, 1, fever(START, grade=2), " ", by=COORDINATOR
        )


def test_a_follow_up_that_tells_nothing_new_is_refused(study):
    participant = study.attending()
    study.conduct.report_adverse_event(participant, fever(START), by=COORDINATOR)
    with pytest.raises(MoveRefused, match="nothing differs"):
        study.conduct.update_adverse_event(participant, 1, fever(START), "again", by=COORDINATOR)
    with pytest.raises(InputRefused, match="no adverse event 2"):
        study.conduct.update_adverse_event(participant, 2, fever(START), "x", by=COORDINATOR)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"grade": 6}, "grade is not one of 1, 2, 3, 4, 5"),
        ({"grade": 0}, "grade"),
        ({"grade": True}, "grade"),
        ({"outcome": "fine"}, "outcome is not one of recovered"),
        ({"related_cells": "maybe"}, "related_cells is not one of not"),
        ({"serious": True}, "seriousness is given when"),
        ({"seriousness": "death"}, "seriousness is given when"),
        ({"serious": True, "seriousness": "bad"}, "seriousness is not one of death"),
        ({"start": START + timedelta(days=9), "end": None}, "future"),
        ({"end": START - timedelta(days=1)}, "ends before it starts"),
        ({"term": "  "}, "term"),
        ({"term": "a\0"}, "term"),
        ({"action": "x" * 201}, "action"),
    ],
)
def test_what_no_adverse_event_can_be_is_refused(study, changes, message):
    participant = study.attending()
    before = study.conduct.head
    with pytest.raises(InputRefused, match=message):
        study.conduct.report_adverse_event(participant, fever(START, **changes), by=COORDINATOR)
    assert study.conduct.head == before


def test_relatedness_is_left_open_only_where_the_study_does_not_ask_for_it():
    event = fever(START, related_cells=None)
    check_adverse_event(event, START, asked=("related_administration",))
    with pytest.raises(InputRefused, match="related_cells is not one of"):
        check_adverse_event(event, START)
