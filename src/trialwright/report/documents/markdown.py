"""A person's prose in Markdown → blocks. The part of Markdown that prose needs, nothing else.

Headings (`#`), lists (`-`, `*`, `1.`), tables of pipes, **bold** and *italic*; a blank line ends a
paragraph. Anything else, HTML too, stays as the words it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.report.documents.model import (
    Block,
    Grid,
    Heading,
    Kind,
    Paragraph,
    Row,
    Run,
    Text,
)

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_ITEM = re.compile(r"\s*(?:([-*+])|\d{1,3}[.)])\s+(.*)")
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*")
_STYLED = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|(?<![\w*])[*_](?P<italic>[^*_\n]+)[*_](?![\w*])")


def blocks_of(markdown: str, level: int) -> tuple[Block, ...]:
    """The blocks of a text whose headings stand at `level`."""
    return tuple(block for chunk in _chunks(markdown) for block in _chunk(chunk, level))


def _chunks(markdown: str) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in [*markdown.replace("\t", "    ").splitlines(), ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []


def _chunk(lines: list[str], level: int) -> Iterator[Block]:
    if len(lines) > 1 and "|" in lines[0] and "|" in lines[1] and _RULE.fullmatch(lines[1]):
        yield _table(lines)
        return
    open_kind: Kind = "body"
    open_words: list[str] = []
    for line in lines:
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        if heading is None and item is None:
            open_words.append(line.strip())
            continue
        yield from _closed(open_words, open_kind)
        open_kind, open_words = "body", []
        if heading:
            yield Heading(level, "", styled(heading[1]))
        elif item:
            open_kind, open_words = "bullet" if item[1] else "number", [item[2]]
    yield from _closed(open_words, open_kind)


def _closed(words: list[str], kind: Kind) -> Iterator[Block]:
    if words:
        yield Paragraph(styled(" ".join(words)), kind)


def _table(lines: list[str]) -> Grid:
    head, *rows = [_cells(line) for line in (lines[0], *lines[2:])]
    width = len(head)
    filled = [(*cells, *[()] * width)[:width] for cells in rows]
    titles = tuple(tuple(Run(run.text, "bold") for run in cell) for cell in head)
    return Grid(titles, tuple(Row(cells) for cells in filled), (1,) * width)


def _cells(line: str) -> tuple[Text, ...]:
    return tuple(styled(cell.strip()) for cell in line.strip().strip("|").split("|"))


def styled(line: str) -> Text:
    """A line's runs, bold and italic told apart."""
    runs: list[Run] = []
    end = 0
    for match in _STYLED.finditer(line):
        runs.append(Run(line[end : match.start()]))
        bold = match["bold"]
        runs.append(Run(bold, "bold") if bold else Run(match["italic"], "italic"))
        end = match.end()
    runs.append(Run(line[end:]))
    return tuple(run for run in runs if run.text)
