"""The chain: what verifies, and which event is named when something was touched."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conduct.studies import COORDINATOR, LABORATORY, START, running
from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.ledger import (
    GENESIS,
    Event,
    Place,
    SealedEvent,
    SealedValue,
    chain_hash,
    seal,
    unseal,
    verify,
)


def a_ledger() -> list[SealedEvent]:
    study = running()
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    return list(study.storage.load())


LEDGER = a_ledger()
HEAD = LEDGER[-1].hash


def with_event(number: int, changed: SealedEvent) -> list[SealedEvent]:
    return [*LEDGER[: number - 1], changed, *LEDGER[number:]]


def flipped(text: str, at: int) -> str:
    """The text with one character changed."""
    at %= len(text)
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def test_an_untouched_chain_is_intact():
    verdict = verify(LEDGER)
    assert (verdict.intact, verdict.events, verdict.head) == (True, len(LEDGER), HEAD)


def test_an_empty_ledger_is_intact_and_its_head_is_the_beginning():
    assert verify([]).head == GENESIS


def test_the_first_event_follows_sixty_four_zeros():
    assert LEDGER[0].prev_hash == GENESIS


@pytest.mark.requirement("A3")
@given(
    number=st.integers(1, len(LEDGER)),
    column=st.sampled_from(["body", "prev_hash", "hash"]),
    at=st.integers(0, 10_000),
)
def test_one_changed_character_anywhere_names_that_event(number: int, column: str, at: int):
    stored = LEDGER[number - 1]
    changed = msgspec.structs.replace(stored, **{column: flipped(getattr(stored, column), at)})
    verdict = verify(with_event(number, changed))
    assert not verdict.intact
    assert verdict.first_bad == number
    assert verdict.reason


@pytest.mark.requirement("A3")
@given(
    number=st.integers(1, len(LEDGER)),
    column=st.sampled_from(["name", "salt", "content"]),
    which=st.integers(0, 100),
    at=st.integers(0, 10_000),
)
def test_one_changed_character_beside_the_chain_names_that_event(
    number: int, column: str, which: int, at: int
):
    stored = LEDGER[number - 1]
    values = list(stored.values)
    if not values:
        return
    which %= len(values)
    text = flipped(getattr(values[which], column), at)
    values[which] = msgspec.structs.replace(values[which], **{column: text})
    changed = msgspec.structs.replace(stored, values=tuple(values))
    assert verify(with_event(number, changed)).first_bad == number


@pytest.mark.requirement("A3")
@pytest.mark.parametrize("number", [1, 5, len(LEDGER) - 1])
def test_an_event_taken_out_is_missed(number: int):
    verdict = verify([*LEDGER[: number - 1], *LEDGER[number:]])
    assert verdict.first_bad == number
    assert "missing" in verdict.reason


@pytest.mark.requirement("A3")
def test_a_value_added_or_taken_away_is_noticed():
    stored = LEDGER[-1]
    more = (*stored.values, SealedValue("extra", "00", '"x"'))
    for values in (stored.values[1:], more):
        changed = msgspec.structs.replace(stored, values=values)
        assert verify(with_event(len(LEDGER), changed)).first_bad == len(LEDGER)


def test_a_removed_tail_is_found_only_against_a_head_kept_elsewhere():
    assert verify(LEDGER[:-3]).intact
    verdict = verify(LEDGER[:-3], head=HEAD)
    assert not verdict.intact
    assert verdict.first_bad == len(LEDGER) - 2


def test_a_head_from_the_middle_is_found_in_a_chain_that_has_grown():
    assert verify(LEDGER, head=LEDGER[3].hash).intact


def test_a_chain_computed_anew_is_found_only_against_a_head_kept_elsewhere():
    forged, previous = [], GENESIS
    for stored in LEDGER:
        body = stored.body.replace("coordinator-1", "coordinator-9")
        forged.append(
            SealedEvent(stored.seq, body, previous, chain_hash(previous, body), stored.values)
        )
        previous = forged[-1].hash
    assert verify(forged).intact
    assert not verify(forged, head=HEAD).intact


@pytest.mark.requirement("A3")
@pytest.mark.parametrize(
    ("previous", "seq"),
    [("f" * 64, 3), (LEDGER[1].hash, 4)],
    ids=["another past", "another number"],
)
def test_an_event_with_a_hash_of_its_own_but_another_past_or_number_is_named(previous, seq):
    body = LEDGER[2].body.replace('"seq":3', f'"seq":{seq}')
    forged = SealedEvent(3, body, previous, chain_hash(previous, body), LEDGER[2].values)
    assert verify(with_event(3, forged)).first_bad == 3


@pytest.mark.requirement("A7")
def test_a_blank_that_no_redaction_names_is_a_fault():
    stored = LEDGER[-1]
    blank = tuple(SealedValue(value.name, None, None) for value in stored.values)
    verdict = verify(with_event(len(LEDGER), msgspec.structs.replace(stored, values=blank)))
    assert verdict.first_bad == len(LEDGER)
    assert "no redaction names it" in verdict.reason


def test_a_half_blank_is_a_fault_whatever_names_it():
    stored = LEDGER[-1]
    first, *others = stored.values
    for half in (SealedValue(first.name, None, first.content), SealedValue(first.name, "00", None)):
        changed = msgspec.structs.replace(stored, values=(half, *others))
        assert verify(with_event(len(LEDGER), changed)).first_bad == len(LEDGER)


@pytest.mark.parametrize("body", ["", "not json", "[]", "{}", '{"seq":"x"}', "\udc80"])
def test_a_body_that_is_no_event_is_named_even_where_the_chain_was_computed_anew(body: str):
    try:
        own = chain_hash(LEDGER[1].hash, body)
    except UnicodeEncodeError:
        own = LEDGER[2].hash
    changed = SealedEvent(3, body, LEDGER[1].hash, own, LEDGER[2].values)
    assert verify(with_event(3, changed)).first_bad == 3


TEXTS = st.text(max_size=20)
VALUES = st.dictionaries(
    st.text(alphabet=st.characters(max_codepoint=0xD7FF), max_size=8),
    st.one_of(TEXTS, st.integers(-(2**53) + 1, 2**53 - 1), st.booleans(), st.none()),
    max_size=4,
)


@given(values=VALUES, participant=st.none() | TEXTS, repeat=st.integers(1, 9))
def test_what_is_sealed_can_be_unsealed(values: dict, participant: str | None, repeat: int):
    event = Event(
        seq=4,
        id="x",
        at="2026-03-01T08:30:00Z",
        person="coordinator-1",
        role="coordinator",
        organisation="Hospital",
        verb="save_form",
        study_version="1",
        software_version="0",
        source="typed",
        participant=participant,
        place=Place("SCR", "laboratory", repeat),
        values=values,
        follows=({"kind": "derived", "item": "bmi"},),
    )
    assert unseal(seal(event, GENESIS, SeededEntropy(1))) == event


@pytest.mark.requirement("A1")
def test_a_body_says_who_what_where_and_when_and_holds_no_value():
    body = json.loads(LEDGER[-1].body)
    assert body["person"] == "coordinator-1"
    assert body["role"] == "coordinator"
    assert body["organisation"] == "Hospital"
    assert body["at"] == "2024-01-08T09:00:00Z"
    assert (body["participant"], body["encounter"], body["form"]) == ("01-001", "SCR", "laboratory")
    assert set(body["values"]) == {"hba1c", "hba1c_method", "on"}
    assert "8.1" not in LEDGER[-1].body
    assert "hplc" not in LEDGER[-1].body
