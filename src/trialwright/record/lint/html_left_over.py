"""Markup that was left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "html-left-over"
SEVERITY = Severity.NOTE
SOURCE = "text damage: markup of a page left in a field"
_MARKUP = re.compile(
    r"</?(?:br|p|div|span|b|i|u|sup|sub|li|ul|ol|strong|em|font|table|td|tr)\b[^<>\n]{0,80}/?>|"
    r"&(?:nbsp|lt|gt|amp|quot|#\d{2,5}|le|ge);",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a text, quoting the first piece of markup."""
    for path, words in record.prose:
        if match := _MARKUP.search(words):
            yield Finding(
                ID,
                SEVERITY,
                path,
                match[0],
                "Markup was left in the text; printed as it is, it hides signs such as < and >.",
                "Read the text in the registry before it is used in a form or a consent.",
            )
