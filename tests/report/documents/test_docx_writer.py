"""DOCX: opened again it says the same, and its tracked changes can be taken or left."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from report.documents.studies import flagship
from trialwright.report.documents.compare import compare
from trialwright.report.documents.docx_writer import AUTHOR, write_docx
from trialwright.report.documents.model import (
    Document,
    Heading,
    Paragraph,
    grid,
    paragraph,
    row,
    text,
)
from trialwright.report.documents.protocol.build import protocol

OLD = Document(
    "Title",
    "foot",
    (
        Heading(1, "1", text("Criteria")),
        paragraph("HbA1c from 7.5 to 9 %"),
        paragraph("A paragraph that goes away entirely"),
        grid(("No.", "Words"), [row("I1", "adults"), row("I2", "gone")], (1, 3)),
    ),
)
NEW = Document(
    "Title",
    "foot",
    (
        Heading(1, "1", text("Criteria")),
        paragraph("HbA1c from 7.0 to 9 %"),
        grid(("No.", "Words"), [row("I1", "adults"), row("I3", "new")], (1, 3)),
        Paragraph(text("Tiếng Việt: người tham gia"), "bullet"),
    ),
)


def lines(path: Path, seen: str = "") -> list[str]:
    """The paragraphs of a DOCX as somebody reads it who took (`w:ins`) or left (`w:del`) all."""
    body = docx.Document(str(path)).element.body
    return [words for place in body.iter(qn("w:p")) if (words := _line(place, seen)) is not None]


def _line(place: BaseOxmlElement, seen: str) -> str | None:
    hidden = {"w:ins", "w:del"} - {seen}
    marks = [
        mark for tag in hidden for mark in place.findall(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(tag)}")
    ]
    in_rows = [tag for tag in hidden for up in place.iterancestors(qn("w:tr")) if _of_row(up, tag)]
    if marks or in_rows:
        return None
    words = ""
    for part in place.iter(qn("w:t"), qn("w:delText")):
        if not any(any(True for _ in part.iterancestors(qn(tag))) for tag in hidden):
            words += part.text or ""
    return words


def _of_row(row_element: BaseOxmlElement, tag: str) -> bool:
    return row_element.find(f"{qn('w:trPr')}/{qn(tag)}") is not None


def test_all_changes_taken_it_reads_as_the_new_one_and_none_taken_as_the_old(
    tmp_path: Path,
) -> None:
    old = write_docx(OLD, tmp_path / "old.docx")
    new = write_docx(NEW, tmp_path / "new.docx")
    both = write_docx(compare(OLD, NEW), tmp_path / "both.docx")
    assert [line for line in lines(both, "w:ins") if line] == [x for x in lines(new) if x]
    assert [line for line in lines(both, "w:del") if line] == [x for x in lines(old) if x]


def test_a_change_names_its_author_and_a_day_only_when_one_is_given(tmp_path: Path) -> None:
    both = compare(OLD, NEW)
    plain = write_docx(both, tmp_path / "a.docx")
    dated = write_docx(both, tmp_path / "b.docx", date(2024, 3, 1))
    marks = docx.Document(str(plain)).element.body.findall(f".//{qn('w:ins')}")
    assert {mark.get(qn("w:author")) for mark in marks} == {AUTHOR}
    assert {mark.get(qn("w:date")) for mark in marks} == {None}
    marks = docx.Document(str(dated)).element.body.findall(f".//{qn('w:del')}")
    assert {mark.get(qn("w:date")) for mark in marks} == {"2024-03-01T00:00:00Z"}


def test_every_change_has_a_number_of_its_own(tmp_path: Path) -> None:
    path = write_docx(compare(OLD, NEW), tmp_path / "a.docx")
    body = docx.Document(str(path)).element.body
    ids = [mark.get(qn("w:id")) for mark in body.iter(qn("w:ins"), qn("w:del"))]
    assert len(ids) == len(set(ids)) > 4


def test_the_same_document_is_the_same_bytes_without_a_clock(tmp_path: Path) -> None:
    document = protocol(flagship(), {})
    first = write_docx(document, tmp_path / "a.docx").read_bytes()
    assert write_docx(document, tmp_path / "b.docx").read_bytes() == first
    with ZipFile(BytesIO(first)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "python-docx" not in core


def test_what_xml_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = write_docx(Document("t", "r", (paragraph("a\x00b\x0bc"),)), tmp_path / "a.docx")
    assert "abc" in lines(path)


def test_every_numbered_list_begins_at_one(tmp_path: Path) -> None:
    points = [paragraph(words, "number") for words in ("a", "b")]
    document = Document("t", "r", (*points, paragraph("between"), *points))
    found = lines(write_docx(document, tmp_path / "a.docx"))
    assert found[:5] == ["1.  a", "2.  b", "between", "1.  a", "2.  b"]
