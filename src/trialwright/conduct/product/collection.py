"""Marrow collections, and expansions that failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Collection:
    """One collection; `volume_ml` is decimal text; `failed` is the event of a failed expansion."""

    on: date
    volume_ml: str
    event: int
    failed: int | None = None
    failed_on: date | None = None
    failed_reason: str | None = None
