"""Background drugs changed since the first dose, shown beside every before-after result."""

from __future__ import annotations

from dataclasses import replace

from trialwright.analyse.recorder import Cells, Group, Recorder
from trialwright.analyse.regimen import CHANGES

METHOD = "number of participants"
NOTE = "Changes recorded since the first dose, of the participants with a record at this visit."


def summarise(recorder: Recorder) -> None:
    """Per visit with a record and kind of change."""
    visits = recorder.frames["ADREG"].select("VISITID", "AVISITN").unique().sort("AVISITN")
    for group in recorder.groups():
        for visit in visits["VISITID"]:
            for change in CHANGES:
                _count(recorder, group, visit, change)


def _count(recorder: Recorder, group: Group, visit: str, change: str) -> None:
    where = {"DOSEFL": "Y", "VISITID": visit, "PARAMCD": change.upper()}
    cells = Cells(
        "background_drugs", "dosed", group, "ADREG", where, parameter=change, visit=visit, note=NOTE
    )
    changed = recorder.rows(replace(cells, where={**where, "CRIT1FL": "Y"}))
    narrowed = {"CRIT1FL": "Y"}
    recorder.add(cells, "participants", changed["USUBJID"].n_unique(), METHOD, where=narrowed)
    recorder.add(cells, "denominator", recorder.rows(cells)["USUBJID"].n_unique(), METHOD)
