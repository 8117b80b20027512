"""Marks, scales and ticks: as much of drawing as four figures need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, floor, log10

from trialwright.report.tables.table import Table


@dataclass(frozen=True)
class Mark:
    """One SVG element; with `result` it is a link to that number, `tip` is its tool tip."""

    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    result: str = ""
    tip: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture with its title, its description in words, and a table that says the same.

    `table` is absent where a table of the page already says it; `see` is then that table's id.
    """

    id: str
    title: str
    description: str
    width: int
    height: int
    marks: tuple[Mark, ...]
    table: Table | None = None
    see: str = ""
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Scale:
    """A line from values `low`..`high` to places `start`..`end` on the page."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def mark(
    tag: str,
    css: str = "",
    *,
    text: str = "",
    result: str = "",
    tip: str = "",
    **attributes: float | str,
) -> Mark:
    """An element; `_` in a name is `-` in SVG, numbers get two decimals."""
    named = {"class": css} if css else {}
    named |= {name.replace("_", "-"): place(value) for name, value in attributes.items()}
    return Mark(tag, named, text, result, tip)


def place(value: float | str) -> str:
    """A coordinate as text: two decimals, no zeros behind, never -0."""
    if isinstance(value, str):
        return value
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def ticks(low: float, high: float, about: int = 5) -> tuple[float, ...]:
    """Round values, 1, 2 or 5 times a power of ten apart, that reach from `low` to `high`."""
    step = _step((high - low) / about)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(index * step, 10) for index in range(first, max(last, first + 1) + 1))


NEARLY_NOTHING = 1e-9


def _step(rough: float) -> float:
    if rough < NEARLY_NOTHING:
        return 1.0  # all values are alike: any step will do
    power = 10.0 ** floor(log10(rough))
    return float(next((m * power for m in (1, 2, 5) if m * power >= rough), 10 * power))


def count_ticks(high: float) -> tuple[float, ...]:
    """Whole numbers from 0 to at least `high`."""
    found = [tick for tick in ticks(0, max(high, 1)) if tick == int(tick)]
    return (*found, ceil(high)) if found[-1] < high else tuple(found)
