"""From a printed number back to the rows it was computed from, and their ledger events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import msgspec
import polars as pl

from trialwright.analyse.dataset import LEDGER, hash_dataset
from trialwright.analyse.results import Result, ResultSet
from trialwright.analyse.select import select_rows
from trialwright.analyse.write import read_results
from trialwright.values.findings import AnswerIsNo, InputRefused

# Where a row's day or time of the study stands, whatever the data set calls it
PLACES = ("AVISIT", "VISIT", "APERIODC", "FLOW", "MONTH")
NEAR = 3  # ids that are suggested for one that does not exist
VALUES = ("AVAL", "AVALC", "NCUMUL", "ATERM", "DVTERM")


@dataclass(frozen=True)
class Trace:
    """A result, its rows in the data set's order, and the events of all of them in order."""

    result: Result
    rows: pl.DataFrame
    events: tuple[int, ...]


def find_base(output: Path) -> Path:
    """The folder with results/, sdtm/ and adam/: the output folder, or the one above results/."""
    for base in (output, output.parent):
        if (base / "results" / "results.json").is_file() and output in (base, base / "results"):
            return base
    raise InputRefused(f"{output}: holds no results/results.json; allowed: an analysed study")


def trace_number(base: Path, number: str) -> Trace:
    """The rows and events behind one number of an output folder.

    InputRefused for an id that is not among the results; AnswerIsNo where the data set is not the
    one the number was computed from.
    """
    result = _find(_read(base / "results" / "results.json"), number)
    frame = _dataset(base, result.dataset)
    if hash_dataset(frame) != result.data_hash:
        raise AnswerIsNo(f"{result.dataset} has changed since {number} was computed from it")
    rows = select_rows(frame, result.where)
    events = rows[LEDGER].explode().drop_nulls().unique().sort().to_list()
    return Trace(result, rows, tuple(events))


def _read(path: Path) -> ResultSet:
    try:
        return read_results(path)
    except msgspec.DecodeError as error:
        raise InputRefused(f"{path.name}: is not a results file: {error}") from error


def _find(results: ResultSet, number: str) -> Result:
    known = {result.id: result for result in results.results}
    if number in known:
        return known[number]
    near = ", ".join(near_ids(number, list(known))) or "none, for there are no results"
    raise InputRefused(f"{number}: no result has this id; near it: {near}")


def near_ids(number: str, known: Sequence[str]) -> list[str]:
    """Up to three ids that look like this one: those that hold its words first, in their order."""
    words = [word for word in number.lower().split(".") if word]
    holding = [name for name in known if words and all(word in name.lower() for word in words)]
    alike = get_close_matches(number, holding or known, n=NEAR, cutoff=0.0)
    return list(dict.fromkeys(alike))


def _dataset(base: Path, name: str) -> pl.DataFrame:
    for folder in ("adam", "sdtm"):
        path = base / folder / f"{name.lower()}.parquet"
        if path.is_file():
            try:
                return pl.read_parquet(path)
            except pl.exceptions.ComputeError as error:
                raise InputRefused(f"{path.name}: is not a Parquet file") from error
    raise InputRefused(f"{base}: holds no data set {name}")


def first_of(row: dict[str, object], names: tuple[str, ...]) -> object:
    """The first of these columns that the row has a value in; None where it has none."""
    return next((row[name] for name in names if row.get(name) is not None), None)
