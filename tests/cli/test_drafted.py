"""`draft` and `rehearse` take a USDM document as they take a registry record."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from trialwright.cli.main import run
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study_file import read_study

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = EXAMPLES.parents[1] / "shared" / "records" / "usdm" / "NCT03421379.usdm4.json.gz"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of the example's study, with the folder it came from beside it."""
    folder = tmp_path_factory.mktemp("usdm")
    study = folder / "study"
    assert run(["draft", str(EXAMPLES / "nct03343782.txt"), "-o", str(study)]) == 0
    assert run(["export", str(study), "--to", "usdm", "-o", str(folder / "usdm")]) == 0
    return folder / "usdm" / "study.usdm.json"


def test_an_export_becomes_the_study_it_came_from(document: Path, tmp_path: Path):
    assert run(["draft", str(document), "-o", str(tmp_path / "again")]) == 0
    before = read_study(document.parents[1] / "study")
    assert definition_hash(read_study(tmp_path / "again")) == definition_hash(before)


def test_what_another_systems_document_loses_is_in_questions_and_in_the_kept_record(
    document: Path, tmp_path: Path
):
    tree = json.loads(document.read_text(encoding="utf-8"))
    tree["systemName"] = "Another system"
    tree["study"]["versions"][0]["abbreviations"] = [
        {
            "id": "Abbreviation_1",
            "abbreviatedText": "MSC",
            "expandedText": "stem cell",
            "instanceType": "Abbreviation",
        }
    ]
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert run(["draft", str(path), "-o", str(tmp_path / "study")]) == 0
    questions = (tmp_path / "study" / "questions.md").read_text(encoding="utf-8")
    assert "abbreviations (Abbreviation, 1)" in questions
    kept = json.loads((tmp_path / "study" / "record.json").read_text(encoding="utf-8"))
    assert (kept["source"], kept["file"], kept["record"]) == ("usdm", "theirs.json", {})
    assert any("Abbreviation" in line for line in kept["left_over"])


def test_a_persons_answer_is_kept_when_the_document_is_drafted_again(
    document: Path, tmp_path: Path
):
    study = tmp_path / "study"
    assert run(["draft", str(document), "-o", str(study)]) == 0
    text = (study / "study.yaml").read_text(encoding="utf-8")
    place = text.index("- id: approvals")
    text = text[:place] + text[place:].replace(
        "answer: ethics committee",
        "answered_by: person\n    answer: both, and the ethics committee",
        1,
    )
    (study / "study.yaml").write_text(text, encoding="utf-8")
    assert run(["draft", str(document), "-o", str(study)]) == 0
    asked = {item.id: item for item in read_study(study).questions}["approvals"]
    assert asked.answered_by == "person"
    assert asked.answer.startswith("both, and")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"usdmVersion": "4.0.0"}', "study: is required"),
        (b'{"usdmVersion": "3.0.0", "study": {}}', "'3.0.0' can't be read"),
        (b'{"usdmVersion": "4.0.0", "study": [}', "is not readable JSON"),
        (gzip.compress(b'{"usdmVersion": 4, "study": {}}', mtime=0), "no usdmVersion"),
        (b'{"note": "usdmVersion", "usdmVersio": 1}', "allowed: "),
    ],
)
def test_what_is_no_sound_document_is_one_line_and_nothing_is_written(
    tmp_path: Path, capsys, data: bytes, told: str
):
    path = tmp_path / "theirs.json"
    path.write_bytes(data)
    assert run(["draft", str(path), "-o", str(tmp_path / "study")]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert not (tmp_path / "study").exists()


def test_the_real_study_of_another_system_is_drafted_and_rehearsed(tmp_path: Path, capsys):
    if not REAL.is_file():
        pytest.skip("the real USDM document is not here")
    study, rehearsal = tmp_path / "study", tmp_path / "rehearsal"
    assert run(["draft", str(REAL), "-o", str(study)]) == 0
    assert run(["check", str(study)]) == 0
    assert run(["rehearse", str(study), "-o", str(rehearsal), "--participants", "4"]) == 0
    capsys.readouterr()
    assert (rehearsal / "report" / "index.html").is_file()
    assert run(["verify", str(rehearsal)]) == 0
