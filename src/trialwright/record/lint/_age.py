"""Age limits of a record, in years."""

from __future__ import annotations

import re

from trialwright.record.lint._design import ELIGIBLE
from trialwright.record.record import Record

_AGE = re.compile(r"(\d+(?:\.\d+)?) (year|month|week|day|hour|minute)s?", re.IGNORECASE)
_YEARS = {
    "year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25,
    "hour": 1 / 8766, "minute": 1 / 525960,
}  # fmt: skip
MINIMUM, MAXIMUM = f"{ELIGIBLE}.minimumAge", f"{ELIGIBLE}.maximumAge"


def age_at(record: Record, path: str) -> float | None:
    """The limit in years; None where there is none or it can't be read."""
    match = _AGE.fullmatch((record.text(path) or "").strip())
    return float(match[1]) * _YEARS[match[2].lower()] if match else None
