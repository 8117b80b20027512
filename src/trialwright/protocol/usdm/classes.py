"""The classes of USDM 4.0 as a table: what each may hold, how often, and what an id points at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

# every class but the wrapper around a document has these
ID, INSTANCE, EXTENSIONS = "id", "instanceType", "extensionAttributes"
ROOT = "Wrapper"
PLAIN = frozenset({"text", "name", "number", "count", "yes_no"})
ANY = "any"

_ENTRY = re.compile(r"(-> )?([A-Za-z_/]+)([?*+]?)")


@dataclass(frozen=True)
class Attribute:
    """One attribute: `kinds` are plain kinds or classes, or the classes its ids may point at.

    `many` holds a list; `required` must stand there (a list may still be empty).
    """

    name: str
    kinds: tuple[str, ...]
    refers: bool
    many: bool
    required: bool


@cache
def classes() -> Mapping[str, Mapping[str, Attribute]]:
    """Every class with its attributes, in the order of the interface definition."""
    text = files(__package__).joinpath("classes.yaml").read_text(encoding="utf-8")
    table = YAML(typ="safe", pure=True).load(text)
    return {
        name: {attribute: _attribute(attribute, entry) for attribute, entry in held.items()}
        for name, held in table.items()
    }


def _attribute(name: str, entry: str) -> Attribute:
    match = _ENTRY.fullmatch(entry)
    assert match is not None, entry
    arrow, kinds, count = match.groups()
    return Attribute(
        name=name,
        kinds=tuple(kinds.split("/")),
        refers=arrow is not None,
        many=count in {"*", "+"},
        required=count in {"", "+"},
    )
