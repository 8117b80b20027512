"""From a printed number back to rows and ledger events: what the page carries inside itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from trialwright.analyse.results import Cell, Result
from trialwright.analyse.select import select_rows
from trialwright.report.inputs import ReportInputs

# So much the page carries of one number, and of one row; the rest is told by the trace command.
ROWS_CARRIED = 200
EVENTS_CARRIED = 30
LEDGER = "LEDGER"
PARTICIPANT = ("SUBJID", "USUBJID")
ROW = ("AVISIT", "VISIT", "AETERM", "DVTERM", "FLOW", "MONTH", "APERIODC", "PARAM")


@dataclass
class Rows:
    """The rows of one data set that any number needs, each carried once."""

    frame: pl.DataFrame
    numbers: list[int] = field(default_factory=list)
    place: dict[int, int] = field(default_factory=dict)

    def carry(self, number: int) -> int:
        """The place of a row among those carried."""
        if number not in self.place:
            self.place[number] = len(self.numbers)
            self.numbers.append(number)
        return self.place[number]

    def facts(self) -> list[list[Any]]:
        """For each row carried: participant, visit (or what else names it), ledger events."""
        chosen = self.frame[self.numbers]
        columns = [_first_column(chosen, names) for names in (PARTICIPANT, ROW)]
        ledger = chosen[LEDGER].to_list() if LEDGER in chosen.columns else [None] * len(chosen)
        return [
            [participant, visit, *_events(events)]
            for participant, visit, events in zip(*columns, ledger, strict=True)
        ]


def _first_column(frame: pl.DataFrame, names: Iterable[str]) -> list[str]:
    """The first of these columns that exists, as text; empty texts where none does."""
    for name in names:
        if name in frame.columns:
            return ["" if value is None else str(value) for value in frame[name].to_list()]
    return [""] * frame.height


def _events(events: list[int] | None) -> list[Any]:
    """The first event numbers of a row, and how many there are in all."""
    known = events or []
    return [known[:EVENTS_CARRIED], len(known)]


def trace_facts(inputs: ReportInputs) -> dict[str, Any]:
    """The page's embedded facts: every result, the rows it selects, and each such row once."""
    datasets = {name: Rows(frame) for name, frame in inputs.datasets.items()}
    selections: dict[tuple[Any, ...], int] = {}
    chosen: list[dict[str, Any]] = []
    results = {}
    for result in inputs.results.results:
        key = (result.dataset, *sorted(result.where.items()))
        if key not in selections:
            selections[key] = len(chosen)
            chosen.append(_selection(result, datasets))
        results[result.id] = _described(result) | {"selection": selections[key]}
    return {
        "results": results,
        "selections": chosen,
        "rows": {name: rows.facts() for name, rows in datasets.items() if rows.numbers},
        "limits": {"rows": ROWS_CARRIED, "events": EVENTS_CARRIED},
        "ledger_head": inputs.results.ledger_head,
    }


def _selection(result: Result, datasets: Mapping[str, Rows]) -> dict[str, Any]:
    rows = datasets.get(result.dataset)
    facts: dict[str, Any] = {"dataset": result.dataset, "where": dict(result.where)}
    if rows is None:
        return facts | {"total": None, "rows": []}
    numbers = selected(rows.frame, result.where)
    carried = [rows.carry(number) for number in numbers[:ROWS_CARRIED]]
    return facts | {"total": len(numbers), "rows": carried}


def selected(frame: pl.DataFrame, where: Mapping[str, Cell]) -> list[int]:
    """The numbers (from 0) of the rows that a result was computed from."""
    numbered = frame.with_row_index("row_number_")
    return select_rows(numbered, where)["row_number_"].to_list()


DESCRIBED = (
    "analysis",
    "endpoint",
    "population",
    "group",
    "parameter",
    "visit",
    "statistic",
    "method",
    "value",
    "unit",
    "level",
    "data_hash",
    "note",
)


def _described(result: Result) -> dict[str, Any]:
    """A result's own words, without what is empty; an absent value stays, for it says something."""
    words = {name: getattr(result, name) for name in DESCRIBED}
    return {name: word for name, word in words.items() if name == "value" or word not in ("", None)}
