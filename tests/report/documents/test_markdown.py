"""Prose is Markdown, as much of it as prose needs."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from trialwright.report.documents.markdown import blocks_of, styled
from trialwright.report.documents.model import Grid, Heading, Paragraph, Run, plain


def test_paragraphs_lists_headings_and_tables() -> None:
    found = blocks_of(
        "# Why\n\nTwo lines\nof one paragraph.\n\n- one\n- two\n  goes on\n\n1. first\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        level=3,
    )
    kinds = [block.kind if isinstance(block, Paragraph) else type(block) for block in found]
    assert kinds == [Heading, "body", "bullet", "bullet", "number", Grid]
    assert [plain(block.text) for block in found if isinstance(block, Paragraph)] == [
        "Two lines of one paragraph.",
        "one",
        "two goes on",
        "first",
    ]
    assert isinstance(found[0], Heading)
    assert found[0].level == 3


def test_bold_and_italic_are_styles_and_the_rest_is_words() -> None:
    assert styled("a **b** *c* snake_case 2*3*4 <b>d</b>") == (
        Run("a "),
        Run("b", "bold"),
        Run(" "),
        Run("c", "italic"),
        Run(" snake_case 2*3*4 <b>d</b>"),
    )


@given(st.text(max_size=300))
def test_any_text_gives_blocks(prose: str) -> None:
    for block in blocks_of(prose, level=2):
        assert isinstance(block, Heading | Paragraph | Grid)
