"""What changed from one version of a document to the next, word by word.

The result is one document that holds both: without what is marked inserted it is the old one,
without what is marked deleted the new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

from trialwright.report.documents.model import (
    Block,
    Change,
    Document,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Text,
    plain,
)

# a number with its decimals is one word: 7.5 becomes 7.0, not "7." with a new digit
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\s+|\w+|[^\w\s]")
# below this share of common words, two paragraphs are two paragraphs
_ALIKE = 0.4

Part = TypeVar("Part")


def compare(old: Document, new: Document) -> Document:
    """The new document with its changes marked; title and foot are the new ones."""
    return replace(
        new,
        cover=tuple(_blocks(old.cover, new.cover)),
        blocks=tuple(_blocks(old.blocks, new.blocks)),
    )


def _blocks(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
    yield from _aligned(old, new, _merged, _whole)


def _aligned(
    old: Sequence[Part],
    new: Sequence[Part],
    merged: Callable[[Part, Part], Part | None],
    whole: Callable[[Part, Change], Part],
) -> Iterator[Part]:
    """Equal parts as they are; parts that stand for each other merged; the others whole."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from new[c:d]
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            both = merged(before, after) if before is not None and after is not None else None
            if both is not None:
                yield both
                continue
            if before is not None:
                yield whole(before, "deleted")
            if after is not None:
                yield whole(after, "inserted")


def _merged(old: Block, new: Block) -> Block | None:
    """One block with word changes inside; None where the two are not versions of one another."""
    if isinstance(old, Heading) and isinstance(new, Heading):
        same = (old.level, old.number) == (new.level, new.number)
        return replace(new, text=_words(old.text, new.text)) if same else None
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        same = old.kind == new.kind and _alike(old.text, new.text)
        return replace(new, text=_words(old.text, new.text)) if same else None
    if isinstance(old, Grid) and isinstance(new, Grid):
        return _grid(old, new)
    return None


def _grid(old: Grid, new: Grid) -> Grid | None:
    """Changes by row and word; with other columns a table is another table."""
    if (old.head, len(old.widths)) != (new.head, len(new.widths)):
        return None
    rows = tuple(_aligned(old.rows, new.rows, _row, _whole_row))
    return replace(new, rows=rows, caption=_words(old.caption, new.caption))


def _row(old: Row, new: Row) -> Row | None:
    if plain(old.cells[0]) != plain(new.cells[0]):
        return None
    cells = zip(old.cells, new.cells, strict=True)
    return replace(new, cells=tuple(_words(before, after) for before, after in cells))


def _alike(old: Text, new: Text) -> bool:
    words = _TOKEN.findall(plain(old)), _TOKEN.findall(plain(new))
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= _ALIKE


def _words(old: Text, new: Text) -> Text:
    """Both texts in one; the style of a word is its own."""
    before, after = _tokens(old), _tokens(new)
    found: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.extend(after[c:d])
            continue
        found.extend(replace(run, change="deleted") for run in before[a:b])
        found.extend(replace(run, change="inserted") for run in after[c:d])
    return _joined(found)


def _tokens(words: Text) -> list[Run]:
    return [replace(run, text=token) for run in words for token in _TOKEN.findall(run.text)]


def _joined(runs: Sequence[Run]) -> Text:
    """Neighbours of one style and one change are one run."""
    found: list[Run] = []
    for run in runs:
        if found and (found[-1].style, found[-1].change) == (run.style, run.change):
            found[-1] = replace(found[-1], text=found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def _whole(block: Block, change: Change) -> Block:
    """A block that is new, or gone, with everything in it."""
    if isinstance(block, PageBreak):
        return replace(block, change=change)
    if isinstance(block, Grid):
        rows = tuple(_whole_row(row, change) for row in block.rows)
        head = tuple(_marked(cell, change) for cell in block.head)
        caption = _marked(block.caption, change)
        return replace(block, rows=rows, head=head, caption=caption, change=change)
    return replace(block, text=_marked(block.text, change), change=change)


def _whole_row(row: Row, change: Change) -> Row:
    return Row(tuple(_marked(cell, change) for cell in row.cells), change)


def _marked(words: Text, change: Change) -> Text:
    return tuple(replace(run, change=change) for run in words)
