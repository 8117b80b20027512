"""Typed facts as tables: every field of a struct, its type, and what its absence means."""

from __future__ import annotations

import enum
import inspect
import types
import typing

import msgspec

from drawing.markdown import code, table
from trialwright.analyse.results import Result, ResultSet
from trialwright.protocol.study import Study

_PLAIN = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    type(None): "nothing",
}


def draw_study() -> str:
    """Every struct a study file is made of, from the study down."""
    return "\n\n".join(_section(struct) for struct in _reachable(Study))


def draw_results() -> str:
    """The two structs of a results file."""
    return "\n\n".join(_section(struct) for struct in (ResultSet, Result))


def _reachable(root: type[msgspec.Struct]) -> list[type[msgspec.Struct]]:
    found, waiting = [], [root]
    while waiting:
        struct = waiting.pop(0)
        if struct not in found:
            found.append(struct)
            waiting += [
                inner for field in msgspec.structs.fields(struct) for inner in _structs(field.type)
            ]
    return found


def _structs(kind: object) -> list[type[msgspec.Struct]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [struct for part in typing.get_args(kind) for struct in _structs(part)]


def _section(struct: type[msgspec.Struct]) -> str:
    rows = [_row(field) for field in msgspec.structs.fields(struct)]
    tag = msgspec.inspect.type_info(struct)
    if isinstance(tag, msgspec.inspect.StructType) and tag.tag_field:
        rows.insert(0, (code(tag.tag_field), f"always `{tag.tag}`", "required"))
    text = inspect.getdoc(struct) or ""
    return f"### {struct.__name__}\n\n{text}\n\n" + table(("field", "type", "when absent"), rows)


def _row(field: msgspec.structs.FieldInfo) -> tuple[str, str, str]:
    return code(field.encode_name), words(field.type), _absent(field)


def _absent(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    if field.default is msgspec.NODEFAULT or field.default in (None, "", (), {}):
        return "none"
    return code(_yaml(field.default))


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def words(kind: object) -> str:
    """A type in words: `list of Arm`, `one of a, b`."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return " · ".join(code(str(item.value)) for item in kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    return _compound(typing.get_origin(kind), typing.get_args(kind), kind)


def _compound(origin: object, parts: tuple[object, ...], kind: object) -> str:
    if origin is typing.Literal:
        return " · ".join(code(str(part)) for part in parts)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(words(part) for part in parts if part is not type(None))
    if origin is tuple:
        return _list(parts)
    if len(parts) == 2:
        return f"{words(parts[0])} → {words(parts[1])}"
    return code(str(kind))


def _list(parts: tuple[object, ...]) -> str:
    if parts[-1] is Ellipsis:
        return f"list of {words(parts[0])}"
    return f"{len(parts)} × {words(parts[0])}"
