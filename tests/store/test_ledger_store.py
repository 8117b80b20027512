"""The ledger in a database: all or nothing, only at its end, and gone when it is redacted."""

from __future__ import annotations

from pathlib import Path

import pytest

from conduct.studies import COORDINATOR, DATA_MANAGER, START, fever, open_conduct, running
from store.ledgers import NAME, stored_study, tampered
from trialwright.conduct.ledger import verify
from trialwright.store.database import open_storage
from trialwright.values.findings import AnswerIsNo, MoveRefused

NAME_TYPED = "Nguyen Thi Secret"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def test_each_act_is_stored_before_the_verb_returns(path: Path):
    with open_storage(str(path), create=True) as storage:
        study = running(storage=storage)
        study.conduct.screen("S1", by=COORDINATOR)
        with open_storage(str(path), create=False, read_only=True) as other:
            assert verify(other.load(), study.conduct.head).intact


def test_a_batch_that_fails_leaves_nothing(path: Path):
    with open_storage(str(path), create=True) as storage:
        with pytest.raises(ZeroDivisionError):
            _fails_halfway(storage)
        assert list(storage.load()) == []


def _fails_halfway(storage) -> None:
    with storage.batch():
        running(storage=storage)
        _ = 1 / 0


def test_what_a_batch_holds_back_is_read_inside_it(path: Path):
    with open_storage(str(path), create=True) as storage, storage.batch():
        study = running(storage=storage)
        assert list(storage.load())[-1].hash == study.conduct.head
        with storage.batch():
            study.conduct.screen("S1", by=COORDINATOR)
        assert study.reopened().state == study.conduct.state


def test_of_two_writers_the_slower_is_told_to_read_again(path: Path):
    with open_storage(str(path), create=True) as storage:
        first = running(storage=storage)
        with open_storage(str(path), create=False) as other:
            second = open_conduct(first.study, other, first.clock)
            first.conduct.screen("S1", by=COORDINATOR)
            with pytest.raises(MoveRefused, match="has grown meanwhile"):
                second.screen("S1", by=COORDINATOR)
            assert verify(other.load(), first.conduct.head).intact
            again = open_conduct(first.study, other, first.clock)
            assert again.screen("S1", by=COORDINATOR) == "01-002"


@pytest.mark.requirement("A7")
@pytest.mark.parametrize("length", [20, 3_000])
def test_a_redacted_value_is_nowhere_in_the_file(path: Path, length: int):
    secret = (NAME_TYPED + " ") * (length // len(NAME_TYPED) or 1)
    with open_storage(str(path), create=True) as storage:
        study = running(storage=storage)
        participant = study.attending()
        study.conduct.report_adverse_event(participant, fever(START), by=COORDINATOR)
        study.conduct.update_adverse_event(
            participant, 1, fever(START, grade=2), secret, by=COORDINATOR
        )
        seq = study.conduct.state.events
        salt = next(v.salt for v in list(storage.load())[-1].values if v.name == "reason")
        for _ in range(20):
            study.attending()
        assert NAME_TYPED.encode() in _all_bytes(path)
        study.conduct.redact(seq, "reason", "a name", by=DATA_MANAGER)
        # while the study goes on running, too: neither file nor journal keeps it
        assert NAME_TYPED.encode() not in _all_bytes(path)
        assert salt.encode() not in _all_bytes(path)
        assert verify(storage.load(), study.conduct.head).intact
    assert NAME_TYPED.encode() not in _all_bytes(path)


def _all_bytes(path: Path) -> bytes:
    return b"".join(item.read_bytes() for item in sorted(path.parent.iterdir()))


TAMPERING = {
    "body": "UPDATE ledger_event SET body = replace(body, 'Hospital', 'Hospitol') WHERE seq = 7",
    "prev_hash": "UPDATE ledger_event SET prev_hash = '1' || substr(prev_hash, 2) WHERE seq = 7",
    "hash": "UPDATE ledger_event SET hash = '_' || substr(hash, 2) WHERE seq = 7",
    "content": "UPDATE ledger_value SET content = '\"x' || substr(content, 3)"
    " WHERE seq = 7 AND name = 'person'",
    "salt": "UPDATE ledger_value SET salt = '_' || substr(salt, 2)"
    " WHERE seq = 7 AND name = 'person'",
    "a value removed": "DELETE FROM ledger_value WHERE seq = 7 AND name = 'person'",
    "a value blanked": "UPDATE ledger_value SET salt = NULL, content = NULL"
    " WHERE seq = 7 AND name = 'person'",
    "a value moved": "UPDATE ledger_value SET seq = 'x' WHERE seq = 7 AND name = 'person'",
    "an event removed": "DELETE FROM ledger_event WHERE seq = 7",
    "an event renumbered": "UPDATE ledger_event SET seq = 7000 WHERE seq = 7",
    "bytes that are no text": "UPDATE ledger_event SET body = CAST(x'ff41' AS TEXT) WHERE seq = 7",
    "a number for a text": "UPDATE ledger_value SET content = x'00' WHERE seq = 7",
    "a blob for a body": "UPDATE ledger_event SET body = x'00ff' WHERE seq = 7",
}


@pytest.mark.requirement("A3")
@pytest.mark.parametrize("statement", TAMPERING.values(), ids=TAMPERING.keys())
def test_whatever_is_altered_in_the_file_the_first_bad_event_is_named(tmp_path: Path, statement):
    path, _ = stored_study(tmp_path)
    tampered(path, statement)
    with open_storage(str(path), create=False, read_only=True) as storage:
        verdict = verify(storage.load())
    assert (verdict.intact, verdict.first_bad) == (False, 7)


@pytest.mark.requirement("A3")
def test_a_removed_tail_is_found_against_a_head_kept_elsewhere(tmp_path: Path):
    path, study = stored_study(tmp_path)
    last = study.conduct.state.events
    tampered(path, f"DELETE FROM ledger_event WHERE seq > {last - 2}")
    with open_storage(str(path), create=False, read_only=True) as storage:
        assert verify(storage.load()).intact
        assert verify(storage.load(), study.conduct.head).first_bad == last - 1


def test_a_file_that_is_damaged_beyond_reading_names_the_event_it_breaks_at(tmp_path: Path):
    path, _ = stored_study(tmp_path, participants=40)
    with open_storage(str(path), create=False, read_only=True) as storage:
        hash_in_the_middle = list(storage.load())[60].hash
    size = int.from_bytes(path.read_bytes()[16:18], "big")  # the page size of a SQLite file
    content = bytearray(path.read_bytes())
    page = content.index(hash_in_the_middle.encode()) // size
    content[page * size : (page + 1) * size] = b"\xff" * size
    path.write_bytes(content)
    with (
        open_storage(str(path), create=False, read_only=True) as storage,
        pytest.raises(AnswerIsNo, match=r"event \d+ can't be read: the file is damaged"),
    ):
        verify(storage.load())
