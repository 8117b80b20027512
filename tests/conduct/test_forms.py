"""Forms: first entries, changes with their reasons, computed items, where values come from."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from conduct.studies import (
    COORDINATOR,
    DATA_MANAGER,
    LABORATORY,
    MONITOR,
    START,
    VITAL_SIGNS,
    running,
    tiny_study,
)
from trialwright.conduct.forms import FormState
from trialwright.protocol.forms import Form, Item
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def save(study, participant, values, *, form="laboratory", **more):
    return study.conduct.save_form(
        participant, "SCR", form, values, study.clock.now.date(), by=COORDINATOR, **more
    )


def row(study, participant, form="laboratory", repeat=1):
    return study.conduct.state.participants[participant].forms["SCR", form, repeat]


@pytest.mark.requirement("A4")
def test_a_first_entry_needs_no_reason(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    assert row(study, participant).values == LABORATORY


@pytest.mark.requirement("A4")
@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_change_without_a_reason_is_refused_and_nothing_is_stored(study, reason):
    participant = study.attending()
    save(study, participant, LABORATORY)
    before = study.conduct.head
    with pytest.raises(MoveRefused, match="hba1c of form laboratory would change"):
        save(study, participant, {"hba1c": "8.2"}, reason=reason)
    assert study.conduct.head == before
    assert row(study, participant).values["hba1c"] == "8.1"


@pytest.mark.requirement("A4")
def test_clearing_a_value_is_a_change(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    with pytest.raises(MoveRefused, match="reason"):
        save(study, participant, {"hba1c": None})
    save(study, participant, {"hba1c": None}, reason="another person's tube")
    assert row(study, participant).values["hba1c"] is None


@pytest.mark.requirement("A4")
def test_filling_what_was_left_open_is_a_first_entry(study):
    participant = study.attending()
    save(study, participant, {"hba1c": "8.1"})
    save(study, participant, {"hba1c_method": "hplc"})
    assert row(study, participant).values == LABORATORY


@pytest.mark.requirement("A1")
def test_a_change_keeps_old_and_new_who_when_and_why(study):
    participant = study.attending()
    first = save(study, participant, LABORATORY)
    study.clock.pass_days(3)
    change = save(study, participant, {"hba1c": "8.2"}, reason="misread")
    assert first.values["hba1c"] == "8.1"
    assert change.values["hba1c"] == "8.2"
    assert change.values["reason"] == "misread"
    assert {"kind": "replaced", "item": "hba1c", "event": first.seq} in change.follows
    assert (change.person, change.role, change.organisation) == (
        "coordinator-1",
        "coordinator",
        "Hospital",
    )
    assert change.at == "2024-01-11T09:00:00Z"


def test_a_change_holds_only_what_is_different(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    change = save(study, participant, LABORATORY | {"hba1c": "8.2"}, reason="misread")
    assert set(change.values) == {"hba1c", "on", "reason"}


def test_a_replayed_save_is_refused(study):
    participant = study.attending()
    save(study, participant, LABORATORY)
    with pytest.raises(MoveRefused, match="holds these values already"):
        save(study, participant, LABORATORY, reason="again")


@pytest.mark.requirement("D3")
@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"hba1c": "81"}, "possible is"),
        ({"hba1c": "x"}, "a number"),
        ({"hba1c_method": "guess"}, "one of hplc"),
    ],
)
def test_a_hard_failure_stores_nothing_and_names_item_and_rule_but_no_value(study, values, rule):
    participant = study.attending()
    before = study.conduct.head
    with pytest.raises(InputRefused) as refusal:
        save(study, participant, LABORATORY | values)
    message = str(refusal.value)
    ((item, value),) = values.items()
    assert f"form laboratory at SCR, item {item}: {rule}" in message
    assert f"{value}'" not in message
    assert study.conduct.head == before
    assert ("SCR", "laboratory", 1) not in study.conduct.state.participants[participant].forms


@pytest.mark.requirement("D2")
def test_every_value_knows_its_source_and_the_version_that_defined_it(study):
    participant = study.attending()
    event = save(study, participant, VITAL_SIGNS, form="vital_signs")
    cut = study.conduct.take_snapshot("interim", START, by=DATA_MANAGER)
    sources = dict(cut.tables["values"].select("item", "source").iter_rows())
    assert sources == {"height": "typed", "weight": "typed", "bmi": "derived"}
    assert event.study_version == "1"


@pytest.mark.requirement("D2")
def test_what_is_simulated_says_so():
    study = running(simulated=True)
    participant = study.attending()
    event = save(study, participant, VITAL_SIGNS, form="vital_signs")
    assert event.source == "simulated"
    cut = study.conduct.take_snapshot("interim", START, by=DATA_MANAGER)
    assert set(cut.tables["values"]["source"]) == {"simulated", "derived"}


def test_a_computed_item_follows_its_inputs_and_is_never_typed(study):
    participant = study.attending()
    save(study, participant, VITAL_SIGNS, form="vital_signs")
    save(study, participant, {"weight": "66"}, form="vital_signs", reason="misread")
    assert row(study, participant, "vital_signs").values["bmi"] == "25.8"
    with pytest.raises(InputRefused, match="bmi is computed, not typed"):
        save(study, participant, {"bmi": "20"}, form="vital_signs", reason="mine")


def test_a_computed_item_goes_when_its_input_goes(study):
    participant = study.attending()
    save(study, participant, VITAL_SIGNS, form="vital_signs")
    save(study, participant, {"weight": None}, form="vital_signs", reason="scale was broken")
    assert row(study, participant, "vital_signs").values["bmi"] is None


def test_a_form_that_asks_only_for_the_result_takes_it_from_a_person():
    study = tiny_study()
    only = Form(id="vital_signs", label="x", items=(Item(id="bmi", concept="bmi"),))
    forms = tuple(only if form.id == "vital_signs" else form for form in study.forms)
    running_study = running(msgspec.structs.replace(study, forms=forms))
    participant = running_study.attending()
    save(running_study, participant, {"bmi": "24.1"}, form="vital_signs")
    assert row(running_study, participant, "vital_signs").values == {"bmi": "24.1"}


def test_a_form_is_empty_begun_complete_or_verified(study):
    participant = study.attending()
    plan = study.conduct.forms.plans["laboratory"]
    assert plan.state(None) is FormState.EMPTY
    save(study, participant, {"hba1c": "8.1"})
    assert plan.state(row(study, participant)) is FormState.BEGUN
    save(study, participant, {"hba1c_method": "hplc"})
    assert plan.state(row(study, participant)) is FormState.COMPLETE
    study.conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)
    assert plan.state(row(study, participant)) is FormState.VERIFIED
    save(study, participant, {"hba1c": "8.2"}, reason="misread")
    assert plan.state(row(study, participant)) is FormState.COMPLETE


def test_a_form_is_not_verified_twice_nor_before_it_is_entered(study):
    participant = study.attending()
    with pytest.raises(MoveRefused, match="nothing is entered yet"):
        study.conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)
    save(study, participant, LABORATORY)
    study.conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)
    with pytest.raises(MoveRefused, match="verified already"):
        study.conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)


def test_a_diary_is_filled_as_often_as_there_is_something_to_write(study):
    participant, _ = study.dosed()
    day = study.clock.now.date()
    for repeat in (1, 2):
        values = {"diary_date": day - timedelta(days=repeat), "insulin_total_daily_dose": "30"}
        study.conduct.save_form(
            participant, "D1", "insulin_diary", values, day, by=COORDINATOR, repeat=repeat
        )
    forms = study.conduct.state.participants[participant].forms
    assert [key[2] for key in forms if key[1] == "insulin_diary"] == [1, 2]


def test_a_form_that_does_not_repeat_has_no_second_filling(study):
    participant = study.attending()
    with pytest.raises(InputRefused, match="filled once"):
        save(study, participant, LABORATORY, repeat=2)


@pytest.mark.parametrize(
    ("encounter", "form", "values", "message"),
    [
        ("SCR", "insulin_diary", {}, "allowed: laboratory, vital_signs"),
        ("SCR", "nothing", {}, "not planned at SCR"),
        ("M99", "laboratory", {}, "not in the study; allowed: SCR"),
        ("SCR", "laboratory", {"weight": "70"}, "no item 'weight'"),
    ],
)
def test_what_the_study_does_not_plan_is_refused_with_what_it_does(
    study, encounter, form, values, message
):
    participant = study.attending()
    with pytest.raises(InputRefused, match=message):
        study.conduct.save_form(participant, encounter, form, values, START, by=COORDINATOR)


def test_a_form_belongs_to_a_visit_that_took_place(study):
    participant = study.consented()
    with pytest.raises(MoveRefused, match="SCR has not taken place"):
        save(study, participant, LABORATORY)


def test_an_item_may_not_be_called_as_the_event_s_own_words():
    study = tiny_study()
    item = Item(id="reason", concept="hba1c")
    bad = msgspec.structs.replace(study, forms=(Form(id="f", label="f", items=(item,)),))
    with pytest.raises(InputRefused, match="ids other than on and reason"):
        running(bad)
