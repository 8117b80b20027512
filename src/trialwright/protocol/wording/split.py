"""Where one criterion ends and the next begins: headings, bullets, numbers, blank lines.

Works line by line and never looks back further than the line before, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["inclusion", "exclusion", "unknown"]

_HEADING = re.compile(
    r"\W{0,4}(?:(?:(?!not\b|no\b|meet)[\w-]{1,20}[ \t]){0,4}(?P<kind>inclusion|exclusion)\s{0,3}"
    r"criteri(?:a|on)\s{0,3}(?P<colon>[:\-–])?|(?P<kind2>inclusion|exclusion)(?P<colon2>:))\s{0,9}",
    re.IGNORECASE,
)
# "Inclusion Criteria for all patients", "Inclusion Criteria:(donor cohort):"
_FOR_WHOM = re.compile(r"\s*(?:for\s|\()[^.:;]{1,70}:?\s*", re.IGNORECASE)
_BULLET = re.compile(
    r"[ \t\u00a0]*(?:[-*•·◦▪‣–—●○■]+|\(?\d{1,3}[.)](?!\d)|\(?[a-z][.)](?![a-z.])|[ivx]{1,4}[.)])"
    r"[ \t\u00a0]*",
)
_NESTED = re.compile(r"[ \t\u00a0]*(?:\(?[a-z][.)]|[ivx]{1,4}[.)]|[◦○–]|[ \t]{2,}[-*•])\s")
_HEAD = re.compile(r"\b(?:following|criteria|one of|any of|all of)\b[^:]{0,60}:\s*$", re.IGNORECASE)
_WRAPPED = 60  # characters; a shorter line was ended by its writer, not by a margin
_INLINE = re.compile(r"(?<=[.;,:])\s+(?=\(?\d{1,2}[.)]\s{0,3}[A-Z])")


@dataclass(frozen=True)
class Piece:
    """One criterion's words: characters `start` to `end` (open) of the whole text."""

    kind: Kind
    text: str
    start: int
    end: int


@dataclass
class _Open:
    """The criterion being collected; `gap` says that a blank line followed it."""

    kind: Kind = "unknown"
    start: int = -1
    end: int = -1
    bulleted: bool = False
    head: bool = False
    gap: bool = False


def split_criteria(text: str) -> tuple[Piece, ...]:
    """The criteria of an eligibility text in reading order; no other word is left out."""
    return tuple(piece for piece in _pieces(text) if any(map(str.isalnum, piece.text)))


def _pieces(text: str) -> Iterator[Piece]:
    now = _Open()
    for start, end in _stretches(text):
        line = text[start:end]
        if not line.strip():
            now.gap = True
            continue
        heading = _heading(line)
        if heading is not None:
            yield from _close(text, now)
            now = _Open(kind=heading[0])
            start += heading[1]
            line = text[start:end]
            if not line.strip():
                continue
        if now.start >= 0 and _goes_on(line, text[now.start : now.end], now):
            now.end, now.gap = end, False
            continue
        yield from _close(text, now)
        now = _begin(line, start, end, now.kind)
    yield from _close(text, now)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Lines, and where several numbered criteria stand on one line, each of them."""
    position = 0
    for raw in text.splitlines(keepends=True):
        cuts = [match.end() for match in _INLINE.finditer(raw)]
        if not re.match(r"\s*\(?1[.)]", _after_heading(raw)):
            cuts = []  # numbers inside a sentence are not a list
        for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True):
            yield position + start, position + end
        position += len(raw)


def _after_heading(line: str) -> str:
    match = _HEADING.match(line)
    return line[match.end() :] if match else line


def _heading(line: str) -> tuple[Kind, int] | None:
    """The kind a heading opens and where it ends; words may follow it after a colon only."""
    match = _HEADING.match(line)
    if match is None:
        return None
    kind: Kind = (
        "inclusion" if (match["kind"] or match["kind2"]).lower() == "inclusion" else "exclusion"
    )
    whom = _FOR_WHOM.fullmatch(line[match.end() :])
    if whom:
        return kind, len(line)
    if line[match.end() :].strip() and not (match["colon"] or match["colon2"]):
        return None
    return kind, match.end()


def _goes_on(line: str, before: str, now: _Open) -> bool:
    """Whether a line belongs to the criterion before it."""
    if now.head:
        return bool(_NESTED.match(line)) or (not now.gap and not _BULLET.match(line))
    if now.gap or _BULLET.match(line):
        return False
    last = before.rstrip().rsplit("\n", 1)[-1]
    wrapped = now.bulleted or len(last) >= _WRAPPED
    return wrapped and line.lstrip()[0].islower() and not last.endswith((".", ";"))


def _begin(line: str, start: int, end: int, kind: Kind) -> _Open:
    bullet = _BULLET.match(line)
    head = bool(_HEAD.search(line))
    return _Open(kind, start + (bullet.end() if bullet else 0), end, bool(bullet), head)


def _close(text: str, now: _Open) -> Iterator[Piece]:
    if now.start < 0:
        return
    raw = text[now.start : now.end]
    start = now.start + len(raw) - len(raw.lstrip())
    words = raw.strip()
    if words:
        yield Piece(now.kind, words, start, start + len(words))
