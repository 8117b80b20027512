"""Studies for the tests of documents, drafted from the records of the protocol's tests."""

from __future__ import annotations

from functools import cache

from protocol.records import answered, small
from trialwright.protocol.study import Study
from trialwright.report.documents.model import Block, Document, Grid, Heading, Paragraph, plain


@cache
def flagship() -> Study:
    """The flagship as registered: one group, cells of the participant's own."""
    return answered({})


@cache
def randomised() -> Study:
    """The flagship's other reading: two routes, allocated by chance."""
    return answered({"design.groups": "1:1 intravenous versus dorsal pancreatic artery"})


@cache
def drug() -> Study:
    """A two-arm drug trial; nothing is collected."""
    return answered({}, small())


def words(document: Document) -> str:
    """Everything a document says, block by block."""
    return "\n".join(block_words(block) for block in (*document.cover, *document.blocks))


def block_words(block: Block) -> str:
    """What one block says; a row of a grid is a line."""
    if isinstance(block, Heading):
        return f"{block.number} {plain(block.text)}".strip()
    if isinstance(block, Paragraph):
        return plain(block.text)
    if isinstance(block, Grid):
        rows = (block.head, *(row.cells for row in block.rows))
        return "\n".join(" | ".join(plain(cell) for cell in cells) for cells in rows)
    return ""


def section(document: Document, number: str) -> str:
    """What stands under a heading, up to the next one."""
    found, lines = False, []
    for block in document.blocks:
        if isinstance(block, Heading) and block.number:
            found = block.number == number
        elif found:
            lines.append(block_words(block))
    return "\n".join(lines)
