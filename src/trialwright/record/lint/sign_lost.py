"""A question mark where a sign or letter was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "sign-lost"
SEVERITY = Severity.WARNING
SOURCE = "text damage: signs that a character set lacks become question marks"
_LOST = re.compile(
    r"(?<=[A-Za-z])\?(?=s\b)|\d ?\?\s?[CF]\b|(?<![\w?])\?\s?\d+(?:\.\d+)? ?(?:%|years?|mg|kg|ml|"
    r"cells|mm|cm)|"
    r"\b\d+ ?\?[lgm]\b|\w\?\w{2,}(?=[ ,.;])(?<!https)",
)
_LINK = re.compile(r"https?://|www\.|\.php|\.aspx", re.IGNORECASE)


def check(record: Record) -> Iterator[Finding]:
    """One finding a text, on the first such place; links are let be."""
    for path, words in record.prose:
        match = _LOST.search(words) if "?" in words else None
        quote = quote_around(words, match.start(), match.end()) if match else ""
        if match and not _LINK.search(quote):
            yield Finding(
                ID,
                SEVERITY,
                path,
                quote,
                f"The question mark in “{match[0].strip()}” most likely stands for a sign that was"
                " lost (an apostrophe, ≥, µ, °, a dash).",
                "Look the words up in the registry; a limit without its sign has no direction.",
            )
