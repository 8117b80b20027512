"""The door of this room: a file in, a record out, whichever registry form it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trialwright.record import (
    ctgov,
    ctgov_v1,
    ctgov_xml,
    ctis,
    euctr,
    ictrp,
    isrctn,
    medpath,
    studyfields,
)
from trialwright.record.content import Content, contents, refuse
from trialwright.record.record import Record


@dataclass(frozen=True)
class Reader:
    """A source's name, whether content is of its form, and what it then reads."""

    source: str
    recognises: Callable[[Content], bool]
    read: Callable[[Content], Iterator[Record]]


READERS = tuple(
    Reader(form.SOURCE, form.recognises, form.read)
    for form in (ctgov, ctgov_v1, ctgov_xml, studyfields, ctis, euctr, isrctn, ictrp, medpath)
)


def read_record(path: Path) -> Record:
    """The one record of a file; InputRefused where there is none, or more than one."""
    records = read_records(path)
    first = next(records)
    if next(records, None) is not None:
        raise refuse(path.name, "holds more than one record: give a file with one")
    return first


def read_records(path: Path) -> Iterator[Record]:
    """Every record of a file, one at a time, at least one; InputRefused where it holds none."""
    for content in contents(path):
        yield from _reader(content).read(content)


def _reader(content: Content) -> Reader:
    for reader in READERS:
        if reader.recognises(content):
            return reader
    what = "holds data, but no trial of a known registry" if content.data is not None else None
    if content.line:
        what = f"line {content.line} {what}"
    raise refuse(content.file, what or "is text, but no MedPath page (none of its headings)")
