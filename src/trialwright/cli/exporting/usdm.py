"""`export --to usdm`: the study as a CDISC USDM 4.0 document."""

from __future__ import annotations

from pathlib import Path

from trialwright.protocol.study_file import read_study
from trialwright.protocol.usdm import usdm_text

LABEL = "the study as a CDISC USDM 4.0 document (JSON)"


def export(study_folder: Path, output: Path) -> tuple[Path, ...]:
    """Write the document of a study folder; `draft` makes a study folder of it again."""
    study = read_study(study_folder)
    path = output / "study.usdm.json"
    path.write_text(usdm_text(study), encoding="utf-8", newline="\n")
    return (path,)
