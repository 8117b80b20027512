"""Invented trials in each registry's own form (`forms/`), small enough to read and to mutate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FORMS = Path(__file__).parent / "forms"


def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((_FORMS / name).read_text(encoding="utf-8"))
    return data


def _text(name: str) -> str:
    return (_FORMS / name).read_text(encoding="utf-8")


CTGOV_V1 = _data("ctgov_v1.json")
CTGOV_XML = _text("ctgov.xml")
EUCTR = _data("euctr.json")
CTIS = _data("ctis.json")
CTIS_SINCE_2024 = _data("ctis_since_2024.json")
ISRCTN = _data("isrctn.json")
ISRCTN_XML = _text("isrctn.xml")
ICTRP_XML = _text("ictrp.xml")
