"""Queries: opened by a soft check or a person, answered, closed, or closing themselves."""

from __future__ import annotations

import pytest

from conduct.studies import COORDINATOR, DATA_MANAGER, LABORATORY, START, running
from trialwright.conduct.queries import MOVES, QueryState
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def save(study, participant, values, **more):
    return study.conduct.save_form(
        participant, "SCR", "laboratory", values, START, by=COORDINATOR, **more
    )


def the_query(study):
    (query,) = study.conduct.state.queries.values()
    return query


def test_a_closed_query_stays_closed():
    assert MOVES[QueryState.CLOSED] == frozenset()


@pytest.mark.requirement("D3")
def test_an_implausible_value_is_stored_and_opens_a_query_inside_the_same_event(study):
    participant = study.attending()
    before = study.conduct.state.events
    event = save(study, participant, LABORATORY | {"hba1c": "19"})
    assert study.conduct.state.events == before + 1
    assert event.values["hba1c"] == "19"
    assert (the_query(study).item, the_query(study).rule) == ("hba1c", "plausible")
    assert the_query(study).event == event.seq
    assert "plausible range" in the_query(study).question


@pytest.mark.requirement("D3")
def test_a_missing_required_value_opens_a_query(study):
    save(study, study.attending(), {"hba1c": "8.1"})
    assert (the_query(study).item, the_query(study).rule) == ("hba1c_method", "required")


def test_a_query_closes_itself_when_the_value_is_right(study):
    participant = study.attending()
    save(study, participant, LABORATORY | {"hba1c": "19"})
    save(study, participant, {"hba1c": "9.1"}, reason="misread")
    assert the_query(study).state is QueryState.CLOSED
    assert study.conduct.state.unclosed_queries == 0


def test_a_value_wrong_again_keeps_its_query_and_opens_no_second(study):
    participant = study.attending()
    save(study, participant, LABORATORY | {"hba1c": "19"})
    save(study, participant, {"hba1c": "18.5"}, reason="misread")
    assert the_query(study).state is QueryState.OPEN


def test_a_query_that_was_closed_as_confirmed_is_not_asked_again_by_another_item(study):
    participant = study.attending()
    save(study, participant, {"hba1c": "19", "hba1c_method": "hplc"})
    study.conduct.close_query(the_query(study).id, by=DATA_MANAGER)
    save(study, participant, {"hba1c_method": "immunoassay"}, reason="misread")
    assert the_query(study).state is QueryState.CLOSED


def test_another_wrong_value_after_a_closed_query_is_asked_about_anew(study):
    participant = study.attending()
    save(study, participant, LABORATORY | {"hba1c": "19"})
    study.conduct.close_query(the_query(study).id, by=DATA_MANAGER)
    save(study, participant, {"hba1c": "18.5"}, reason="misread")
    states = [query.state for query in study.conduct.state.queries.values()]
    assert states == [QueryState.CLOSED, QueryState.OPEN]


@pytest.mark.requirement("A8")
def test_opening_answering_and_closing_by_hand_are_events(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    query = study.conduct.open_query(
        participant, "SCR", "laboratory", "hba1c", "Which tube?", by=DATA_MANAGER
    )
    answer = study.conduct.answer_query(query, "The second", by=COORDINATOR)
    assert the_query(study).state is QueryState.ANSWERED
    end = study.conduct.close_query(query, by=DATA_MANAGER)
    assert [answer.verb, end.verb] == ["answer_query", "close_query"]
    assert [text for _, text in the_query(study).texts] == ["Which tube?", "The second"]
    assert the_query(study).question == "Which tube?"


def test_a_closed_query_is_neither_answered_nor_closed_again(study):
    save(study, study.attending(), {"hba1c": "8.1"})
    query = the_query(study).id
    study.conduct.close_query(query, by=DATA_MANAGER)
    with pytest.raises(MoveRefused, match="is closed"):
        study.conduct.answer_query(query, "late", by=COORDINATOR)
    with pytest.raises(MoveRefused, match="is closed"):
        study.conduct.close_query(query, by=DATA_MANAGER)


def test_a_query_of_another_study_is_refused(study):
    with pytest.raises(InputRefused, match="not in this study"):
        study.conduct.close_query("Q9-9", by=DATA_MANAGER)


def test_a_question_about_an_item_that_is_not_there_is_refused(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    with pytest.raises(InputRefused, match="no item"):
        study.conduct.open_query(participant, "SCR", "laboratory", "x", "?", by=DATA_MANAGER)
