"""From a result back to its rows: the one reading of `Result.where`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import polars as pl

from trialwright.analyse.results import Cell


def select_rows(frame: pl.DataFrame, where: Mapping[str, Cell]) -> pl.DataFrame:
    """The rows whose columns equal all of `where`; None asks for an empty cell."""
    tests = [_equals(name, value) for name, value in where.items()]
    return frame.filter(reduce(pl.Expr.and_, tests, pl.lit(True)))


def _equals(name: str, value: Cell) -> pl.Expr:
    return pl.col(name).is_null() if value is None else pl.col(name) == value
