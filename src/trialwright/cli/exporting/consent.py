"""`export --to consent`: a skeleton of the information for participants and the consent form."""

from __future__ import annotations

from pathlib import Path

from trialwright.protocol.study_file import read_study
from trialwright.report.documents.consent import consent
from trialwright.report.documents.docx_writer import write_docx
from trialwright.report.documents.pdf import write_pdf

LABEL = "a consent form to be completed, from procedures, risks and product (DOCX, PDF)"


def export(study_folder: Path, output: Path) -> tuple[Path, ...]:
    """Write the skeleton of a study folder's consent form."""
    document = consent(read_study(study_folder))
    return (
        write_docx(document, output / "consent.docx"),
        write_pdf(document, output / "consent.pdf"),
    )
