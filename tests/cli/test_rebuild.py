"""`trialwright rebuild`: read models anew, from an intact ledger only."""

from __future__ import annotations

from pathlib import Path

from store.ledgers import NAME, stored_study, tampered
from trialwright.cli.main import run
from trialwright.store.database import open_storage
from trialwright.store.read_models import participant_list


def test_the_read_models_are_made_from_the_ledger(tmp_path: Path, capsys):
    path, study = stored_study(tmp_path)
    assert run(["rebuild", str(tmp_path)]) == 0
    events = study.conduct.state.events
    assert capsys.readouterr().out == f"rebuilt from {events} events: 2 participants\n"
    with open_storage(str(path), create=False, read_only=True) as storage:
        assert [row["participant"] for row in participant_list(storage)] == ["01-001", "01-002"]
    assert [item.name for item in tmp_path.iterdir()] == [NAME]


def test_from_a_broken_ledger_nothing_is_made(tmp_path: Path, capsys):
    path, _ = stored_study(tmp_path)
    tampered(path, "DELETE FROM ledger_event WHERE seq = 4")
    before = path.read_bytes()
    assert run(["rebuild", str(tmp_path)]) == 1
    assert "event 4 is missing; nothing rebuilt" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_without_a_study_there_is_nothing_to_rebuild(tmp_path: Path):
    assert run(["rebuild", str(tmp_path)]) == 2
