"""`trialwright draft`, `check` and `criteria` as a person calls them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from trialwright.cli.main import run
from trialwright.protocol.study_file import read_study

from .records import FLAGSHIP


def test_draft_writes_a_study_and_its_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    assert run(["draft", str(FLAGSHIP), "-o", str(study)]) == 0
    assert {"questions.md", "study.yaml"} <= {path.name for path in study.iterdir()}
    assert "open questions" in capsys.readouterr().out
    assert run(["check", str(study)]) == 0


def test_drafting_again_keeps_a_persons_answers(tmp_path: Path) -> None:
    study = tmp_path / "study"
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    first = (study / "study.yaml").read_text(encoding="utf-8")
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    assert (study / "study.yaml").read_text(encoding="utf-8") == first
    answered = first.replace(
        "answer: single group as registered",
        "answer: 1:1 intravenous versus dorsal pancreatic artery\n    answered_by: person",
    )
    (study / "study.yaml").write_text(answered, encoding="utf-8")
    assert run(["draft", str(FLAGSHIP), "-o", str(study)]) == 0
    assert len(read_study(study).arms) == 2
    assert (study / "study.earlier.yaml").exists()
    assert run(["draft", str(FLAGSHIP), "-o", str(study)]) == 0
    assert len(read_study(study).arms) == 2


def test_an_answer_edited_without_saying_who_is_pointed_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    text = (study / "study.yaml").read_text(encoding="utf-8")
    changed = text.replace("answer: intravenous", "answer: other", 1)
    (study / "study.yaml").write_text(changed, encoding="utf-8")
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    assert "question product.route: the edited answer was not taken" in capsys.readouterr().err


def test_a_study_that_has_begun_is_not_drafted_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    (study / "study.sqlite").touch()
    assert run(["draft", str(FLAGSHIP), "-o", str(study)]) == 2
    assert "allowed: an amendment" in capsys.readouterr().err


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    assert run(["draft", str(FLAGSHIP), "-o", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_record_too_poor_ends_with_one_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "record.json"
    module = {"identificationModule": {"nctId": "NCT00000001", "briefTitle": "T"}}
    record.write_text(json.dumps({"protocolSection": module}), encoding="utf-8")
    assert run(["draft", str(record), "-o", str(tmp_path / "study")]) == 1
    assert "missing:" in capsys.readouterr().err
    assert not (tmp_path / "study").exists()


def test_check_ends_with_one_where_a_study_cannot_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study"
    run(["draft", str(FLAGSHIP), "-o", str(study)])
    text = (study / "study.yaml").read_text(encoding="utf-8")
    broken = text.replace("anchor: dose_2", "anchor: dose_9", 1)
    (study / "study.yaml").write_text(broken, encoding="utf-8")
    capsys.readouterr()
    assert run(["check", str(study), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found[0]["rule"] == "check.anchor"
    line = next(n for n, words in enumerate(broken.splitlines(), 1) if "anchor: dose_9" in words)
    assert found[0]["place"] == f"study.yaml line {line}: encounters.D2M1.timing.anchor"
    assert run(["check", str(tmp_path / "nothing")]) == 2


def test_criteria_prints_an_array_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "criteria.txt"
    text.write_text("Inclusion Criteria:\n- HbA1c > 7%\n- Severe disease\n", encoding="utf-8")
    assert run(["criteria", str(text), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert list(first) == [
        "kind",
        "text",
        "start",
        "end",
        "status",
        "why",
        "comparisons",
        "temporal",
        "expression",
    ]
    assert (first["status"], second["status"]) == ("computable", "needs_person")
    assert run(["criteria", str(text)]) == 0
    assert '"severe" is not graded' in capsys.readouterr().out


def test_criteria_reads_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = io.BytesIO("Inclusion Criteria:\n- Age ≥ 18 years".encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    assert run(["criteria", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["status"] == "computable"


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01", b"\xff\xfea"])
def test_criteria_refuses_what_is_no_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert run(["criteria", str(path)]) == 2
