"""`record.json`: a record kept in its study's folder, with provenance, findings and source hash.

The report shows the registry's page and its findings from this file, also long after the page it
was read from has gone.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from trialwright.record.record import Record
from trialwright.values.findings import Finding, InputRefused
from trialwright.values.provenance import Provenance

NAME = "record.json"


class RecordFile(msgspec.Struct, frozen=True, kw_only=True):
    """A read record: its registry modules, where each value was read, what is doubtful in it.

    `file` is the source's name without its folders, `sha256` the hash of its bytes.
    """

    source: str
    file: str
    sha256: str
    record: dict[str, object]
    provenance: dict[str, Provenance]
    findings: tuple[Finding, ...]
    coverage: float
    left_over: tuple[str, ...]

    def as_record(self) -> Record:
        """The record as it was read."""
        return Record(
            source=self.source,
            data=self.record,
            provenance=self.provenance,
            findings=self.findings,
            left_over=self.left_over,
            coverage=self.coverage,
        )


def record_file(record: Record, findings: tuple[Finding, ...], path: Path) -> RecordFile:
    """A record read from `path`, with what reading and linting found, ready to be kept."""
    return RecordFile(
        source=record.source,
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        record=record.data,
        provenance=dict(record.provenance),
        findings=findings,
        coverage=record.coverage,
        left_over=record.left_over,
    )


def write_record_file(kept: RecordFile, folder: Path) -> None:
    """Write record.json into a study folder."""
    (folder / NAME).write_bytes(record_text(kept).encode())


def record_text(kept: RecordFile) -> str:
    """The text of record.json."""
    return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + "\n"


def read_record_file(folder: Path) -> RecordFile:
    """The record kept in a study folder; InputRefused where it is missing or not one of ours."""
    path = folder / NAME
    if not path.is_file():
        raise InputRefused(f"{path}: the study folder holds no record; draft it from its record")
    try:
        return msgspec.json.decode(path.read_bytes(), type=RecordFile)
    except msgspec.DecodeError as error:
        raise InputRefused(f"{path}: is not a kept record: {error}") from error
