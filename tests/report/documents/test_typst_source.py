"""The source of a PDF: words are words, whatever they look like."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import typst
from hypothesis import given, settings

from report.documents.studies import flagship
from trialwright.report.documents.consent import consent
from trialwright.report.documents.model import DIGIT, LINE, TICK, Document, grid, paragraph, row
from trialwright.report.documents.pdf import write_pdf
from trialwright.report.documents.typst_source import literal, typst_source


def one(words: str) -> Document:
    return Document(words, words, (paragraph(words), grid((words,), [row(words)], (1,))))


HOSTILE = ('#panic("x")', '"); #import "/etc/passwd"; ("', "\\u{41}", "]#(1+1)[", "@a <b> $c$ // d")


def test_words_that_look_like_commands_are_printed() -> None:
    for words in HOSTILE:
        pdf = typst.compile(typst_source(one(words)).encode(), ignore_system_fonts=True)
        assert isinstance(pdf, bytes)


@given(st.text(alphabet='#"\\[](){}@$*_`~<>/= \n\tabệ\x00' + TICK + DIGIT + LINE, max_size=60))
@settings(max_examples=25)
def test_any_words_compile(words: str) -> None:
    assert typst.compile(typst_source(one(words)).encode(), ignore_system_fonts=True)


def test_a_literal_keeps_quotes_and_line_breaks() -> None:
    assert literal('a"b\\c\nd\x00') == '"a\\"b\\\\c\\nd"'


def test_the_same_document_is_the_same_pdf_without_a_clock(tmp_path: Path) -> None:
    document = consent(flagship())
    first = write_pdf(document, tmp_path / "a.pdf").read_bytes()
    assert write_pdf(document, tmp_path / "b.pdf").read_bytes() == first
    assert first.startswith(b"%PDF-")
    assert b"CreationDate" not in first
