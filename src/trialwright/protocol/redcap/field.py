"""A REDCap project as facts: its forms and fields, the words untouched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Field:
    """One field; absent facts are "".

    `place` says where it stands (file and row); `kind` is REDCap's field type in the
    words of the data dictionary; `choices` are (code, label).
    """

    place: str
    name: str
    form: str
    kind: str
    label: str
    section: str = ""
    choices: Choices = ()
    calculation: str = ""
    note: str = ""
    validation: str = ""
    low: str = ""
    high: str = ""
    identifier: bool = False
    branching: str = ""
    required: bool = False
    matrix: str = ""
    annotation: str = ""


@dataclass(frozen=True)
class Project:
    """Fields in their order; `number` names the one that holds the record's own number, or "".

    `labels` are names of forms by id, `repeating` the forms that repeat, `events` the forms of each
    event by its name; a data dictionary has none of the three.
    """

    fields: tuple[Field, ...]
    number: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    repeating: frozenset[str] = frozenset()
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
