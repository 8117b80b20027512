"""Where in a study file an error stands, and what is allowed there, read off the model itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias

from msgspec.inspect import (
    BoolType,
    FloatType,
    IntType,
    ListType,
    LiteralType,
    StrType,
    StructType,
    TupleType,
    Type,
    UnionType,
    VarTupleType,
    type_info,
)

from trialwright.protocol.study import Study

Steps: TypeAlias = tuple[str | int, ...]

_ERROR = re.compile(r"(?P<message>.*?)(?: - at `(?P<path>\$[^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_WORDS: tuple[tuple[type[Type], str], ...] = (
    (BoolType, "true or false"),
    (IntType, "a whole number"),
    (FloatType, "a number"),
    (StrType, "text"),
)


def place_of(error: str) -> tuple[str, Steps]:
    """msgspec's message without its path, and the path as steps; an unknown key is a step too."""
    match = _ERROR.fullmatch(error)
    assert match is not None
    steps: list[str | int] = [
        key or int(index) for key, index in _STEP.findall(match["path"] or "$")
    ]
    message = match["message"].replace("`", "'")
    unknown = re.fullmatch(r"Object contains unknown field '(.+)'", message)
    return message, (*steps, *((unknown[1],) if unknown else ()))


def line_of(tree: Any, steps: Steps) -> int:
    """The line (from 1) of the deepest step that is there; 1 where none is."""
    line = 1
    for step in steps:
        try:
            place = tree.lc.item(step) if isinstance(step, int) else tree.lc.key(step)
            line, tree = place[0] + 1, tree[step]
        except (KeyError, IndexError, AttributeError, TypeError):
            break
    return line


def allowed_at(steps: Steps) -> str:
    """What may stand at a place, in words; "" where there is no short answer."""
    return _described([_study_type()], steps)


def _described(here: list[Type], steps: Steps) -> str:
    """Walk down; a step no type has a field for describes the fields there are."""
    for step in steps:
        below = [found for kind in here for found in _step(kind, step)]
        if not below:
            break
        here = below
    return "; ".join(dict.fromkeys(words for kind in here if (words := _named(kind))))


def _step(kind: Type, step: str | int) -> Iterable[Type]:
    if isinstance(kind, StructType) and isinstance(step, str):
        named = (field.type for field in kind.fields if field.encode_name == step)
        return [part for field in named for part in _flat(field)]
    if isinstance(kind, VarTupleType | ListType) and isinstance(step, int):
        return _flat(kind.item_type)
    if isinstance(kind, TupleType) and isinstance(step, int) and step < len(kind.item_types):
        return _flat(kind.item_types[step])
    return []


def _flat(kind: Type) -> list[Type]:
    return list(kind.types) if isinstance(kind, UnionType) else [kind]


def _named(kind: Type) -> str:
    if isinstance(kind, LiteralType):
        return ", ".join(str(value) for value in kind.values)
    if isinstance(kind, StructType):
        return ", ".join(field.encode_name for field in kind.fields)
    if isinstance(kind, VarTupleType | ListType | TupleType):
        return "a list"
    return next((words for known, words in _WORDS if isinstance(kind, known)), "")


@cache
def _study_type() -> Type:
    return type_info(Study)
