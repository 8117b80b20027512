"""Letters that were read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "mojibake"
SEVERITY = Severity.WARNING
SOURCE = "text damage: UTF-8 read as another encoding"
_DAMAGE = re.compile(r"Ã[\x80-\xbf©¨¶¼¤±]|Â[\xa0-\xbf]|â€[™œ\x9d“”˜¦\x93\x94]|ï»¿|\ufffd|â‰[¥¤]")


def check(record: Record) -> Iterator[Finding]:
    """One finding a text, on the first such place."""
    for path, words in record.prose:
        if words.isascii():
            continue
        if match := _DAMAGE.search(words):
            yield Finding(
                ID,
                SEVERITY,
                path,
                quote_around(words, match.start(), match.end()),
                f"“{match[0]}” stands where another sign was: numbers and comparisons near it may"
                " have lost theirs too.",
                "Look the words up in the registry; the words here stay as they stand.",
            )
