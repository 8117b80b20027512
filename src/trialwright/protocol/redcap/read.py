"""A file of forms: data dictionary or project XML, told apart by what is in it."""

from __future__ import annotations

from pathlib import Path

from trialwright.protocol.redcap.dictionary import looks_like_dictionary, read_dictionary
from trialwright.protocol.redcap.field import Project
from trialwright.protocol.redcap.project_xml import looks_like_project, read_project
from trialwright.values.findings import InputRefused

_MAX_BYTES = 50_000_000
_ALLOWED = "allowed: a REDCap data dictionary (CSV) or a REDCap project XML"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of forms; InputRefused where it can't be read, or is too large."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputRefused(f"{path.name}: is larger than 50 MB; {_ALLOWED}")
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"{path}: can't be read; {_ALLOWED}") from error


def forms_of(data: bytes, name: str) -> Project:
    """The project of a file; what is neither kind is InputRefused. `name` stands in messages."""
    if looks_like_project(data):
        return read_project(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(f"{name}: is not UTF-8 text; {_ALLOWED}") from error
    if "\0" in text or not looks_like_dictionary(text):
        raise InputRefused(f"{name}: is no list of forms; {_ALLOWED}")
    return read_dictionary(text, name)
