"""Interventions and arms of a MedPath page."""

from __future__ import annotations

import re

from trialwright.record.building import Building
from trialwright.record.medpath_page import Line, Page, paragraph_lines
from trialwright.record.medpath_tables import ARM_COLUMNS, ArmRow, split_arm
from trialwright.record.record import ARMS, INTERVENTIONS
from trialwright.record.words import INTERVENTION_TYPES, is_not_said
from trialwright.values.findings import Severity

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
    lines = list(paragraph_lines(section)) if section else []
    if not lines:
        return
    rows = _rows(lines, b)
    for first, row, text, numbers in _merged(rows):
        _put_arm(row, text, numbers, first, b)


_Row = tuple[ArmRow | None, str, list[int]]


def _rows(lines: list[Line], b: Building) -> list[_Row]:
    """Each row with its words and line numbers; a line without a name goes on the row above."""
    names = [x["name"] for x in _listed(b)]
    rows: list[_Row] = []
    for place, line in enumerate(lines):
        text = line.words.strip()
        if place == 0 and (header := ARM_COLUMNS.match(line.words)):
            b.used.add(line.number)
            text = line.words[header.end() :].strip()
        if not text:
            continue
        split = split_arm(text, names)
        if rows and rows[-1][0] is not None and (split is None or not split.certain):
            row, before, numbers = rows[-1]
            rows[-1] = (row, f"{before}\n{text}", [*numbers, line.number])
        else:
            rows.append((split, text, [line.number]))
    return rows


def _listed(b: Building) -> list[dict[str, str]]:
    arms: dict[str, list[dict[str, str]]] = b.data.get("protocolSection", {}).get(
        "armsInterventionsModule", {}
    )
    return arms.get("interventions", [])


def _merged(rows: list[_Row]) -> list[tuple[int, ArmRow | None, str, list[int]]]:
    """Rows of one label are one arm, whose interventions the page prints one a row."""
    arms: list[tuple[int, ArmRow | None, str, list[int]]] = []
    for row, text, numbers in rows:
        tail = text.split("\n", 1)[1] if "\n" in text else ""
        if row is not None and tail:
            description = f"{row.description}\n{tail}".strip()
            row = ArmRow(row.label, row.interventions, description, row.certain)
        same = next((a for a in arms if row and a[1] and a[1].label == row.label), None)
        if same and row and same[1]:
            both = ArmRow(
                row.label, (*same[1].interventions, *row.interventions),
                same[1].description or row.description, same[1].certain and row.certain,
            )  # fmt: skip
            arms[arms.index(same)] = (same[0], both, f"{same[2]}\n{text}", [*same[3], *numbers])
        else:
            arms.append((len(arms), row, text, numbers))
    return arms


def _put_arm(row: ArmRow | None, text: str, numbers: list[int], place: int, b: Building) -> None:
    path = f"{ARMS}[{place}]"
    if row is None:
        b.put(f"{path}.description", text, numbers, text)
        _tell(b, path, text, "group, intervention and description could not be told apart")
        return
    b.put(f"{path}.label", row.label, numbers, text)
    if row.description:
        b.put(f"{path}.description", row.description, numbers, text)
    for index, name in enumerate(dict.fromkeys(row.interventions)):
        b.put(f"{path}.interventionNames[{index}]", _full(b, name), numbers, text)
        _link(b, name, row.label)
    if not row.certain:
        _tell(b, path, text, "an intervention's name stands in more than one place of the row")


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
