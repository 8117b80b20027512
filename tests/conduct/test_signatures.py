"""Signatures: bound to the values as they were, broken by any later change, never lost."""

from __future__ import annotations

import pytest

from conduct.studies import COORDINATOR, INVESTIGATOR, LABORATORY, START, fever, running
from trialwright.conduct.policies import BREAKS_SIGNATURE
from trialwright.values.findings import MoveRefused


@pytest.fixture
def study():
    return running()


def signed(study) -> str:
    participant = study.enrolled()
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    study.conduct.sign(participant, "reviewed and correct", by=INVESTIGATOR)
    return participant


def signature_of(study, participant):
    return study.conduct.state.participants[participant].signatures[-1]


@pytest.mark.requirement("S3")
def test_a_signature_holds_for_what_was_signed(study):
    participant = signed(study)
    assert study.conduct.signature_holds(participant, signature_of(study, participant))
    assert study.reopened().signature_holds(participant, signature_of(study, participant))


@pytest.mark.requirement("S3")
def test_a_signature_copied_to_another_record_fails_even_where_all_values_are_the_same(study):
    first, second = signed(study), signed(study)
    copied = signature_of(study, first)
    assert not study.conduct.signature_holds(second, copied)
    assert study.conduct.signature_holds(first, copied)


@pytest.mark.requirement("S3")
def test_a_signature_does_not_hold_for_another_value(study):
    participant = signed(study)
    row = study.conduct.state.participants[participant].forms["SCR", "laboratory", 1]
    row.values["hba1c"] = "8.2"  # behind the ledger's back
    assert not study.conduct.signature_holds(participant, signature_of(study, participant))


def test_a_later_change_breaks_the_signature_and_keeps_it_in_history(study):
    participant = signed(study)
    event = study.conduct.save_form(
        participant, "SCR", "laboratory", {"hba1c": "8.2"}, START, by=COORDINATOR, reason="misread"
    )
    signature = signature_of(study, participant)
    assert signature.broken_by == event.seq
    assert not study.conduct.signature_holds(participant, signature)
    assert {"kind": "signature_broken", "event": signature.event} in event.follows
    assert study.conduct.state.unsigned() == [participant]
    study.conduct.sign(participant, "reviewed again", by=INVESTIGATOR)
    assert len(study.conduct.state.participants[participant].signatures) == 2
    assert study.conduct.state.unsigned() == []


def test_an_adverse_event_or_a_withdrawal_breaks_it_too(study):
    for act in (
        lambda who: study.conduct.report_adverse_event(who, fever(START), by=COORDINATOR),
        lambda who: study.conduct.withdraw(who, "study", "moved", START, by=COORDINATOR),
    ):
        participant = signed(study)
        act(participant)
        assert study.conduct.state.participants[participant].signature is None
    assert {"save_form", "redact", "withdraw"} <= BREAKS_SIGNATURE


def test_what_is_signed_and_unchanged_is_not_signed_again(study):
    participant = signed(study)
    with pytest.raises(MoveRefused, match="nothing has changed since"):
        study.conduct.sign(participant, "once more", by=INVESTIGATOR)


@pytest.mark.requirement("A8")
def test_signing_is_an_event_that_says_who_when_and_what_it_means(study):
    participant = signed(study)
    signature = signature_of(study, participant)
    assert (signature.person, signature.role) == ("investigator-1", "investigator")
    assert signature.at == "2024-01-08T09:00:00Z"
    assert signature.meaning == "reviewed and correct"
