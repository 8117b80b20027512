"""A table as facts: a caption, columns, rows of cells, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trialwright.protocol.study import Study
from trialwright.report.numbers import Cell
from trialwright.report.words import EVERYONE, NOT_AN_EFFECT, WITHIN_ARMS


@dataclass(frozen=True)
class Row:
    """A row with its heading; a row without cells is a heading of those below it."""

    heading: Cell
    cells: tuple[Cell, ...] = ()
    indented: bool = False


@dataclass(frozen=True)
class Table:
    """`corner` heads the column of row headings; `words` says that its cells are words.

    `total` is the length of what it shows, where that is longer than its rows.
    """

    id: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    words: bool = False
    total: int = 0


def before_after_notes(study: Study) -> tuple[str, ...]:
    """The line that stands under every comparison of a group with its own past."""
    return (NOT_AN_EFFECT if len(study.arms) <= 1 else WITHIN_ARMS,)


def of_group(study: Study, group: str) -> str:
    """What a caption says of its group: nothing where the study has one only."""
    if len(study.arms) <= 1:
        return ""
    return ", all arms" if group == EVERYONE else f", {group}"


def column_of(study: Study, group: str) -> str:
    """The heading of a group's column."""
    if group != EVERYONE:
        return group
    return study.arms[0].label if len(study.arms) == 1 else "All arms"


def slug(text: str) -> str:
    """A text as a part of an HTML id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "x"
