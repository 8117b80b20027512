"""The baseline tables: who took part, before anything was done."""

from __future__ import annotations

from collections.abc import Sequence

from trialwright.protocol.study import Study
from trialwright.report.numbers import Lookup
from trialwright.report.tables.table import Row, Table, column_of
from trialwright.report.words import choice_words, concept, concept_words

ANALYSIS = "baseline"
# Columns of what is measured: heading, the words around its numbers, the statistics.
MEASURED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("n", "{}", ("n",)),
    ("Mean (SD)", "{} ({})", ("mean", "sd")),
    ("Median (Q1, Q3)", "{} ({}, {})", ("median", "q1", "q3")),
    ("Lowest to highest", "{} to {}", ("min", "max")),
)
SPREAD = (
    "SD: standard deviation; Q1, Q3: first and third quartile. Missing values stay missing: n "
    "counts those measured."
)
KNOWN = "Per cent of those whose answer is known."


def baseline_tables(study: Study, lookup: Lookup) -> tuple[Table, ...]:
    """What is measured and what is counted, a table each; an empty one is left out."""
    groups = lookup.values("group", ANALYSIS)
    counted, measured = _heads(lookup)
    tables = (
        Table(
            id="baseline-measured",
            caption="Measured at baseline",
            corner="Characteristic",
            columns=tuple(heading for heading, _, _ in MEASURED),
            rows=tuple(row for name in measured for row in _measured(study, lookup, name, groups)),
            notes=(SPREAD,),
        ),
        Table(
            id="baseline-counted",
            caption="Counted at baseline",
            corner="Characteristic",
            columns=tuple(column_of(study, group) for group in groups),
            rows=tuple(row for name in counted for row in _counted(study, lookup, name, groups)),
            notes=(KNOWN,),
        ),
    )
    return tuple(table for table in tables if table.rows)


def _heads(lookup: Lookup) -> tuple[list[str], list[str]]:
    """Characteristics with choices (`sex=female` belongs to sex), and the others."""
    parameters = lookup.values("parameter", ANALYSIS)
    counted = list(dict.fromkeys(n.partition("=")[0] for n in parameters if "=" in n))
    return counted, [name for name in parameters if "=" not in name and name not in counted]


def _measured(study: Study, lookup: Lookup, name: str, groups: Sequence[str]) -> list[Row]:
    """One row; of several groups a heading and a row each."""
    rows = [
        Row(
            (concept_words(name, study) if len(groups) == 1 else column_of(study, group),),
            tuple(
                lookup.cell(form, ANALYSIS, *names, group=group, parameter=name)
                for _, form, names in MEASURED
            ),
            indented=len(groups) > 1,
        )
        for group in groups
    ]
    return rows if len(groups) == 1 else [Row((concept_words(name, study),)), *rows]


def _counted(study: Study, lookup: Lookup, name: str, groups: Sequence[str]) -> list[Row]:
    known = concept(name, study)
    heading = known.label if known else name.replace("_", " ").capitalize()
    choices = [n for n in lookup.values("parameter", ANALYSIS) if n.startswith(f"{name}=")]
    return [Row((heading,)), *(_choice(study, lookup, choice, groups) for choice in choices)]


def _choice(study: Study, lookup: Lookup, parameter: str, groups: Sequence[str]) -> Row:
    name, _, choice = parameter.partition("=")
    cells = tuple(
        lookup.cell("{} ({} %)", ANALYSIS, "n", "percent", group=group, parameter=parameter)
        for group in groups
    )
    return Row((choice_words(name, choice, study),), cells, indented=True)
