"""The variables of ADSL that every other ADaM data set carries."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.dataset import Variable

_NAMES = ("STUDYID", "ARMCD", "TRT01P", "ENRLFL", "SAFFL", "DOSEFL")


def _flag(name: str, label: str) -> Variable:
    return Variable(name, label, "text", "Derived", 1, "NY")


SUBJECT = (
    Variable("STUDYID", "Study Identifier", origin="Assigned"),
    Variable("USUBJID", "Unique Subject Identifier", origin="Derived"),
    Variable("ARMCD", "Planned Arm Code", origin="Assigned", length=20),
    Variable("TRT01P", "Planned Treatment for Period 01", origin="Assigned"),
    _flag("ENRLFL", "Enrolled Population Flag"),
    _flag("SAFFL", "Safety Population Flag"),
    _flag("DOSEFL", "Dosed Population Flag"),
)

PARAMETER = (
    Variable("PARAMCD", "Parameter Code", origin="Assigned", length=8),
    Variable("PARAM", "Parameter", origin="Assigned"),
)
CONCEPT = Variable("CONCEPT", "Biomedical Concept", origin="Assigned")
VALUES = (
    Variable("AVAL", "Analysis Value", "float", "Derived", 8),
    Variable("AVALC", "Analysis Value (C)", origin="Derived"),
)
CHANGES = (
    Variable("BASE", "Baseline Value", "float", "Derived", 8),
    Variable("CHG", "Change from Baseline", "float", "Derived", 8),
)
VISITS = (
    Variable("AVISIT", "Analysis Visit", origin="Derived"),
    Variable("AVISITN", "Analysis Visit (N)", "float", "Derived", 8),
    Variable("VISITID", "Encounter of the Study Definition", origin="Assigned"),
)
DAYS = (
    Variable("ADT", "Analysis Date", "date", "Derived", 8),
    Variable("ADY", "Analysis Relative Day", "integer", "Derived", 8),
)


def with_subject(frame: pl.DataFrame, adsl: pl.DataFrame, *more: str) -> pl.DataFrame:
    """The rows (which have USUBJID) with the participant's variables; `more` names further ones."""
    names = [name for name in (*_NAMES, *more) if name not in frame.columns]
    return frame.join(
        adsl.select("USUBJID", *names), on="USUBJID", how="left", maintain_order="left"
    )
