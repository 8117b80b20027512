"""A REDCap data dictionary: CSV of 18 columns, a row a field."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from trialwright.protocol.redcap.choices import read_choices
from trialwright.protocol.redcap.field import Field, Project
from trialwright.values.findings import InputRefused

# Column, as the download and as the API heads it: what it is here.
COLUMNS: Mapping[str, str] = {
    "Variable / Field Name": "field_name",
    "Form Name": "form_name",
    "Section Header": "section_header",
    "Field Type": "field_type",
    "Field Label": "field_label",
    "Choices, Calculations, OR Slider Labels": "select_choices_or_calculations",
    "Field Note": "field_note",
    "Text Validation Type OR Show Slider Number": "text_validation_type_or_show_slider_number",
    "Text Validation Min": "text_validation_min",
    "Text Validation Max": "text_validation_max",
    "Identifier?": "identifier",
    "Branching Logic (Show field only if...)": "branching_logic",
    "Required Field?": "required_field",
    "Custom Alignment": "custom_alignment",
    "Question Number (surveys only)": "question_number",
    "Matrix Group Name": "matrix_group_name",
    "Matrix Ranking?": "matrix_ranking",
    "Field Annotation": "field_annotation",
}
NEEDED = ("field_name", "form_name", "field_type", "field_label")
WITH_CHOICES = frozenset({"radio", "dropdown", "checkbox"})
_MOST_ROWS = 20_000
_NUMBERED = re.compile(r"(^|_)(id|no|nr|number|record)$|^record|id$")
_YES = frozenset({"y", "yes", "1"})


def looks_like_dictionary(text: str) -> bool:
    """Whether the first line heads a data dictionary."""
    head = text[:2000].split("\n", 1)[0]
    return "field_name" in head or "Variable / Field Name" in head


def read_dictionary(text: str, name: str) -> Project:
    """The project of a data dictionary; `name` stands in messages, with row and column."""
    rows = _rows(text, name)
    names = _heads(next(rows, (1, []))[1], name)
    fields = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise InputRefused(
                f"{name} row {number}: has {len(cells)} columns; allowed: {len(names)}, as the head"
            )
        values = dict(zip(names, (cell.strip() for cell in cells), strict=True))
        fields.append(_field(values, f"{name} row {number}"))
    if not fields:
        raise InputRefused(f"{name}: has a head and no field; allowed: a row a field")
    return Project(tuple(fields), _number(fields[0]))


def _number(first: Field) -> str:
    """The first field of a project is the record's number; one of a single form's file is not."""
    is_plain = first.kind == "text" and not first.validation and not first.choices
    return first.name if is_plain and _NUMBERED.search(first.name) else ""


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number as a spreadsheet counts them; the head is row 1."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(StringIO(text), strict=True), start=1):
            if number > _MOST_ROWS:
                raise InputRefused(f"{name}: more than {_MOST_ROWS} rows; allowed: up to that")
            yield number, cells
    except csv.Error as error:
        raise InputRefused(f"{name} row {number + 1}: is not CSV: {error}") from None


def _heads(cells: list[str], name: str) -> list[str]:
    heads = [COLUMNS.get(cell.strip(), cell.strip()) for cell in cells]
    missing = [column for column in NEEDED if column not in heads]
    strange = [head for head in heads if head not in COLUMNS.values()]
    if missing:
        raise InputRefused(f"{name} row 1: has no column {missing[0]}; allowed: a data dictionary")
    if strange or len(set(heads)) != len(heads):
        which = strange[0][:40] if strange else "a column that stands there twice"
        raise InputRefused(f"{name} row 1, column {which!r}: is none of a data dictionary's 18")
    return heads


def _field(values: Mapping[str, str], place: str) -> Field:
    for column in ("field_name", "form_name", "field_type"):
        if not values[column]:
            raise InputRefused(f"{place}, column {column}: is empty; allowed: a name")
    kind, listed = values["field_type"].lower(), values.get("select_choices_or_calculations", "")
    column = f"{place}, column select_choices_or_calculations"
    return Field(
        place=place,
        name=values["field_name"],
        form=values["form_name"],
        kind=kind,
        label=values["field_label"],
        section=values.get("section_header", ""),
        choices=read_choices(listed, column) if kind in WITH_CHOICES else (),
        calculation=listed if kind not in WITH_CHOICES else "",
        note=values.get("field_note", ""),
        validation=values.get("text_validation_type_or_show_slider_number", "").lower(),
        low=values.get("text_validation_min", ""),
        high=values.get("text_validation_max", ""),
        identifier=values.get("identifier", "").lower() in _YES,
        branching=values.get("branching_logic", ""),
        required=values.get("required_field", "").lower() in _YES,
        matrix=values.get("matrix_group_name", ""),
        annotation=values.get("field_annotation", ""),
    )
