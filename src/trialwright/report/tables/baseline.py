"""The baseline table: who took part, before anything was done."""

from __future__ import annotations

from trialwright.protocol.study import Study
from trialwright.report.numbers import NOTHING, Lookup
from trialwright.report.tables.table import Row, Table, column_of
from trialwright.report.words import choice_words, concept, concept_words

ANALYSIS = "baseline"


def baseline_table(study: Study, lookup: Lookup) -> Table | None:
    """One block a characteristic, one column a group; None where nothing was measured."""
    parameters = lookup.values("parameter", ANALYSIS)
    if not parameters:
        return None
    groups = lookup.values("group", ANALYSIS)
    rows = [row for block in _blocks(parameters) for row in _block(lookup, block, groups)]
    return Table(
        id="baseline",
        caption="Characteristics at baseline",
        corner="Characteristic",
        columns=tuple(column_of(study, group) for group in groups),
        rows=tuple(rows),
        notes=(
            "SD: standard deviation; Q1 and Q3: first and third quartile. "
            "Missing values stay missing: n says how many were measured.",
        ),
    )


def _blocks(parameters: tuple[str, ...]) -> dict[str, list[str]]:
    """Characteristic → its parameters: `sex=female` and `sex=male` belong to sex."""
    blocks: dict[str, list[str]] = {}
    for parameter in parameters:
        blocks.setdefault(parameter.partition("=")[0], []).append(parameter)
    return blocks


def _block(lookup: Lookup, block: str, groups: tuple[str, ...]) -> list[Row]:
    parameters = [name for name in lookup.values("parameter", ANALYSIS) if _head(name) == block]
    if any("=" in name for name in parameters):
        return [Row((_label(block),)), *(_category(lookup, name, groups) for name in parameters)]
    return [Row((concept_words(block),)), *_quantity(lookup, block, groups)]


def _head(parameter: str) -> str:
    return parameter.partition("=")[0]


def _label(block: str) -> str:
    known = concept(block)
    return known.label if known else block.replace("_", " ").capitalize()


def _category(lookup: Lookup, parameter: str, groups: tuple[str, ...]) -> Row:
    block, _, choice = parameter.partition("=")
    cells = tuple(
        lookup.cell("{} ({} %)", ANALYSIS, "n", "percent", group=group, parameter=parameter)
        for group in groups
    )
    return Row((choice_words(block, choice),), cells, indented=True)


# Row heading, the words around its numbers, and the statistics.
QUANTITY: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("n", "{}", ("n",)),
    ("Mean (SD)", "{} ({})", ("mean", "sd")),
    ("Median (Q1, Q3)", "{} ({}, {})", ("median", "q1", "q3")),
    ("Lowest to highest", "{} to {}", ("min", "max")),
)


def _quantity(lookup: Lookup, parameter: str, groups: tuple[str, ...]) -> list[Row]:
    rows = []
    for heading, form, names in QUANTITY:
        cells = tuple(
            lookup.cell(form, ANALYSIS, *names, group=group, parameter=parameter)
            for group in groups
        )
        if any(cell != (NOTHING,) for cell in cells):
            rows.append(Row((heading,), cells, indented=True))
    return rows
