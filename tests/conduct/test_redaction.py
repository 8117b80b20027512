"""Redaction: what a person typed by accident is destroyed; who, why and the commitment stay."""

from __future__ import annotations

import json

import pytest

from conduct.studies import (
    COORDINATOR,
    DATA_MANAGER,
    INVESTIGATOR,
    LABORATORY,
    START,
    fever,
    running,
)
from trialwright.conduct.ledger import verify
from trialwright.values.findings import InputRefused, MoveRefused, NotPermitted

NAME = "Nguyen Thi Secret"


@pytest.fixture
def study():
    return running()


def with_name_in_a_form(study) -> tuple[str, int]:
    participant, _ = study.dosed()
    day = study.clock.pass_days(30)
    study.conduct.attend(participant, "M1", day, by=COORDINATOR)
    values = {"cm_name": f"given by {NAME}", "cm_start": day, "hypoglycaemia_events": 0}
    event = study.conduct.save_form(participant, "M1", "medication", values, day, by=COORDINATOR)
    return participant, event.seq


def everything(study) -> str:
    """All that the storage and the live state hold, as text."""
    return f"{list(study.storage.load())}{study.conduct.state}"


@pytest.mark.requirement("A7")
def test_a_name_in_a_form_is_gone_from_ledger_state_and_data_cut_and_the_chain_holds(study):
    participant, seq = with_name_in_a_form(study)
    head = study.conduct.head
    assert NAME in everything(study)
    event = study.conduct.redact(seq, "cm_name", "a person's name", by=DATA_MANAGER)
    assert NAME not in everything(study)
    assert verify(study.storage.load(), head).intact
    assert (event.person, event.values["reason"]) == ("data-manager-1", "a person's name")
    row = study.conduct.state.participants[participant].forms["M1", "medication", 1]
    assert row.values["cm_name"] is None
    cut = study.conduct.take_snapshot("interim", study.clock.now.date(), by=DATA_MANAGER)
    assert "cm_name" not in set(cut.tables["values"]["item"])


@pytest.mark.requirement("A7")
def test_the_commitment_stays_and_salt_and_value_are_gone(study):
    _, seq = with_name_in_a_form(study)
    before = next(item for item in study.storage.load() if item.seq == seq)
    study.conduct.redact(seq, "cm_name", "a person's name", by=DATA_MANAGER)
    after = next(item for item in study.storage.load() if item.seq == seq)
    assert after.body == before.body
    assert "cm_name" in json.loads(after.body)["values"]
    (value,) = (value for value in after.values if value.name == "cm_name")
    assert (value.salt, value.content) == (None, None)


@pytest.mark.requirement("A7")
@pytest.mark.parametrize("name", ["term", "action"])
def test_a_name_in_an_adverse_event_can_be_destroyed(study, name):
    participant = study.attending()
    content = fever(START, **{name: NAME})
    study.conduct.report_adverse_event(participant, content, by=COORDINATOR)
    seq = study.conduct.state.events
    study.conduct.redact(seq, name, "a name", by=DATA_MANAGER)
    assert NAME not in everything(study)
    (reported,) = study.conduct.state.participants[participant].adverse_events
    assert getattr(reported.content, name) == "[redacted]"
    assert study.reopened().state == study.conduct.state


@pytest.mark.requirement("A7")
def test_a_name_in_a_reason_or_a_query_can_be_destroyed(study):
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    study.conduct.open_query(
        participant, "SCR", "laboratory", "hba1c", f"ask {NAME}", by=DATA_MANAGER
    )
    asked = study.conduct.state.events
    study.conduct.fail_screening(participant, f"{NAME} said no", START, by=INVESTIGATOR)
    failed = study.conduct.state.events
    study.conduct.redact(asked, "text", "a name", by=DATA_MANAGER)
    study.conduct.redact(failed, "reason", "a name", by=DATA_MANAGER)
    assert NAME not in everything(study)
    assert verify(study.storage.load()).intact
    assert study.reopened().state == study.conduct.state


@pytest.mark.parametrize("name", ["on", "hba1c", "hba1c_method"])
def test_what_can_hold_no_name_by_accident_is_not_destroyed(study, name):
    participant = study.attending()
    event = study.conduct.save_form(
        participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR
    )
    with pytest.raises(InputRefused, match="is no free text"):
        study.conduct.redact(event.seq, name, "x", by=DATA_MANAGER)


def test_a_value_that_is_not_there_is_refused(study):
    for seq, name in ((1, "nothing"), (999, "reason"), (0, "reason")):
        with pytest.raises(InputRefused, match=f"event {seq} has no value"):
            study.conduct.redact(seq, name, "x", by=DATA_MANAGER)


def test_a_redaction_is_done_once_with_a_reason_and_by_a_named_role(study):
    _, seq = with_name_in_a_form(study)
    with pytest.raises(NotPermitted):
        study.conduct.redact(seq, "cm_name", "a name", by=INVESTIGATOR)
    with pytest.raises(InputRefused, match="reason"):
        study.conduct.redact(seq, "cm_name", "", by=DATA_MANAGER)
    study.conduct.redact(seq, "cm_name", "a name", by=DATA_MANAGER)
    with pytest.raises(MoveRefused, match="destroyed already"):
        study.conduct.redact(seq, "cm_name", "a name", by=DATA_MANAGER)
