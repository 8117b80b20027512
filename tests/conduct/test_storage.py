"""A ledger in memory keeps what it is given, and blanks what it is told to."""

from __future__ import annotations

from conduct.studies import running
from trialwright.conduct.storage import MemoryStorage, blanked


def test_what_is_appended_is_loaded_in_order():
    stored = list(running().storage.load())
    copy = MemoryStorage()
    copy.append(stored)
    assert list(copy.load()) == stored
    assert [item.seq for item in stored] == list(range(1, len(stored) + 1))


def test_blanking_takes_value_and_salt_and_leaves_the_body():
    stored = list(running().storage.load())[1]
    gone = blanked(stored, "reference")
    assert (gone.body, gone.hash) == (stored.body, stored.hash)
    assert [value.name for value in gone.values if value.content is None] == ["reference"]
    assert [value.name for value in gone.values if value.salt is None] == ["reference"]
