"""A document as facts: headings, paragraphs, grids. One model, several writers.

Marks a writer draws rather than prints: `TICK` a box to tick, `DIGIT` a box for one digit, `LINE`
a line to write on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["", "bold", "italic", "missing", "annotation", "small"]
# "" stands in both versions; what a comparison of two versions found otherwise
Change: TypeAlias = Literal["", "inserted", "deleted"]
Kind: TypeAlias = Literal["body", "bullet", "number", "note", "missing", "small", "title"]

TICK = "☐"
DIGIT = "▯"
LINE = "▁"


@dataclass(frozen=True)
class Run:
    """Words of one style; a line break is a newline."""

    text: str
    style: Style = ""
    change: Change = ""


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """`level` counts from 1; `number` is printed before the words, "" for none."""

    level: int
    number: str
    text: Text
    change: Change = ""


@dataclass(frozen=True)
class Paragraph:
    """`kind` "missing" is a box that says what somebody still has to write."""

    text: Text
    kind: Kind = "body"
    change: Change = ""


@dataclass(frozen=True)
class Row:
    """Cells of one row, as many as the grid has columns."""

    cells: tuple[Text, ...]
    change: Change = ""


@dataclass(frozen=True)
class Grid:
    """A table; `widths` are shares of the line, one a column. Without `head` it has no head row."""

    head: tuple[Text, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    caption: Text = ()
    compact: bool = False
    change: Change = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    change: Change = ""


Block: TypeAlias = Heading | Paragraph | Grid | PageBreak


@dataclass(frozen=True)
class Document:
    """`running` stands at the foot of every page; `contents` asks for a table of contents."""

    title: str
    running: str
    blocks: tuple[Block, ...]
    cover: tuple[Block, ...] = ()
    contents: bool = False


def text(words: str, style: Style = "") -> Text:
    """Words as one run; no run for no words."""
    return (Run(words, style),) if words else ()


def paragraph(words: str, kind: Kind = "body") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(text(words), kind)


def bullets(lines: Iterator[str] | list[str] | tuple[str, ...]) -> tuple[Paragraph, ...]:
    """A list, one paragraph a point."""
    return tuple(paragraph(line, "bullet") for line in lines)


def row(*cells: str) -> Row:
    """A row of plain words."""
    return Row(tuple(text(cell) for cell in cells))


def grid(
    head: tuple[str, ...],
    rows: tuple[Row, ...] | list[Row],
    widths: tuple[int, ...],
    *,
    caption: str = "",
    compact: bool = False,
) -> Grid:
    """A grid with a head of plain words."""
    titles = tuple(text(word, "bold") for word in head)
    return Grid(titles, tuple(rows), widths, text(caption), compact)


def pairs(facts: list[tuple[str, Text]], widths: tuple[int, int] = (3, 7)) -> Grid:
    """Name and value, one a row, without a head."""
    return Grid((), tuple(Row((text(name, "bold"), value)) for name, value in facts), widths)


def plain(words: Text) -> str:
    """The words without their styles."""
    return "".join(run.text for run in words)
