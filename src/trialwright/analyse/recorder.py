"""Writes results down: one number, its place, its rows, its hash."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Frames, hash_dataset
from trialwright.analyse.results import Cell, Result
from trialwright.analyse.select import select_rows
from trialwright.stats.rounding import significant

LEVEL = 0.95
EVERYONE = "All"


@dataclass(frozen=True)
class Group:
    """Whom a result is about: an arm, or all; `where` selects them in any data set of ADaM.

    `key` stands in the ids of results: the arm's id, empty for all.
    """

    label: str
    where: Mapping[str, Cell]
    key: str = ""


@dataclass(frozen=True)
class Cells:
    """What results that stand together have in common; the fields are those of `Result`."""

    analysis: str
    population: str
    group: Group
    dataset: str
    where: Mapping[str, Cell]
    endpoint: str = ""
    parameter: str = ""
    visit: str = ""
    note: str = ""

    @property
    def all_of_where(self) -> dict[str, Cell]:
        """The rows' selection, with the group's."""
        return {**self.where, **self.group.where}


@dataclass
class Recorder:
    """The data sets of a cut, and the results computed from them so far, in order."""

    cut: Cut
    frames: Frames
    results: list[Result] = field(default_factory=list)
    _ids: set[str] = field(default_factory=set)
    _hashes: dict[str, str] = field(default_factory=dict)

    def rows(self, cells: Cells) -> pl.DataFrame:
        """The rows a result is computed from."""
        return select_rows(self.frames[cells.dataset], cells.all_of_where)

    def add(
        self,
        cells: Cells,
        statistic: str,
        value: float | None,
        method: str,
        *,
        unit: str = "",
        level: float | None = None,
        note: str = "",
        where: Mapping[str, Cell] | None = None,
    ) -> None:
        """Write one number; `where` narrows the rows further, `note` is added to the cells' own."""
        self.results.append(
            Result(
                id=self._name(cells, statistic),
                analysis=cells.analysis,
                endpoint=cells.endpoint,
                population=cells.population,
                group=cells.group.label,
                parameter=cells.parameter,
                visit=cells.visit,
                statistic=statistic,
                method=method,
                value=None if value is None else significant(value),
                unit=unit,
                level=level,
                dataset=cells.dataset,
                where={**cells.all_of_where, **(where or {})},
                data_hash=self.hash_of(cells.dataset),
                note=" ".join(part for part in (note, cells.note) if part),
            )
        )

    def hash_of(self, dataset: str) -> str:
        """The data set's hash, computed once."""
        if dataset not in self._hashes:
            self._hashes[dataset] = hash_dataset(self.frames[dataset])
        return self._hashes[dataset]

    def groups(self) -> tuple[Group, ...]:
        """Every arm and everyone; a single arm is everyone."""
        arms = self.arms()
        return arms if arms[0].label == EVERYONE else (*arms, Group(EVERYONE, {}))

    def arms(self) -> tuple[Group, ...]:
        """Each arm; everyone where there is one arm only, for the numbers would be the same."""
        arms = self.cut.study.arms
        if len(arms) < 2:
            return (Group(EVERYONE, {}),)
        return tuple(
            Group(arm.label, {"ARMCD": f"ARM{number}"}, arm.id)
            for number, arm in enumerate(arms, start=1)
        )

    def _name(self, cells: Cells, statistic: str) -> str:
        """A readable id; the endpoint joins it only where an earlier one has taken the name."""
        parts = [cells.analysis, cells.group.key, cells.parameter, cells.visit, statistic]
        name = _dotted(parts)
        if name in self._ids and cells.endpoint:
            name = _dotted([cells.analysis, cells.endpoint, *parts[1:]])
        unique, number = name, 2
        while unique in self._ids:
            unique, number = f"{name}~{number}", number + 1
        self._ids.add(unique)
        return unique


def _dotted(parts: list[str]) -> str:
    # a leading minus stays where it is a sign: month -2 is not month 2
    joined = (re.sub(r"[^\w=:+-]+", "-", part) for part in parts if part)
    return ".".join(re.sub(r"^-+(?!\d)|-+$", "", part) for part in joined)
