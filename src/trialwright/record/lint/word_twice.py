"""One small word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._prose import mentions
from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "word-twice"
SEVERITY = Severity.NOTE
SOURCE = "text damage: repeated words"
# words that are never right twice in a row
_WORDS = (
    "the", "of", "and", "to", "with", "for", "from", "are", "is", "will", "be", "or", "by", "than",
    "at", "patients", "cells",
)  # fmt: skip
_TWICE = re.compile(rf"\b({'|'.join(_WORDS)}) \1\b", re.IGNORECASE)
_HINTS = tuple(f" {word} {word} " for word in _WORDS)


def check(record: Record) -> Iterator[Finding]:
    """A note a text, on the first such place."""
    if not mentions(record, *_HINTS):
        return
    for path, words in record.prose:
        match = _TWICE.search(words)
        if match:
            yield Finding(
                ID,
                SEVERITY,
                path,
                quote_around(words, match.start(), match.end()),
                f"“{match[0]}”: a word was written twice, or one between them was lost.",
                "Read the sentence again before it goes into a form or a consent.",
            )
