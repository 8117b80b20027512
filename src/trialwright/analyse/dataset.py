"""A data set of SDTM or ADaM: its variables, how it is derived, and the bytes it is hashed by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import polars as pl

from trialwright.analyse.cut import Cut

# The data types of Define-XML 2.1 that we use; SAS knows text (Char) and the rest (Num).
DataType: TypeAlias = Literal["text", "integer", "float", "date"]
Origin: TypeAlias = Literal["Collected", "Derived", "Assigned", "Protocol"]
Frames: TypeAlias = Mapping[str, pl.DataFrame]
Derive: TypeAlias = Callable[[Cut, Frames], pl.DataFrame]

LEDGER = "LEDGER"
LEDGER_TYPE = pl.List(pl.Int64)
POLARS_TYPES: Mapping[DataType, pl.DataType] = {
    "text": pl.String(),
    "integer": pl.Int64(),
    "float": pl.Float64(),
    "date": pl.Date(),
}


@dataclass(frozen=True)
class Variable:
    """One column: name (≤ 8), label (≤ 40), type, `length` in bytes (8 for numbers).

    A `supplemental` variable of SDTM is not part of the domain: its values go to SUPP--.
    """

    name: str
    label: str
    type: DataType = "text"
    origin: Origin = "Collected"
    length: int = 200
    codelist: str = ""
    supplemental: bool = False


@dataclass(frozen=True)
class Dataset:
    """A data set: `keys` order its rows, `needs` names the data sets it is derived from.

    `derive` gives the rows, with the columns of `variables` and LEDGER, the numbers (seq) of the
    ledger events each row came from; a column it leaves out stays empty. SUPP-- has none: it is
    made beside its parent.
    """

    name: str
    label: str
    structure: str
    keys: tuple[str, ...]
    variables: tuple[Variable, ...]
    derive: Derive | None = None
    needs: tuple[str, ...] = ()


def conform(dataset: Dataset, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with exactly the data set's columns, types and order, numbered where it has --SEQ.

    A column that is not declared is a ValueError: it would be lost without a word.
    """
    names = [variable.name for variable in dataset.variables]
    unknown = sorted(set(rows.columns) - {*names, LEDGER})
    if unknown:
        raise ValueError(f"{dataset.name}: columns {unknown} are not among its variables")
    columns = [_column(variable, rows) for variable in dataset.variables]
    ledger = pl.col(LEDGER).cast(LEDGER_TYPE).list.drop_nulls().list.unique().list.sort()
    ordered = rows.select(*columns, ledger).sort(
        [key for key in dataset.keys if key != f"{dataset.name}SEQ"],
        nulls_last=True,
        maintain_order=True,
    )
    return _numbered(dataset, ordered)


def _column(variable: Variable, rows: pl.DataFrame) -> pl.Expr:
    kind = POLARS_TYPES[variable.type]
    if variable.name not in rows.columns:
        return pl.lit(None, dtype=kind).alias(variable.name)
    column = pl.col(variable.name).cast(kind)
    if variable.type == "text":  # an empty text and an absent one are the same thing in SAS
        shown = column.str.strip_chars_end()
        column = pl.when(shown != "").then(shown)
    elif variable.type == "float":  # sums differ in the last bits between machines
        column = column.round_sig_figs(12)
    return column.alias(variable.name)


def _numbered(dataset: Dataset, rows: pl.DataFrame) -> pl.DataFrame:
    """Fill --SEQ (ASEQ): 1, 2, ... within a participant, in the order of the keys."""
    sequence = f"{dataset.name}SEQ"
    if sequence not in rows.columns or rows[sequence].null_count() < rows.height:
        return rows
    return rows.with_columns(pl.int_range(1, pl.len() + 1).over("USUBJID").alias(sequence))


def csv_text(frame: pl.DataFrame) -> str:
    """The data set as CSV, event numbers separated by spaces."""
    listed = pl.col(LEDGER).cast(pl.List(pl.String)).list.join(" ")
    return frame.with_columns(listed).write_csv()


def hash_dataset(frame: pl.DataFrame) -> str:
    """SHA-256 (hex) over the data set's CSV: what a result carries as its data hash."""
    return hashlib.sha256(csv_text(frame).encode()).hexdigest()
