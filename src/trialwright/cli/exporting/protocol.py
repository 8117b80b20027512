"""`export --to protocol`: the document an ethics committee approves, as DOCX and PDF."""

from __future__ import annotations

from pathlib import Path

from trialwright.protocol.study_file import read_study
from trialwright.report.documents.compare import compare
from trialwright.report.documents.docx_writer import write_docx
from trialwright.report.documents.model import Document
from trialwright.report.documents.pdf import write_pdf
from trialwright.report.documents.protocol.build import protocol
from trialwright.report.documents.protocol.prose import read_prose
from trialwright.values.findings import InputRefused

LABEL = "the protocol for an ethics committee, with a SPIRIT 2025 checklist (DOCX, PDF)"


def export(study_folder: Path, output: Path) -> tuple[Path, ...]:
    """Write the protocol of a study folder; prose is read from its `prose/`."""
    document = _document(study_folder)
    return (
        write_docx(document, output / "protocol.docx"),
        write_pdf(document, output / "protocol.pdf"),
    )


def export_against(study_folder: Path, against: Path, output: Path) -> tuple[Path, ...]:
    """The same, and what changed since another version, as tracked changes."""
    old, new = read_study(against), read_study(study_folder)
    if old.id != new.id:
        raise InputRefused(
            f"{against}: holds study {old.id}, not {new.id}; allowed: another version of the same"
        )
    changes = compare(_document(against), _document(study_folder))
    return (
        *export(study_folder, output),
        write_docx(changes, output / "protocol-changes.docx"),
        write_pdf(changes, output / "protocol-changes.pdf"),
    )


def _document(study_folder: Path) -> Document:
    return protocol(read_study(study_folder), read_prose(study_folder))
