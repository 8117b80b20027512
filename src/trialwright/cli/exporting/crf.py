"""`export --to crf`: the case report form, blank and annotated with SDTM names."""

from __future__ import annotations

from pathlib import Path

from trialwright.protocol.study_file import read_study
from trialwright.report.documents.crf import annotated_crf, blank_crf
from trialwright.report.documents.docx_writer import write_docx
from trialwright.report.documents.pdf import write_pdf

LABEL = "the case report form, blank and annotated with SDTM names (DOCX, PDF)"


def export(study_folder: Path, output: Path) -> tuple[Path, ...]:
    """Write both forms of a study folder."""
    study = read_study(study_folder)
    documents = {"crf-blank": blank_crf(study), "crf-annotated": annotated_crf(study)}
    return tuple(
        path
        for name, document in documents.items()
        for path in (
            write_docx(document, output / f"{name}.docx"),
            write_pdf(document, output / f"{name}.pdf"),
        )
    )
