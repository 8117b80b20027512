"""Opening a study's database: made once, opened again, looked at; several at the same time."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from conduct.studies import COORDINATOR, running
from store.ledgers import NAME, stored_study
from trialwright.conduct.folds import folded
from trialwright.conduct.ledger import unseal, verify
from trialwright.store.database import open_storage
from trialwright.values.findings import InputRefused


def test_closing_twice_is_fine(tmp_path: Path):
    storage = open_storage(str(tmp_path / NAME), create=True)
    storage.close()
    storage.close()


def test_what_was_stored_is_read_back_as_it_was_live(tmp_path: Path):
    path, study = stored_study(tmp_path)
    with open_storage(str(path), create=False) as storage:
        stored = list(storage.load())
    assert folded(unseal(item) for item in stored) == study.conduct.state
    assert verify(stored, study.conduct.head).intact


def test_a_url_opens_the_same_file_as_its_path(tmp_path: Path):
    path, study = stored_study(tmp_path)
    with open_storage(f"sqlite:///{path}", create=False) as storage:
        assert list(storage.load())[-1].hash == study.conduct.head


def test_after_closing_everything_is_in_the_one_file(tmp_path: Path):
    stored_study(tmp_path)
    assert [item.name for item in tmp_path.iterdir()] == [NAME]


def test_the_same_acts_with_the_same_seed_give_the_same_bytes(tmp_path: Path):
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files.append(stored_study(tmp_path / name)[0].read_bytes())
    assert files[0] == files[1]


def test_a_file_that_is_only_looked_at_stays_as_it_is(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    before = sha256(path.read_bytes()).hexdigest()
    with open_storage(str(path), create=False, read_only=True) as storage:
        assert verify(storage.load()).intact
        assert [item.name for item in tmp_path.iterdir()] == [NAME]
    assert sha256(path.read_bytes()).hexdigest() == before


def test_a_read_only_file_in_a_read_only_folder_can_be_looked_at(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_storage(str(path), create=False, read_only=True) as storage:
            assert verify(storage.load()).intact
    finally:
        tmp_path.chmod(0o755)


def test_two_studies_are_open_at_once_and_do_not_meet(tmp_path: Path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with (
        open_storage(str(tmp_path / "one" / NAME), create=True) as one,
        open_storage(str(tmp_path / "two" / NAME), create=True) as two,
    ):
        first, second = running(storage=one), running(storage=two)
        first.conduct.screen("S1", by=COORDINATOR)
        assert len(list(one.load())) == len(list(two.load())) + 1
        second.conduct.screen("S1", by=COORDINATOR)
        assert verify(one.load(), first.conduct.head).intact
        assert verify(two.load(), second.conduct.head).intact


def test_a_study_that_is_there_is_not_made_again(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    with pytest.raises(InputRefused, match="exists already"):
        open_storage(str(path), create=True)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"x" * 9000],
)
def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / NAME
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(InputRefused, match=NAME):
            open_storage(str(path), create=False, read_only=read_only)
    assert path.read_bytes() == content


def test_another_program_s_database_is_refused(tmp_path: Path):
    base = sqlite3.connect(tmp_path / "other.sqlite")
    base.execute("CREATE TABLE bookmarks (url)")
    base.commit()
    base.close()
    with pytest.raises(InputRefused, match="holds no ledger"):
        open_storage(str(tmp_path / "other.sqlite"), create=False, read_only=True)


@pytest.mark.parametrize("place", ["nothing.sqlite", "postgresql://x/y", "."])
def test_a_place_without_a_study_is_refused(tmp_path: Path, place: str, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputRefused, match="allowed: "):
        open_storage(place, create=False)
    assert list(tmp_path.iterdir()) == []
