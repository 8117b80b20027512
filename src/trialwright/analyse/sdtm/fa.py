"""FA, Findings About: what forms ask about events and interventions (history, hypoglycaemia)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames
from trialwright.analyse.findings import derive_findings, findings_variables

_RESULT = ("TESTCD", "TEST", "OBJ", "CAT", "ORRES", "ORRESU", "STRESC", "STRESN", "STRESU")
COLUMNS = (*_RESULT, "LOBXFL", "DTC", "DY")
LABELS = {
    "TESTCD": "Findings About Test Short Name",
    "TEST": "Findings About Test Name",
    "CAT": "Category for Findings About",
}


def derive_fa(cut: Cut, made: Frames) -> pl.DataFrame:
    """Every value whose concept is a finding about something; --OBJ says about what."""
    return derive_findings(cut, "FA", COLUMNS)


DATASET = Dataset(
    name="FA",
    label="Findings About Events or Interventions",
    structure="One record per finding per object per visit per subject",
    keys=("STUDYID", "USUBJID", "FATESTCD", "VISITNUM", "FADTC", "FASEQ"),
    variables=findings_variables("FA", COLUMNS, LABELS),
    derive=derive_fa,
)
