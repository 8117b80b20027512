"""Results as data (after CDISC ARS): every number with its analysis, set, method and data hash."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Cell = str | float | bool | None


class Result(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number.

    `value` is rounded to 12 significant digits; None means it could not be computed, and `note`
    says why. `dataset` and `where` (column → value) select the rows it was computed from: those
    rows name their ledger events, so that a printed number leads back to what was typed.
    """

    id: str
    analysis: str
    endpoint: str = ""
    population: str
    group: str
    parameter: str = ""
    visit: str = ""
    statistic: str
    method: str
    value: float | None
    unit: str = ""
    level: float | None = None
    dataset: str
    where: Mapping[str, Cell] = {}
    data_hash: str
    note: str = ""


class ResultSet(msgspec.Struct, frozen=True, kw_only=True):
    """All results of one data cut, and what the cut was."""

    study: str
    study_version: str
    kind: str
    cut_off: str
    simulated: bool
    data_hash: str
    ledger_head: str
    software: str
    results: tuple[Result, ...]
    not_analysed: Mapping[str, str] = {}

    def find(self, **wanted: str) -> tuple[Result, ...]:
        """The results whose fields equal all of `wanted`, in order."""
        return tuple(
            result
            for result in self.results
            if all(getattr(result, name) == value for name, value in wanted.items())
        )
