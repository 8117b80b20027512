"""Visits hang on anchors: when the anchor's date moves, so does what hangs on it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from conduct.studies import COORDINATOR, INVESTIGATOR, START, running, tiny_study
from trialwright.conduct.visits import Schedule, Visit, Whereabouts
from trialwright.protocol.schedule import Anchor
from trialwright.values.dates import Window
from trialwright.values.findings import InputRefused, MoveRefused

SCHEDULE = Schedule(tiny_study())


def where(anchors: dict[str, date], *, arm="cells", skipped=(), ended_on=None) -> Whereabouts:
    return Whereabouts(arm, anchors, frozenset(skipped), ended_on)


def statuses(planned) -> dict[str, str]:
    return {item.encounter.id: item.status for item in planned}


def test_a_window_is_closed_around_the_due_day():
    found = SCHEDULE.window("COL", {"SCR": date(2024, 1, 8)})
    assert found == Window(date(2024, 1, 15), date(2024, 1, 29))


def test_without_its_anchor_an_encounter_has_no_window():
    assert SCHEDULE.window("M1", {"SCR": date(2024, 1, 8)}) is None


def test_a_second_collection_moves_the_first_infusion():
    study = running()
    participant = study.collected()
    before = {item.encounter.id: item.due for item in study.conduct.calendar(participant)}
    again = study.clock.pass_days(30)
    study.conduct.collect(participant, 55, again, by=INVESTIGATOR)
    after = {item.encounter.id: item.due for item in study.conduct.calendar(participant)}
    assert after["D1"] == before["D1"] + timedelta(days=30)


def test_what_hangs_on_a_skipped_dose_does_not_apply_nor_what_hangs_on_that():
    skipped = SCHEDULE.plan(where({"consent": START}, skipped=["dose_2"]), {})
    assert statuses(skipped)["D2M1"] == "not_applicable"
    assert statuses(skipped)["D2"] == "pending"


def test_an_encounter_of_another_arm_does_not_apply():
    study = tiny_study()
    encounters = (
        *study.encounters[:-1],
        msgspec.structs.replace(study.encounters[-1], arms=("other",)),
    )
    schedule = Schedule(msgspec.structs.replace(study, encounters=encounters))
    assert not schedule.applies("D2M1", where({}))
    assert schedule.applies("D2M1", where({}, arm=None))


def test_what_falls_due_after_a_participant_left_was_never_theirs_to_miss():
    left = where({"consent": START, "SCR": START}, ended_on=START + timedelta(days=20))
    planned = SCHEDULE.plan(left, {"SCR": Visit(True, START, 5)})
    assert statuses(planned)["SCR"] == "done"
    assert statuses(planned)["COL"] == "pending"  # due on day 14: it should have been
    assert statuses(planned)["D1"] == "not_applicable"


def test_an_anchor_may_be_set_by_the_visit_that_holds_its_activity():
    study = tiny_study()
    anchors = (*study.anchors, Anchor(id="start", label="Baseline", set_by="diary"))
    running_study = running(msgspec.structs.replace(study, anchors=anchors))
    participant, _ = running_study.dosed()
    assert running_study.conduct.state.participants[participant].anchors["start"] == date(
        2024, 3, 4
    )


def test_a_visit_after_its_window_is_a_deviation_inside_the_same_event():
    study = running()
    participant = study.enrolled()
    event = study.conduct.attend(participant, "COL", study.clock.pass_days(22), by=COORDINATOR)
    assert {"kind": "deviation", "rule": "late"} in event.follows
    assert [item.kind for item in study.conduct.state.participants[participant].deviations] == [
        "window"
    ]


def test_a_visit_on_the_last_day_of_its_window_is_none():
    study = running()
    participant = study.enrolled()
    study.conduct.attend(participant, "COL", study.clock.pass_days(21), by=COORDINATOR)
    assert study.conduct.state.participants[participant].deviations == []


def test_a_missed_visit_keeps_its_reason_and_is_a_deviation():
    study = running()
    participant, _ = study.dosed()
    today = study.clock.pass_days(60)
    study.conduct.miss(participant, "M1", "was travelling", today, by=COORDINATOR)
    assert study.conduct.state.participants[participant].visits["M1"].done is False
    assert study.conduct.state.participants[participant].deviations[-1].kind == "missed_visit"
    with pytest.raises(MoveRefused, match="done or missed already"):
        study.conduct.attend(participant, "M1", today, by=COORDINATOR)


def test_a_visit_whose_anchor_has_not_happened_is_refused_and_says_which():
    study = running()
    participant = study.enrolled()
    with pytest.raises(MoveRefused, match="M1 hangs on dose_1"):
        study.conduct.attend(participant, "M1", START, by=COORDINATOR)


def test_an_unknown_visit_is_refused_with_those_there_are():
    study = running()
    with pytest.raises(InputRefused, match="allowed: SCR, COL"):
        study.conduct.attend(study.enrolled(), "M99", START, by=COORDINATOR)
