"""A number of cells whose exponent fell out of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "exponent-lost"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Intervention Description (dose); CONSORT 2025 13"
# 1 x 106 cells: a superscript six that became a plain one
_LOST = re.compile(
    r"(?<![\d.])\d+(?:[.,]\d+)?\s*[x×*·X]\s*10(?P<power>[4-9]|1[0-2])\b(?!\s*[-^.,]?\d)\s*(?:/|"
    r"per\b|(?:\w+[- ]){0,4}?(?:cells?|MSCs?|"
    r"[A-Z]{2,}-?MSCs?|/ ?kg)\b)",
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a text, on the first such number; the number is never mended."""
    for path, words in record.prose:
        match = _LOST.search(words) if "10" in words else None
        if match:
            yield Finding(
                ID,
                SEVERITY,
                path,
                quote_around(words, match.start(), match.end()),
                f"“{match[0].strip()}” most likely means ten to the power of {match['power']}: read"
                " as it stands, the number is a hundred thousand times or more too low.",
                "Write the power so that it survives plain text (10^6), here and in the manual.",
            )
