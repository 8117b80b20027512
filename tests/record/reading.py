"""Reading an invented record through the front door: a file in, its records out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trialwright.record.read import read_records
from trialwright.record.record import Record

SECTION = "protocolSection"


def read_all(folder: Path, form: dict[str, Any] | str) -> list[Record]:
    """The records of a form given as JSON data or as XML text."""
    path = folder / "given"
    path.write_text(form if isinstance(form, str) else json.dumps(form), encoding="utf-8")
    return list(read_records(path))


def read_one(folder: Path, form: dict[str, Any] | str) -> Record:
    """The one record of a form."""
    (record,) = read_all(folder, form)
    return record


def said(record: Record, path: str) -> Any:
    """What the record says below its protocol section."""
    return record.get(f"{SECTION}.{path}")


def rules(record: Record) -> list[str]:
    """The ids of what reading found."""
    return [finding.rule for finding in record.findings]
