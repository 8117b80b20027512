"""Baseline table: who was enrolled, before anything was done."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from trialwright.analyse.recorder import Cells, Group, Recorder
from trialwright.protocol.concepts.concept import Concept
from trialwright.stats.describe import describe

METHOD = "descriptive statistics; quartiles as SAS PCTLDEF=5"


def summarise(recorder: Recorder) -> None:
    """Every characteristic that anyone has a value of, for every group."""
    present = recorder.frames["ADBL"]["CONCEPT"].unique().to_list()
    wanted = [c for name, c in recorder.cut.concepts.items() if name in present]
    for group in recorder.groups():
        for concept in sorted(wanted, key=_place):
            _describe(recorder, group, concept)


def _place(concept: Concept) -> tuple[int, str]:
    """Age and sex first, then history, body, laboratory; alphabetical within."""
    order = {"DM": 0, "MH": 1, "FA": 2, "VS": 3, "LB": 4}
    return order.get(concept.sdtm.domain, 5), concept.id


def _describe(recorder: Recorder, group: Group, concept: Concept) -> None:
    where = {"ENRLFL": "Y", "CONCEPT": concept.id}
    cells = Cells("baseline", "enrolled", group, "ADBL", where, parameter=concept.id)
    rows = recorder.rows(cells)
    if concept.kind == "choice":
        _shares(recorder, cells, concept, rows)
    else:
        _quantity(recorder, cells, concept, rows)


def _quantity(recorder: Recorder, cells: Cells, concept: Concept, rows: pl.DataFrame) -> None:
    numbers = rows["AVAL"].drop_nulls().sort().to_list()
    found = describe(numbers)
    values = {
        "mean": found.mean,
        "sd": found.sd,
        "median": found.median,
        "q1": found.q1,
        "q3": found.q3,
        "min": found.minimum,
        "max": found.maximum,
    }
    recorder.add(cells, "n", found.n, METHOD)
    for name, value in values.items():
        recorder.add(cells, name, value, METHOD, unit=concept.unit)


def _shares(recorder: Recorder, cells: Cells, concept: Concept, rows: pl.DataFrame) -> None:
    """Per cent of those whose answer is known, an answer nobody gave included."""
    recorder.add(cells, "n", rows.height, METHOD)
    for choice in concept.choices:
        count = int((rows["AVALC"] == choice).sum())
        one = replace(cells, parameter=f"{concept.id}={choice}")
        recorder.add(one, "n", count, METHOD, where={"AVALC": choice})
        share = 100 * count / rows.height if rows.height else None
        recorder.add(one, "percent", share, METHOD, unit="%")
