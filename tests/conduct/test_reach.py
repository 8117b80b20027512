"""Whom an amendment reaches, counted from what is stored."""

from __future__ import annotations

from trialwright.conduct.reach import Reach, reach, unfinished

from .studies import COORDINATOR, LABORATORY, START, Running, running


def three() -> Running:
    """One enrolled, one at the screening visit with laboratory values, one consented."""
    study = running()
    study.enrolled()
    with_values = study.attending()
    study.conduct.save_form(with_values, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    study.consented()
    return study


def reached(study: Running, **parts: tuple[str, ...]) -> Reach:
    people = study.conduct.state.participants.values()
    return reach(people, **{"forms": (), "encounters": (), "criteria": (), **parts})


def test_participants_are_counted_by_what_is_stored_of_them() -> None:
    study = three()
    assert reached(study, forms=("laboratory",)) == Reach(1, 0, 0, 1, {"screened": 1})
    assert reached(study, encounters=("SCR",)).by_status == {"screened": 1, "enrolled": 1}
    assert reached(study, criteria=("I1",)) == Reach(0, 0, 1, 1, {"enrolled": 1})


def test_nobody_is_counted_twice() -> None:
    everything = reached(three(), forms=("laboratory",), encounters=("SCR",), criteria=("I1", "E1"))
    assert everything == Reach(1, 2, 1, 2, {"screened": 1, "enrolled": 1})


def test_a_part_nothing_is_stored_of_reaches_nobody() -> None:
    assert reached(three(), forms=("nothing",)) == Reach(0, 0, 0, 0, {})


def test_only_those_enrolled_and_not_finished_are_asked_anew() -> None:
    study = three()
    assert unfinished(study.conduct.state.participants.values()) == 1
    (enrolled,) = [
        p for p in study.conduct.state.participants.values() if p.status.value == "enrolled"
    ]
    study.conduct.lose(enrolled.id, "moved away", START, by=COORDINATOR)
    assert unfinished(study.conduct.state.participants.values()) == 0
