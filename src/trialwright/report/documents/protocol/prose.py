"""What people write: Markdown beside study.yaml, `prose/<section>.md`. Only read, never written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trialwright.report.documents.protocol.outline import SECTIONS, TITLE_PAGE, Section
from trialwright.values.findings import InputRefused

FOLDER = "prose"
_MAX_BYTES = 2_000_000
_BY_FILE: Mapping[str, Section] = {item.file: item for item in (TITLE_PAGE, *SECTIONS)}


def read_prose(study: Path) -> dict[str, str]:
    """Markdown by section number of a study folder (or its study.yaml); an empty file is absent.

    A file that belongs to no section is InputRefused: somebody's words must not be left out
    because of a slip in a name.
    """
    folder = (study if study.is_dir() else study.parent) / FOLDER
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    prose = {_section(path).number: _text(path) for path in files}
    return {number: words for number, words in prose.items() if words.strip()}


def _section(path: Path) -> Section:
    if path.name not in _BY_FILE:
        raise InputRefused(
            f"{FOLDER}/{path.name}: is the prose of no section; allowed: a name such as "
            f"{_nearest(path.name)}"
        )
    return _BY_FILE[path.name]


def _nearest(name: str) -> str:
    """The section of the same number, where it has one."""
    number = name.partition("-")[0]
    return next(
        (file for file, item in _BY_FILE.items() if item.number == number), "2.1-purpose.md"
    )


def _text(path: Path) -> str:
    if path.stat().st_size > _MAX_BYTES:
        raise InputRefused(f"{FOLDER}/{path.name}: is larger than 2 MB; allowed: a section's text")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(f"{FOLDER}/{path.name}: is not UTF-8 text") from error
