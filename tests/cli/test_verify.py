"""`trialwright verify`: intact, or the first bad event; the file is only read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.ledgers import NAME, stored_study, tampered
from trialwright.cli.main import run


def test_an_intact_ledger_is_told_with_its_length_and_head(tmp_path: Path, capsys):
    _, study = stored_study(tmp_path)
    assert run(["verify", str(tmp_path)]) == 0
    told = f"intact: {study.conduct.state.events} events, head {study.conduct.head}\n"
    assert capsys.readouterr().out == told


def test_the_database_itself_may_be_named(tmp_path: Path):
    path, study = stored_study(tmp_path)
    assert run(["verify", str(path), "--head", study.conduct.head]) == 0


@pytest.mark.requirement("A3")
def test_a_broken_ledger_is_told_with_the_first_bad_event(tmp_path: Path, capsys):
    path, _ = stored_study(tmp_path)
    tampered(path, "UPDATE ledger_value SET content = '\"x\"' WHERE seq = 7 AND name = 'person'")
    assert run(["verify", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "trialwright: broken: event 7: value person is not what was committed to\n"


@pytest.mark.requirement("A3")
def test_a_cut_tail_is_told_against_a_head_kept_elsewhere(tmp_path: Path, capsys):
    path, study = stored_study(tmp_path)
    tampered(path, "DELETE FROM ledger_event WHERE seq > 9")
    tampered(path, "DELETE FROM ledger_value WHERE seq > 9")
    assert run(["verify", str(tmp_path)]) == 0
    assert run(["verify", str(tmp_path), "--head", study.conduct.head]) == 1
    assert "event 10: the head kept elsewhere is not in it" in capsys.readouterr().err


@pytest.mark.requirement("A3")
@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("DELETE FROM ledger_event WHERE seq > 9", 10),  # its values tell of the tail
        ("INSERT INTO ledger_value (seq, name) VALUES (0, 'person')", 0),
        ("INSERT INTO ledger_event SELECT 0, body, prev_hash, 'x' FROM ledger_event LIMIT 1", 1),
    ],
)
def test_what_is_left_or_slipped_in_at_an_end_is_told_without_a_head(
    tmp_path: Path, capsys, statement: str, first_bad: int
):
    path, _ = stored_study(tmp_path)
    tampered(path, statement)
    assert run(["verify", str(tmp_path)]) == 1
    assert f"broken: event {first_bad}: " in capsys.readouterr().err


@pytest.mark.requirement("A3")
def test_a_ledger_without_any_event_is_not_intact(tmp_path: Path, capsys):
    path, _ = stored_study(tmp_path)
    for table in ("ledger_event", "ledger_value"):
        tampered(path, f"DELETE FROM {table}")
    assert run(["verify", str(tmp_path)]) == 1
    assert "has no event" in capsys.readouterr().err


def test_as_json_there_is_one_document_and_nothing_else(tmp_path: Path, capsys):
    path, study = stored_study(tmp_path)
    assert run(["verify", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "intact": True,
        "events": study.conduct.state.events,
        "head": study.conduct.head,
        "first_bad": None,
        "reason": "",
    }
    tampered(path, "DELETE FROM ledger_event WHERE seq = 4")
    assert run(["verify", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["first_bad"] == 4


def test_verifying_changes_no_byte_and_leaves_no_file(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    before = path.read_bytes()
    assert run(["verify", str(tmp_path)]) == 0
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7", b"SQLite format 3\x00garbage"])
def test_without_a_ledger_there_is_one_line_and_code_2(tmp_path: Path, capsys, content):
    if content is not None:
        (tmp_path / NAME).write_bytes(content)
    assert run(["verify", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert NAME in err


def test_a_head_that_is_no_hash_is_refused(tmp_path: Path, capsys):
    stored_study(tmp_path)
    assert run(["verify", str(tmp_path), "--head", "3f0c"]) == 2
    assert "64 hexadecimal digits" in capsys.readouterr().err
