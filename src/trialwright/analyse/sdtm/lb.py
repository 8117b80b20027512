"""LB, Laboratory Test Results: one record per test per visit per participant."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames
from trialwright.analyse.findings import derive_findings, findings_variables

_RESULT = ("TESTCD", "TEST", "CAT", "ORRES", "ORRESU", "STRESC", "STRESN", "STRESU")
COLUMNS = (*_RESULT, "SPEC", "METHOD", "LOBXFL", "FAST", "DTC", "DY")
LABELS = {
    "TESTCD": "Lab Test or Examination Short Name",
    "TEST": "Lab Test or Examination Name",
    "CAT": "Category for Lab Test",
    "DTC": "Date/Time of Specimen Collection",
    "DY": "Study Day of Specimen Collection",
}


def derive_lb(cut: Cut, made: Frames) -> pl.DataFrame:
    """Every value whose concept is a laboratory test."""
    return derive_findings(cut, "LB", COLUMNS)


DATASET = Dataset(
    name="LB",
    label="Laboratory Test Results",
    structure="One record per lab test per visit per subject",
    keys=("STUDYID", "USUBJID", "LBTESTCD", "VISITNUM", "LBDTC", "LBSEQ"),
    variables=findings_variables("LB", COLUMNS, LABELS),
    derive=derive_lb,
)
