"""What a file holds, before any reader looks at it: its text, or why it can't be read.

Files are recognised by content, never by name. Sizes are bounded before memory is taken.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from trialwright.record.duplicates import duplicate_keys
from trialwright.record.tree import too_deep
from trialwright.record.xml_tree import XmlRefused, xml_tree
from trialwright.values.findings import Finding, InputRefused, Severity

MAX_TEXT = 2_000_000  # bytes; the longest registry page is well under one million
MAX_JSON = 64_000_000  # bytes of one record; the longest with results is about twenty million
MAX_XML = 32_000_000  # bytes; an ICTRP export of three thousand trials is about twenty million
_ALLOWED = (
    "allowed: a MedPath page saved as text, ClinicalTrials.gov JSON or XML, CTIS JSON,"
    " EU CTR JSON, ISRCTN JSON or XML, ICTRP XML"
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
}
_HTML = re.compile(
    r"\s*(<\?xml[^>]*>)?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(frozen=True)
class Content:
    """One record's text with the name of its file (no folders), and findings on its encoding.

    `data` is the decoded JSON, or XML as a tree below its root's name, None for a page; `cut` tells
    that the last character was cut in two; `line` is the record's line, from 1, among JSON lines,
    0 in a file of one record.
    """

    file: str
    text: str
    data: Any = None
    findings: tuple[Finding, ...] = ()
    cut: bool = False
    line: int = 0

    @property
    def root(self) -> str:
        """Where the record's JSON begins: `$`, or `line 7 $` among JSON lines."""
        return f"line {self.line} $" if self.line else "$"


def refuse(file: str, what: str) -> InputRefused:
    """The one clear line for a file that can't be read."""
    name = "".join(c if c.isprintable() else "?" for c in file)
    return InputRefused(f"{name}: {what}; {_ALLOWED}")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, unzipped where they are gzip; anything the disk refuses is InputRefused."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            yield cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise refuse(path.name, "is a damaged gzip file") from error
    except OSError as error:
        raise refuse(path.name, f"can't be opened ({error.strerror or 'not readable'})") from error


def contents(path: Path) -> Iterator[Content]:
    """Each record's content of a file, one at a time: JSON lines hold many, all else one."""
    with opened(path) as stream:
        head = stream.read(4096)
        _check_kind(path.name, head)
        stream.seek(0)
        first_sign = _first_sign(head)
        if first_sign not in (b"{", b"["):
            limit = MAX_XML if first_sign == b"<" else MAX_TEXT
            yield _page(path.name, _bounded(path.name, stream, limit))
            return
        first = _line(path.name, stream, 1)
        rest = _next_line(path.name, stream, 2)
        parsed = _try_json(first)
        if rest is None or parsed is None:
            stream.seek(0)
            yield _json(path.name, _bounded(path.name, stream, MAX_JSON))
            return
        yield Content(path.name, "", _shallow(path.name, parsed), line=1)
        yield from _lines(path.name, stream, rest)


def _first_sign(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1]


def _check_kind(file: str, head: bytes) -> None:
    if not head.strip():
        raise refuse(file, "is empty")
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise refuse(file, f"is {what}")
    if b"\0" in head and head[:2] not in _BOMS:
        raise refuse(file, "is binary, or UTF-16 without its mark: save it as UTF-8")


def _bounded(file: str, stream: BinaryIO, limit: int) -> bytes:
    found = stream.read(limit + 1)
    if len(found) > limit:
        raise refuse(file, f"is larger than any one record ({limit // 1_000_000} MB)")
    return found


def _line(file: str, stream: BinaryIO, number: int) -> bytes:
    found = stream.readline(MAX_JSON + 1)
    if len(found) > MAX_JSON:
        raise refuse(file, f"line {number} is larger than any one record")
    return found


def _next_line(file: str, stream: BinaryIO, number: int) -> tuple[int, bytes] | None:
    """The next line that is not blank, with its number; None at the end."""
    while line := _line(file, stream, number):
        if line.strip():
            return number, line
        number += 1
    return None


def _lines(file: str, stream: BinaryIO, rest: tuple[int, bytes] | None) -> Iterator[Content]:
    while rest is not None:
        number, line = rest
        parsed = _try_json(line)
        if parsed is None:
            raise refuse(file, f"line {number} is not JSON")
        yield Content(file, "", _shallow(file, parsed), line=number)
        rest = _next_line(file, stream, number + 1)


def _try_json(raw: bytes) -> Any:
    """The decoded JSON, or None where it is none (a bare `null` is no record either)."""
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _json(file: str, raw: bytes) -> Content:
    text, findings, _cut = decoded(file, raw)
    parsed = _try_json(text.encode(errors="replace"))
    if parsed is None:
        raise refuse(file, "begins like JSON but is not, or is cut off")
    data = _shallow(file, parsed)
    return Content(file, text, data, (*findings, *duplicate_keys(text)))


def _shallow(file: str, parsed: Any) -> Any:
    """The JSON itself, once it is known that walking it can't exhaust the stack."""
    if too_deep(parsed):
        raise refuse(file, "is JSON nested deeper than any registry's")
    return parsed


def _page(file: str, raw: bytes) -> Content:
    text, findings, cut = decoded(file, raw)
    if text.lstrip()[:1] in ("{", "["):
        return _json(file, raw)
    if text.lstrip()[:1] == "<":
        return _xml(file, raw, text)
    return Content(file, text, None, findings, cut)


def _xml(file: str, raw: bytes, text: str) -> Content:
    if _HTML.match(text[:2000]):
        raise refuse(file, "is HTML: save the page as text")
    try:
        return Content(file, "", xml_tree(raw.lstrip()))
    except XmlRefused as error:
        raise refuse(file, str(error)) from error


def decoded(file: str, raw: bytes) -> tuple[str, tuple[Finding, ...], bool]:
    """The text, a finding where it was not UTF-8, and whether its last character was cut in two."""
    encoding = next((name for bom, name in _BOMS.items() if raw.startswith(bom)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-16" and error.end == len(raw) and error.reason.startswith("unexpected"):
            return raw[: error.start].decode(encoding), (), True
        return _western(file, raw, encoding)
    _check_controls(file, text)
    return text, (_encoding_note("UTF-16"),) if encoding == "utf-16" else (), False


def _western(file: str, raw: bytes, encoding: str) -> tuple[str, tuple[Finding, ...], bool]:
    # bytes 0x80-0x9f are letters and quotes in Windows-1252; five of them are nothing at all
    if encoding == "utf-16":
        raise refuse(file, "is damaged UTF-16")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refuse(file, "is neither UTF-8 nor any other text") from error
    _check_controls(file, text)
    return text, (_encoding_note("Windows-1252 (Latin-1)"),), False


def _check_controls(file: str, text: str) -> None:
    if any(ord(c) < 32 and c not in "\t\n\r\f\v" for c in text[:100_000]):
        raise refuse(file, "is binary")


def _encoding_note(encoding: str) -> Finding:
    return Finding(
        "read.encoding",
        Severity.NOTE,
        "",
        "",
        f"The file is not UTF-8; it was read as {encoding}, so a special sign may be wrong.",
        "Compare signs such as ≥, ≤ and µ with the registry's page, or save it as UTF-8.",
    )
