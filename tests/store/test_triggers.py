"""What the database itself refuses, through the very connection that the application uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, connections

from store.ledgers import stored_study
from trialwright.conduct.ledger import verify
from trialwright.store.database import open_storage

REFUSED = [
    "UPDATE ledger_event SET body = '{}' WHERE seq = 3",
    "UPDATE ledger_event SET hash = hash",
    "DELETE FROM ledger_event WHERE seq = 3",
    "DELETE FROM ledger_event",
    "REPLACE INTO ledger_event (seq, body, prev_hash, hash) VALUES (3, '{}', 'x', 'y')",
    "INSERT OR REPLACE INTO ledger_event (seq, body, prev_hash, hash) VALUES (1, 'a', 'x', 'y')",
    "INSERT INTO ledger_event (seq, body, prev_hash, hash) VALUES (999, '{}', 'x', 'y')",
    "INSERT INTO ledger_event (seq, body, prev_hash, hash)"
    " SELECT MAX(seq) + 1, '{}', 'not the head', 'y' FROM ledger_event",
    "UPDATE ledger_value SET content = '\"x\"' WHERE seq = 3",
    "UPDATE ledger_value SET salt = NULL WHERE seq = 3",
    "UPDATE ledger_value SET name = 'other', salt = NULL, content = NULL WHERE seq = 3",
    "UPDATE ledger_value SET seq = 1, salt = NULL, content = NULL WHERE seq = 3",
    "DELETE FROM ledger_value WHERE seq = 3",
    "REPLACE INTO ledger_value (seq, name, salt, content)"
    " SELECT seq, name, salt, '\"x\"' FROM ledger_value WHERE seq = 3",
]


@pytest.mark.requirement("A2")
@pytest.mark.parametrize("statement", REFUSED)
def test_the_ledger_is_neither_changed_nor_shortened_nor_forked(tmp_path: Path, statement: str):
    path, study = stored_study(tmp_path)
    with open_storage(str(path), create=False) as storage:
        with (
            connections[storage.alias].cursor() as cursor,
            pytest.raises(DatabaseError, match="the ledger is only added to, at its end"),
        ):
            cursor.execute(statement)
        assert verify(storage.load(), study.conduct.head).intact


@pytest.mark.requirement("A2")
def test_a_connection_for_looking_writes_nothing_at_all(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    with (
        open_storage(str(path), create=False, read_only=True) as storage,
        connections[storage.alias].cursor() as cursor,
        pytest.raises(DatabaseError, match="readonly"),
    ):
        cursor.execute("DELETE FROM read_model")
