"""Names and texts of other systems as ids and plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_ID = re.compile(r"\S{1,64}")
_NOT_ID = re.compile(r"[^\w.-]+")
# Only tags of HTML, so that "<70 and >20" in a criterion stays what it is.
_TAG = re.compile(
    r"</?(?:p|ul|ol|li|br|div|span|b|i|em|strong|u|sub|sup|table|tbody|thead|tr|td|th|h[1-6]|a)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:p|ul|ol|li|br|div|table|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)


def as_id(name: str) -> str:
    """A name as an id: unchanged where it has no blanks and at most 64 characters."""
    if _ID.fullmatch(name):
        return name
    return _NOT_ID.sub("_", name).strip("_")[:64] or "unnamed"


def distinct(names: Iterable[str]) -> list[str]:
    """Each name as an id, in order; one that stood before gets a number from 2."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        wanted, number = as_id(name), 1
        here = wanted
        while here in taken:
            number += 1
            here = f"{wanted}_{number}"
        taken.add(here)
        found.append(here)
    return found


def plain(text: str) -> str:
    """The words of a text that may be HTML: a line per paragraph or list entry."""
    if not _TAG.search(text):
        return text
    words = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(line for line in lines if line)
