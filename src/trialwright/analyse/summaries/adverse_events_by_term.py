"""Adverse events by term, as reported (no dictionary is shipped, so nothing is coded)."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from trialwright.analyse.recorder import Cells, Group, Recorder
from trialwright.analyse.results import Cell

METHOD = "numbers of participants and events"
# Statistic prefix → which events; an event is serious or other, never both.
KINDS: dict[str, dict[str, Cell]] = {
    "": {},
    "serious_": {"AESER": "Y"},
    "other_": {"AESER": "N"},
}


def summarise(recorder: Recorder) -> None:
    """The commonest terms first; terms with as many participants in alphabetical order."""
    counted = recorder.frames["ADAE"].filter(ANL01FL="Y")
    people = counted.group_by("ATERM").agg(pl.col("USUBJID").n_unique())
    terms = people.sort(["USUBJID", "ATERM"], descending=[True, False])
    for group in recorder.groups():
        for term in terms["ATERM"]:
            _term(recorder, group, term)


def _term(recorder: Recorder, group: Group, term: str) -> None:
    where: dict[str, Cell] = {"ANL01FL": "Y", "ATERM": term}
    cells = Cells("adverse_events_by_term", "safety", group, "ADAE", where, parameter=term)
    for prefix, more in KINDS.items():
        rows = recorder.rows(replace(cells, where={**where, **more}))
        people = rows["USUBJID"].n_unique()
        recorder.add(cells, f"{prefix}participants", people, METHOD, where=more)
        recorder.add(cells, f"{prefix}events", rows.height, METHOD, where=more)
    risk = replace(cells, dataset="ADSL", where={"SAFFL": "Y"})
    recorder.add(risk, "denominator", recorder.rows(risk).height, METHOD)
