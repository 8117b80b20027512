"""Interventions and arms of a MedPath page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialwright.record.building import Building
from trialwright.record.medpath_page import Line, Page, paragraph_lines
from trialwright.record.medpath_tables import ARM_COLUMNS, ArmRow, split_arm
from trialwright.record.record import ARMS, INTERVENTIONS
from trialwright.record.words import INTERVENTION_TYPES, is_not_said
from trialwright.values.findings import Severity

MOST = 300  # interventions looked for in the arms table; no registered trial has as many
_TYPES = "|".join(INTERVENTION_TYPES)
_TYPED = re.compile(rf"({_TYPES}): ?(.*)")
_JOINED_TYPE = re.compile(rf"(?<=\S)(?=(?:{_TYPES}): )")


def read_interventions(page: Page, b: Building) -> None:
    """`Type: name` lines as type and name; a line without a known type is a name alone."""
    section, place = page.sections.get("Interventions"), 0
    for line in paragraph_lines(section) if section else ():
        if is_not_said(line.bare):
            b.used.add(line.number)
            continue
        parts = _JOINED_TYPE.split(line.bare)
        if len(parts) > 1:
            b.note(
                "read.column-split", f"{INTERVENTIONS}[{place}]", line.bare,
                f"The page runs {len(parts)} interventions together; they were cut before each"
                " type word.",
                "Compare the interventions with the registry's page.",
            )  # fmt: skip
        for part in parts:
            _put_intervention(part, place, line, b)
            place += 1


def _put_intervention(part: str, place: int, line: Line, b: Building) -> None:
    path, typed = f"{INTERVENTIONS}[{place}]", _TYPED.fullmatch(part)
    if typed and typed[2].strip():
        b.put(f"{path}.type", INTERVENTION_TYPES[typed[1]], [line.number], part)
    name = typed[2].strip() if typed and typed[2].strip() else part
    b.put(f"{path}.name", name, [line.number], part)


def read_arms(page: Page, b: Building) -> None:
    """The arms table: rows are cut at the names of the interventions the page lists above."""
    section = page.sections.get("Arm && Interventions")
    rows = _rows(section.lines, b) if section else []
    for place, row in enumerate(_merged(rows)):
        _put_arm(row, place, b)


@dataclass
class _Row:
    """A row of the table with its words, its line numbers, and whether a line of it is doubtful."""

    split: ArmRow | None
    words: list[str]
    numbers: list[int]
    doubtful: bool = False

    @property
    def text(self) -> str:
        """The words as they stand, blank lines inside kept."""
        return "\n".join(self.words).strip()

    @property
    def description(self) -> str:
        """What follows the intervention's name, with the lines below."""
        first = self.split.description if self.split else self.words[0]
        return "\n".join([first, *self.words[1:]]).strip()


def _rows(lines: list[Line], b: Building) -> list[_Row]:
    """A line that holds an intervention's name between its cells is a row; others go on the row."""
    names = [x["name"] for x in _listed(b)][:MOST]
    rows: list[_Row] = []
    after_blank = False
    for text, number in _without_header(lines, b):
        split = split_arm(text, names) if text else None
        if text and (not rows or (split is not None and split.joined)):
            rows.append(_Row(split, [text], [number]))
        elif rows:
            rows[-1].words.append(text)
            rows[-1].numbers += [number] if text else []
            rows[-1].doubtful |= bool(text) and not after_blank  # it may be a row without a name
        after_blank = not text
    return rows


def _without_header(lines: list[Line], b: Building) -> Iterator[tuple[str, int]]:
    """Each line's words and number; the column names are taken off the first one."""
    first = next((line.number for line in lines if line.bare), 0)
    for line in lines:
        text = line.words.strip()
        if line.number == first and (header := ARM_COLUMNS.match(text + " ")):
            b.used.add(line.number)
            text = text[header.end() :].strip()
        if text or line.number != first:
            yield text, line.number


def _listed(b: Building) -> list[dict[str, str]]:
    arms: dict[str, list[dict[str, str]]] = b.data.get("protocolSection", {}).get(
        "armsInterventionsModule", {}
    )
    return arms.get("interventions", [])


def _merged(rows: list[_Row]) -> list[list[_Row]]:
    """Rows of one label are one arm, whose interventions the page prints one a row."""
    arms: dict[str, list[_Row]] = {}
    for place, row in enumerate(rows):
        label = row.split.label if row.split else f"\n{place}"  # no label: an arm of its own
        arms.setdefault(label, []).append(row)
    return list(arms.values())


def _put_arm(rows: list[_Row], place: int, b: Building) -> None:
    path, split = f"{ARMS}[{place}]", rows[0].split
    numbers = [number for row in rows for number in row.numbers]
    text = rows[0].text
    if split is None:
        b.put(f"{path}.description", text, numbers, text)
        _tell(b, path, text, "group, intervention and description could not be told apart")
        return
    b.put(f"{path}.label", split.label, numbers, text)
    if description := next((row.description for row in rows if row.description), ""):
        b.put(f"{path}.description", description, numbers, text)
    names = [name for row in rows if row.split for name in row.split.interventions]
    for index, name in enumerate(dict.fromkeys(names)):
        b.put(f"{path}.interventionNames[{index}]", _full(b, name), numbers, text)
        _link(b, name, split.label)
    if not all(row.split and row.split.certain for row in rows):
        _tell(b, path, text, "an intervention's name stands in more than one place of the row")
    elif any(row.doubtful for row in rows):
        _tell(b, path, text, "a line below this row may be a row of its own")


def _full(b: Building, name: str) -> str:
    """`Type: name`, as the registry's arms name their interventions."""
    printed = {code: label for label, code in INTERVENTION_TYPES.items()}
    kind = next((x.get("type", "") for x in _listed(b) if x["name"] == name), "")
    return f"{printed[kind]}: {name}" if kind else name


def _link(b: Building, name: str, label: str) -> None:
    for place, listed in enumerate(_listed(b)):
        if listed["name"] == name:
            path = f"{INTERVENTIONS}[{place}]"
            origin = b.provenance[f"{path}.name"]
            labels = listed.get("armGroupLabels", ())
            b.put(f"{path}.armGroupLabels[{len(labels)}]", label, [], origin.quote)


def _tell(b: Building, path: str, text: str, why: str) -> None:
    b.note(
        "read.column-split", path, text.split("\n", 1)[0],
        f"The page runs the columns of its arms table together, and {why}.",
        "Compare this arm with the registry's page.", Severity.WARNING,
    )  # fmt: skip
