"""`analyse`: a locked study gives its data sets and results again; any other is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from trialwright.cli.main import run

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    """A rehearsed study of three participants."""
    folder = tmp_path_factory.mktemp("analyse") / "study"
    assert run(["rehearse", str(EXAMPLE), "-o", str(folder), "--participants", "3"]) == 0
    return folder


def test_analysing_again_gives_the_same_bytes(study, tmp_path):
    before = (study / "study.sqlite").read_bytes()
    assert run(["analyse", str(study), "-o", str(tmp_path / "again")]) == 0
    written = sorted(path for path in (tmp_path / "again").rglob("*.*"))
    assert len(written) > 60
    for path in written:
        assert path.read_bytes() == (study / path.relative_to(tmp_path / "again")).read_bytes()
    assert (study / "study.sqlite").read_bytes() == before


def test_a_study_that_is_only_drafted_is_refused(tmp_path, capsys):
    assert run(["draft", str(EXAMPLE), "-o", str(tmp_path / "draft")]) == 0
    capsys.readouterr()
    assert run(["analyse", str(tmp_path / "draft"), "-o", str(tmp_path / "out")]) == 2
    assert "study.sqlite" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_study_that_is_not_locked_is_refused(tmp_path, capsys):
    from trialwright.store.database import open_storage

    folder = tmp_path / "open"
    assert run(["draft", str(EXAMPLE), "-o", str(folder)]) == 0
    open_storage(str(folder / "study.sqlite"), create=True).close()
    capsys.readouterr()
    assert run(["analyse", str(folder), "-o", str(tmp_path / "out")]) == 1
    assert "not locked" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_output_folder_with_something_in_it_is_refused(study, tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert run(["analyse", str(study), "-o", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_no_study_folder_is_refused(tmp_path, capsys):
    assert run(["analyse", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
