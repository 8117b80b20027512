"""What a study is drafted from: a registry record, or another system's USDM document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from trialwright.protocol.draft import draft
from trialwright.protocol.questions import Question
from trialwright.protocol.study import RecordReference, Study
from trialwright.protocol.usdm import Lost, coverage, from_usdm, parse, questions_of
from trialwright.record.content import MAX_JSON, opened
from trialwright.record.lint import lint
from trialwright.record.read import read_record
from trialwright.record.record_file import RecordFile, record_file

USDM = "usdm"
_KEY = b'"usdmVersion"'


def drafted(path: Path, answers: Mapping[str, str]) -> tuple[RecordFile, Study]:
    """The record as the study folder keeps it, and the study drafted from it.

    `answers` (question id → answer) are a person's. A USDM document is recognised by content; it
    is no registry record, so what is kept of it says so, and lists what had no place.
    """
    data = _bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _KEY in data:
        tree = parse(data, path.name)
        if "usdmVersion" in tree:
            return _imported(
                tree, RecordReference(source=USDM, file=path.name, sha256=_hash(path)), answers
            )
    read = read_record(path)
    kept = record_file(read, (*read.findings, *lint(read)), path)
    reference = RecordReference(source=kept.source, file=kept.file, sha256=kept.sha256)
    return kept, draft(read, reference=reference, answers=answers)


def _imported(
    tree: dict[str, object], reference: RecordReference, answers: Mapping[str, str]
) -> tuple[RecordFile, Study]:
    """The study of a USDM document, with what had no place as questions."""
    study, lost = from_usdm(tree, reference)
    asked = (*study.questions, *questions_of(lost))
    study = replace(study, questions=tuple(_answered(item, answers) for item in asked))
    return _kept(reference, lost, coverage(tree, lost)), study


def _answered(question: Question, answers: Mapping[str, str]) -> Question:
    """A person's answer is kept; what follows from it is changed in study.yaml."""
    if question.id not in answers:
        return question
    return replace(question, answer=answers[question.id], answered_by="person")


def _kept(reference: RecordReference, lost: tuple[Lost, ...], share: float) -> RecordFile:
    return RecordFile(
        source=reference.source,
        file=reference.file,
        sha256=reference.sha256,
        record={},
        provenance={},
        findings=(),
        coverage=share,
        left_over=tuple(f"{item.place} ({item.kind}, {item.count}): {item.why}" for item in lost),
    )


def _bytes(path: Path) -> bytes:
    """The file's bytes, unzipped; one byte more than any record where it is larger."""
    with opened(path) as stream:
        return stream.read(MAX_JSON + 1)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
