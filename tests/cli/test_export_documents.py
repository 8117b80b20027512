"""`trialwright export --to protocol|consent|crf` from a shell, with changes since a version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trialwright.cli.main import run

RECORD = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents") / "study"
    assert run(["draft", str(RECORD), "-o", str(folder)]) == 0
    return folder


FILES = {
    "protocol": {"protocol.docx", "protocol.pdf"},
    "consent": {"consent.docx", "consent.pdf"},
    "crf": {"crf-blank.docx", "crf-blank.pdf", "crf-annotated.docx", "crf-annotated.pdf"},
}


@pytest.mark.parametrize("kind", list(FILES))
def test_a_kind_writes_its_documents_and_the_same_bytes_again(
    study: Path, tmp_path: Path, kind: str
) -> None:
    for name in ("a", "b"):
        assert run(["export", str(study), "--to", kind, "-o", str(tmp_path / name)]) == 0
    first, second = (sorted((tmp_path / name).iterdir()) for name in ("a", "b"))
    assert {path.name for path in first} == FILES[kind]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_changes_since_a_version_are_tracked(study: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(study, new)
    text = (new / "study.yaml").read_text(encoding="utf-8")
    changed = text.replace("version: '1'", "version: '2'").replace("7.5%", "7.0%")
    (new / "study.yaml").write_text(changed, encoding="utf-8")
    arguments = ["export", str(new), "--to", "protocol", "--against", str(study)]
    assert run([*arguments, "-o", str(tmp_path / "out")]) == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == FILES["protocol"] | {"protocol-changes.docx", "protocol-changes.pdf"}


def test_another_study_is_no_version(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    shutil.copytree(study, other)
    text = (other / "study.yaml").read_text(encoding="utf-8")
    (other / "study.yaml").write_text(text.replace("id: NCT03343782", "id: NCT00000001"), "utf-8")
    arguments = ["export", str(study), "--to", "protocol", "--against", str(other)]
    assert run([*arguments, "-o", str(tmp_path / "out")]) == 2
    assert "another version of the same" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_prose_of_no_section_writes_nothing(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(study, copy)
    (copy / "prose").mkdir()
    (copy / "prose" / "2.1.md").write_text("Words.", encoding="utf-8")
    assert run(["export", str(copy), "--to", "protocol", "-o", str(tmp_path / "out")]) == 2
    assert "allowed: a name such as 2.1-purpose.md" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
