"""A text that was to be filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._prose import mentions
from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "placeholder-text"
SEVERITY = Severity.WARNING
SOURCE = "42 CFR 11.6 (truthful and complete information); WHO trial data set"
_LEFT = re.compile(
    r"\bTBD\b|\bTBA\b|\bto be (?:determined|decided|defined|announced) (?:later|"
    r"by the)?\b(?= *(?:$|[.;)\]]))|"
    r"\[(?:insert|enter|name|date)[^\]]{0,40}\]|\bX{3,}\b(?!-)|lorem ipsum|\?\?\?+|"
    r"<insert[^>]{0,40}>",
)
_HINTS = (
    "tbd",
    "tba",
    "to be determined",
    "to be decided",
    "to be defined",
    "to be announced",
    "[insert",
    "[enter",
    "[name",
    "[date",
    "xxx",
    "lorem",
    "???",
    "<insert",
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a text, on the first such place."""
    if not mentions(record, *_HINTS):
        return
    for path, words in record.prose:
        if match := _LEFT.search(words):
            yield Finding(
                ID,
                SEVERITY,
                path,
                quote_around(words, match.start(), match.end()),
                f"“{match[0]}” is a place that was to be filled in.",
                "Fill it in, or say that it is not decided and when it will be.",
            )
