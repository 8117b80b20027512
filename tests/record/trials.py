"""Small records for the tests: a cell trial of one group, to be changed at one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from trialwright.record.read import read_record
from trialwright.record.record import Record
from trialwright.record.tree import put

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared" / "records"
SECTION = "protocolSection"


def trial(**places: Any) -> Record:
    """A record with these values; `__` in a name stands for a dot: outcomesModule__x."""
    data: dict[str, Any] = {}
    put(data, f"{SECTION}.designModule.studyType", "INTERVENTIONAL")
    for place, value in places.items():
        put(data, f"{SECTION}.{place.replace('__', '.')}", value)
    return Record("ctgov", data, {})


def outcome(measure: str, description: str = "", time_frame: str = "") -> dict[str, str]:
    """One outcome as the registry writes it."""
    said = {"measure": measure, "description": description, "timeFrame": time_frame}
    return {key: value for key, value in said.items() if value}


def cells(kind: str = "BIOLOGICAL", **more: str) -> list[dict[str, str]]:
    """One intervention that is a cell product."""
    return [{"type": kind, "name": "Autologous mesenchymal stem cells", **more}]


def flagship(name: str) -> Record:
    """The example record, as `txt` (page) or `json` (registry)."""
    return read_record(EXAMPLES / f"nct03343782.{name}")


def shared(name: str) -> Path:
    """A file of the shared records; the test is skipped where they are absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared registry records are not on this machine")
    return path
