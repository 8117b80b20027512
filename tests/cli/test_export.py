"""`trialwright export`: a kind a file of `cli/exporting`, into a fresh folder, the same bytes."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from trialwright.cli.export import KINDS
from trialwright.cli.main import run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "study"
    assert run(["draft", str(EXAMPLES / "nct03343782.txt"), "-o", str(folder)]) == 0
    return folder


def test_usdm_is_one_file_that_is_named(study: Path, tmp_path: Path, capsys):
    assert run(["export", str(study), "--to", "usdm", "-o", str(tmp_path / "usdm")]) == 0
    path = tmp_path / "usdm" / "study.usdm.json"
    assert capsys.readouterr().out.splitlines()[-1] == str(path)
    assert json.loads(path.read_text(encoding="utf-8"))["usdmVersion"] == "4.0.0"
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_the_same_study_gives_the_same_bytes_from_folder_or_file(study: Path, tmp_path: Path):
    for name, source in (("a", study), ("b", study / "study.yaml")):
        assert run(["export", str(source), "--to", "usdm", "-o", str(tmp_path / name)]) == 0
    one, other = (tmp_path / name / "study.usdm.json" for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()


def test_a_folder_that_is_not_empty_is_refused_and_stays_as_it_was(
    study: Path, tmp_path: Path, capsys
):
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["export", str(study), "--to", "usdm", "-o", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [item.name for item in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "nothing"], "is not one of"),
        (["--to", "usdm", "--against", "."], "usdm can't show changes"),
        ([], "Missing option '--to'"),
    ],
)
def test_a_wrong_call_is_one_line_and_nothing_is_written(
    study: Path, tmp_path: Path, capsys, arguments: list[str], told: str
):
    output = tmp_path / "out"
    assert run(["export", str(study), *arguments, "-o", str(output)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1
    assert not output.exists()


def test_what_is_no_study_leaves_no_folder(tmp_path: Path, capsys):
    (tmp_path / "study.yaml").write_text("id: [")
    assert run(["export", str(tmp_path), "--to", "usdm", "-o", str(tmp_path / "out")]) == 2
    assert "study.yaml" in capsys.readouterr().err
    assert sorted(item.name for item in tmp_path.iterdir()) == ["study.yaml"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is(kind: str):
    assert import_module(f"trialwright.cli.exporting.{kind}").LABEL
