"""An output folder is whole, or it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from trialwright.cli.folders import fresh_folder, replace_file
from trialwright.values.findings import InputRefused


def test_a_folder_appears_only_when_everything_is_written(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "study"
    with fresh_folder(target) as folder:
        (folder / "a.txt").write_text("a", encoding="utf-8")
        assert not target.exists()
    assert [path.name for path in target.iterdir()] == ["a.txt"]
    assert [path.name for path in target.parent.iterdir()] == ["study"]


def _break_off(target: Path, error: type[BaseException]) -> None:
    with fresh_folder(target) as folder:
        (folder / "a.txt").write_text("a", encoding="utf-8")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_nothing_is_left_when_the_work_is_broken_off(
    tmp_path: Path, error: type[BaseException]
) -> None:
    with pytest.raises(error):
        _break_off(tmp_path / "study", error)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken_and_anything_else_refused(tmp_path: Path) -> None:
    empty, full, file = tmp_path / "empty", tmp_path / "full", tmp_path / "file"
    empty.mkdir()
    full.mkdir()
    (full / "x").touch()
    file.touch()
    with fresh_folder(empty) as folder:
        (folder / "a").touch()
    assert (empty / "a").exists()
    for taken in (full, file):
        with pytest.raises(InputRefused, match="allowed"), fresh_folder(taken):
            pytest.fail("the block must not run")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    replace_file(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]
