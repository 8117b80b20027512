"""Deviations from the protocol: how many, and of how many participants, by kind."""

from __future__ import annotations

from dataclasses import replace

from trialwright.analyse.recorder import Cells, Group, Recorder
from trialwright.analyse.results import Cell
from trialwright.analyse.sdtm.dv import KINDS

METHOD = "numbers of participants and deviations"
ANY = "any"
NOTE = "Of enrolled participants, as far as an act shows a deviation by itself."


def summarise(recorder: Recorder) -> None:
    """Every kind, those nobody had included: zero is an answer here."""
    for group in recorder.groups():
        _count(recorder, group, ANY, {})
        for kind, code in KINDS.items():
            _count(recorder, group, kind, {"DVDECOD": code})


def _count(recorder: Recorder, group: Group, kind: str, more: dict[str, Cell]) -> None:
    where: dict[str, Cell] = {"ENRLFL": "Y", **more}
    cells = Cells("deviations", "enrolled", group, "ADDV", where, parameter=kind, note=NOTE)
    rows = recorder.rows(cells)
    recorder.add(cells, "participants", rows["USUBJID"].n_unique(), METHOD)
    recorder.add(cells, "deviations", rows.height, METHOD)
    enrolled = replace(cells, dataset="ADSL", where={"ENRLFL": "Y"})
    recorder.add(enrolled, "denominator", recorder.rows(enrolled).height, METHOD)
