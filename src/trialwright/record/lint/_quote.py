"""The words to quote around a match: its line, or its sentence where the line is long."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.;!?])\s+|\n")
LONGEST = 300  # characters; beyond that the words nearest the match


def quote_around(text: str, start: int, end: int) -> str:
    """The line or sentence that holds `text[start:end]`, untouched, cut to 300 characters."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    first = max(place for place in ends if place <= start)
    last = min(place for place in ends if place >= end)
    if last - first > LONGEST:
        first, last = max(first, start - 100), min(last, end + 100)
    return text[first:last].strip()
