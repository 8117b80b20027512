"""Published versions are immutable: one version, one definition."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from trialwright.protocol.study_file import write_study
from trialwright.protocol.versions import keep_version, version_at
from trialwright.values.findings import InputRefused

from .records import answered, small

STUDY = answered({}, small())
SECOND = msgspec.structs.replace(STUDY, version="2", title="Amended")


def test_a_version_is_kept_once_and_read_by_its_name(tmp_path: Path) -> None:
    path = keep_version(tmp_path, STUDY)
    keep_version(tmp_path, SECOND)
    before = path.read_bytes()
    assert keep_version(tmp_path, STUDY) == path
    assert path.read_bytes() == before
    assert version_at(tmp_path, "1") == STUDY
    assert version_at(tmp_path, "2") == SECOND


@pytest.mark.requirement("D6")
def test_another_definition_under_a_kept_version_is_refused(tmp_path: Path) -> None:
    path = keep_version(tmp_path, STUDY)
    before = path.read_bytes()
    other = msgspec.structs.replace(STUDY, title="Slipped in")
    with pytest.raises(InputRefused, match=r"published versions are immutable; allowed: .* a new"):
        keep_version(tmp_path, other)
    assert path.read_bytes() == before


def test_the_study_of_a_folder_is_its_own_version(tmp_path: Path) -> None:
    write_study(SECOND, tmp_path)
    assert version_at(tmp_path, "2") == SECOND
    assert version_at(tmp_path, str(tmp_path / "study.yaml")) == SECOND


def test_a_version_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    keep_version(tmp_path, STUDY)
    with pytest.raises(InputRefused, match=r"a study file, 1$"):
        version_at(tmp_path, "7")
    with pytest.raises(InputRefused):
        version_at(tmp_path, "../study")


@pytest.mark.parametrize("version", ["", "../1", "a/b", ".hidden", "x" * 80])
def test_a_version_that_names_no_file_is_not_kept(tmp_path: Path, version: str) -> None:
    with pytest.raises(InputRefused, match="names no file"):
        keep_version(tmp_path, msgspec.structs.replace(STUDY, version=version))
    assert list(tmp_path.iterdir()) == []
