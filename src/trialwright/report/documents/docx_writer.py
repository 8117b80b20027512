"""A document as DOCX; what a comparison marked becomes tracked changes a word processor knows.

Same document, same bytes: no clock, no name of a machine, and a package packed one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.table import _Row as DocxRow
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run as DocxRun

from trialwright.report.documents.docx_frame import add_contents, dress, shade
from trialwright.report.documents.docx_package import packed
from trialwright.report.documents.model import (
    DIGIT,
    LINE,
    TICK,
    Block,
    Change,
    Document,
    Grid,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Style,
    Text,
)

AUTHOR = "Trialwright"
_TAGS: Mapping[Change, str] = {"inserted": "w:ins", "deleted": "w:del"}
_STYLES: Mapping[Kind, str] = {
    "body": "Normal",
    "bullet": "List Bullet",
    "number": "Numbered",
    "note": "Note",
    "missing": "Missing",
    "small": "Small",
    "title": "Document title",
}
_CHARACTERS: Mapping[Style, str] = {"missing": "Missing words", "annotation": "Annotation"}
_BLANK = "_" * 28


def write_docx(document: Document, path: Path, dated: date | None = None) -> Path:
    """Write a document; `dated` is the day tracked changes carry, none where it is not given."""
    return _Writer(document, dated).write(path)


@dataclass
class _Writer:
    document: Document
    dated: date | None
    docx: Docx = field(default_factory=docx.Document)
    revision: int = 0
    number: int = 0

    def write(self, path: Path) -> Path:
        dress(self.docx, self.document)
        for block in self.document.cover:
            self._add(block)
        if self.document.contents:
            add_contents(self.docx, self.document)
        for block in self.document.blocks:
            self._add(block)
        stream = BytesIO()
        self.docx.save(stream)
        path.write_bytes(packed(stream.getvalue()))
        return path

    def _add(self, block: Block) -> None:
        if not (isinstance(block, Paragraph) and block.kind == "number"):
            self.number = 0  # the next numbered list begins anew
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._break(block)

    def _paragraph(self, block: Paragraph) -> None:
        """A point of a numbered list has its number as words: Word would count on for ever."""
        words = block.text
        if block.kind == "number":
            self.number += block.change != "deleted"
            words = (Run(f"{self.number}.  ", "", block.change), *words)
        self._fill(self.docx.add_paragraph(style=_STYLES[block.kind]), words, block.change)

    def _break(self, block: PageBreak) -> None:
        # a page break that a revision took away must not break the page
        if block.change != "deleted":
            self.docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, block: Heading) -> None:
        place = self.docx.add_heading(level=min(block.level, 4))
        number = (Run(f"{block.number}  ", "", block.change),) if block.number else ()
        self._fill(place, (*number, *block.text), block.change)

    def _grid(self, block: Grid) -> None:
        if block.caption:
            place = self.docx.add_paragraph(style="Caption")
            self._fill(place, block.caption, block.change)
        heads = (Row(block.head, block.change),) if block.head else ()
        rows = (*heads, *block.rows)
        table = self.docx.add_table(len(rows), len(block.widths), style="Table Grid")
        small = "Small" if block.compact else "Cell"
        for number, (place, row) in enumerate(zip(table.rows, rows, strict=True)):
            self._row(place, row, small, head=number < len(heads))
        self._measure(table, block)
        self.docx.add_paragraph(style="After table")

    def _row(self, place: DocxRow, row: Row, style: str, *, head: bool) -> None:
        properties = place._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        if row.change:
            properties.append(self._revised(row.change))
        for cell, words in zip(place.cells, row.cells, strict=True):
            cell.paragraphs[0].style = style
            self._fill(cell.paragraphs[0], words, row.change)
            if head:
                shade(cell)

    def _measure(self, table: Table, block: Grid) -> None:
        section = self.docx.sections[0]
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        line = (section.page_width or 0) - sides
        table.autofit = False
        for place, width in zip(table.columns, block.widths, strict=True):
            place.width = line * width // sum(block.widths)
            for cell in place.cells:
                cell.width = place.width

    def _fill(self, place: DocxParagraph, words: Text, change: Change) -> None:
        """The words of a paragraph; `change` is of the paragraph itself, its end mark."""
        if change:
            properties = place._p.get_or_add_pPr()
            mark = OxmlElement("w:rPr")
            mark.append(self._revised(change))
            properties.append(mark)
        for run in words:
            with self._home(place, run.change) as home:
                for number, line in enumerate(run.text.split("\n")):
                    self._line(home, run, line, broken=number > 0)

    @contextmanager
    def _home(self, place: DocxParagraph, change: Change) -> Iterator[BaseOxmlElement]:
        """What the runs go into: the paragraph, or the revision within it."""
        home: BaseOxmlElement = place._p
        if change:
            home = self._revised(change)
            place._p.append(home)
        yield home

    def _line(self, home: BaseOxmlElement, run: Run, line: str, *, broken: bool) -> None:
        element = OxmlElement("w:r")
        home.append(element)
        place = DocxRun(element, self.docx._body)
        if run.style in _CHARACTERS:
            place.style = self.docx.styles[_CHARACTERS[run.style]]
        place.bold = True if run.style == "bold" else None
        place.italic = True if run.style == "italic" else None
        if broken:
            place.add_break()
        place.add_text(_drawn(line))
        if run.change == "deleted":
            for words in element.findall(qn("w:t")):
                words.tag = qn("w:delText")

    def _revised(self, change: Change) -> BaseOxmlElement:
        element = OxmlElement(_TAGS[change])
        self.revision += 1
        element.set(qn("w:id"), str(self.revision))
        element.set(qn("w:author"), AUTHOR)
        if self.dated:
            element.set(qn("w:date"), f"{self.dated.isoformat()}T00:00:00Z")
        return element


def _drawn(line: str) -> str:
    """Marks as characters that every font has; XML has no control characters at all."""
    boxes = line.replace(DIGIT, "|__|").replace("||", "|").replace(LINE, _BLANK)
    boxes = boxes.replace(TICK, "☐")
    return "".join(character for character in boxes if character >= " " or character == "\t")
