"""VS, Vital Signs: one record per measurement per visit per participant."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames
from trialwright.analyse.findings import derive_findings, findings_variables

_RESULT = ("TESTCD", "TEST", "CAT", "ORRES", "ORRESU", "STRESC", "STRESN", "STRESU")
COLUMNS = (*_RESULT, "LOBXFL", "DTC", "DY")
LABELS = {
    "TESTCD": "Vital Signs Test Short Name",
    "TEST": "Vital Signs Test Name",
    "CAT": "Category for Vital Signs",
    "DTC": "Date/Time of Measurements",
    "DY": "Study Day of Vital Signs",
}


def derive_vs(cut: Cut, made: Frames) -> pl.DataFrame:
    """Every value whose concept is a vital sign."""
    return derive_findings(cut, "VS", COLUMNS)


DATASET = Dataset(
    name="VS",
    label="Vital Signs",
    structure="One record per vital sign measurement per visit per subject",
    keys=("STUDYID", "USUBJID", "VSTESTCD", "VISITNUM", "VSDTC", "VSSEQ"),
    variables=findings_variables("VS", COLUMNS, LABELS),
    derive=derive_vs,
)
