"""`trialwright amendment`: what changes, whom it touches, and that a published version stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.ledgers import stored_study
from trialwright.cli.main import run
from trialwright.protocol.study_file import study_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A study folder with a ledger of two participants who have laboratory values."""
    study = tmp_path / "study"
    study.mkdir()
    _, stored = stored_study(study)
    (study / "study.yaml").write_text(study_text(stored.study), encoding="utf-8")
    return study


def amended(folder: Path, *pairs: tuple[str, str]) -> str:
    text = (folder / "study.yaml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder.parent / "amended.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


SECOND = ("version: '1'", "version: '2'")
REQUIRED = ("  - id: laboratory\n", "  - id: laboratory\n    repeating: true\n")


def test_a_committee_reads_what_changes_and_whom_it_touches(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = amended(folder, SECOND, ("value: 18.0", "value: 21.0"), REQUIRED)
    assert run(["amendment", str(folder), "1", new]) == 0
    told = capsys.readouterr().out
    assert "tiny: version 1 → 2: 2 change(s), 1 substantial" in told
    assert "I1: age lower limit 18 → 21 years; affects screening" in told
    assert "form laboratory: repeating no → yes; affects data capture, analysis; " in told
    assert "2 participants' forms (2 screened)" in told
    assert "Consent anew (proposal): nobody" in told


def test_json_is_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = amended(folder, SECOND, ("offset: P14D", "offset: P21D"))
    assert run(["amendment", str(folder), str(folder / "study.yaml"), new, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["proposal"] == "substantial"
    assert told["reconsent"]["needed"]
    assert told["reconsent"]["participants"] == 0  # nobody is enrolled yet
    (change,) = told["changes"]
    assert change["words"].endswith("due 14 days → 21 days after SCR")
    assert change["participants"]["visits"] == 0
    assert (told["old"]["version"], told["new"]["version"]) == ("1", "2")


@pytest.mark.requirement("D6")
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_published_version_that_was_edited_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], side: str
) -> None:
    edited, published = amended(folder, ("value: 18.0", "value: 16.0")), str(folder / "study.yaml")
    given = [edited, published] if side == "old" else [published, edited]
    assert run(["amendment", str(folder), *given]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "published versions are immutable" in said.err
    assert said.err.count("\n") == 1


def test_before_anything_is_published_two_drafts_may_be_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "study.sqlite").unlink()
    new = amended(folder, ("value: 18.0", "value: 16.0"))
    assert run(["amendment", str(folder), "1", new]) == 0
    told = capsys.readouterr().out
    assert "note: both say the same version" in told
    assert "note: there is no ledger here, so nobody is counted" in told


def test_another_study_and_a_version_that_is_not_there_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = amended(folder, ("id: tiny", "id: other"))
    assert run(["amendment", str(folder), "1", other]) == 2
    assert "allowed: a version of tiny" in capsys.readouterr().err
    assert run(["amendment", str(folder), "1", "9"]) == 2
    assert "neither a file nor a version kept here" in capsys.readouterr().err
    assert run(["amendment", str(folder / "nothing"), "1", "2"]) == 2
