"""Changes between two versions: the marked document holds both, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

from trialwright.report.documents.compare import compare
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
    grid,
    paragraph,
    row,
    text,
)

WORDS = st.lists(
    st.sampled_from(["HbA1c", "7.5", "7.0", "%", "may", "not", "join", ",", "người", "\n"]),
    max_size=8,
).map(lambda found: " ".join(found))
RUNS = st.lists(st.tuples(WORDS, st.sampled_from(["", "bold"])), max_size=3).map(
    lambda runs: tuple(Run(words, "bold" if style else "") for words, style in runs if words)
)
ROWS = st.lists(st.tuples(RUNS, RUNS).map(Row), max_size=4).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, st.integers(1, 3), st.sampled_from(["1", "2", ""]), RUNS),
    st.builds(Paragraph, RUNS, st.sampled_from(["body", "bullet", "missing"])),
    ROWS.map(lambda rows: Grid((text("a"), text("b")), rows, (1, 1))),
    st.just(PageBreak()),
)
DOCUMENTS = st.lists(BLOCKS, max_size=6).map(lambda found: Document("t", "r", tuple(found)))


def without(document: Document, gone: Change) -> list[tuple[object, ...]]:
    """What a document says to somebody who does not see `gone`."""
    return [_seen(block, gone) for block in document.blocks if block.change != gone]


def _seen(block: Block, gone: Change) -> tuple[object, ...]:
    if isinstance(block, PageBreak):
        return ("break",)
    if isinstance(block, Grid):
        rows = [row for row in block.rows if row.change != gone]
        return ("grid", [[_runs(cell, gone) for cell in row.cells] for row in rows])
    kind = block.kind if isinstance(block, Paragraph) else (block.level, block.number)
    return (kind, _runs(block.text, gone))


def _runs(words: Text, gone: Change) -> list[tuple[str, str]]:
    """Letters with their styles, however they are split into runs."""
    seen = (run for run in words if run.change != gone)
    return [(letter, run.style) for run in seen for letter in run.text]


@given(old=DOCUMENTS, new=DOCUMENTS)
@settings(max_examples=200)
def test_without_what_is_inserted_it_is_the_old_one_and_without_what_is_deleted_the_new(
    old: Document, new: Document
) -> None:
    both = compare(old, new)
    assert without(both, "inserted") == without(old, "inserted")
    assert without(both, "deleted") == without(new, "deleted")


@given(document=DOCUMENTS)
def test_a_document_has_not_changed_from_itself(document: Document) -> None:
    assert compare(document, document) == document


def _changes(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        texts = (
            [cell for line in block.rows for cell in line.cells]
            if isinstance(block, Grid)
            else []
            if isinstance(block, PageBreak)
            else [block.text]
        )
        yield from ((run.change, run.text) for words in texts for run in words if run.change)


def one(*blocks: Block) -> Document:
    return Document("t", "r", blocks)


def test_a_changed_number_changes_as_one_word() -> None:
    old = one(paragraph("HbA1c is from 7.5 to 9 % at baseline"))
    new = one(paragraph("HbA1c is from 7.0 to 9 % at baseline"))
    assert list(_changes(compare(old, new))) == [("deleted", "7.5"), ("inserted", "7.0")]


def test_a_changed_cell_leaves_its_row_alone() -> None:
    table = grid(("No.", "Criterion"), [row("I1", "adults"), row("I2", "HbA1c 7.5 %")], (1, 4))
    changed = replace(table, rows=(table.rows[0], row("I2", "HbA1c 7.0 %")))
    found = compare(one(table), one(changed)).blocks[0]
    assert isinstance(found, Grid)
    assert [line.change for line in found.rows] == ["", ""]
    assert list(_changes(one(found))) == [("deleted", "7.5"), ("inserted", "7.0")]


def test_a_row_more_is_an_inserted_row() -> None:
    table = grid(("a", "b"), [row("I1", "x")], (1, 1))
    more = replace(table, rows=(*table.rows, row("I2", "y")))
    found = compare(one(table), one(more)).blocks[0]
    assert isinstance(found, Grid)
    assert [line.change for line in found.rows] == ["", "inserted"]


def test_with_other_columns_a_table_is_another_table() -> None:
    visits, more = (grid(heads, [], (1,) * len(heads)) for heads in (("a",), ("a", "b")))
    found = compare(one(visits), one(more))
    assert [block.change for block in found.blocks] == ["deleted", "inserted"]
