"""A USDM document as bytes → an object tree that is known to be sound; anything else is refused.

Sound means: JSON without doubled keys, every object of a class of USDM 4.0 with what that class
requires, every id once, every reference to an object of the right class.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from trialwright.protocol.usdm.classes import (
    ANY,
    EXTENSIONS,
    ID,
    INSTANCE,
    PLAIN,
    ROOT,
    Attribute,
    classes,
)
from trialwright.protocol.usdm.node import Node, Reading
from trialwright.record.tree import too_deep
from trialwright.values.findings import InputRefused

MAX_BYTES = 64_000_000
LARGEST = 1e15
EXTENSION = "ExtensionAttribute"
ALLOWED = "allowed: a USDM 4.0 document as JSON"
_VERSION = re.compile(r"4(\.\d+)*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def parse(data: bytes, name: str = "the document") -> dict[str, Any]:
    """The JSON object of a file; `name` stands in messages."""
    if len(data) > MAX_BYTES:
        raise InputRefused(f"{name}: is larger than a study can be; {ALLOWED}, up to 64 MB")
    try:
        tree = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"{name}: is not readable JSON: {_why(error)}; {ALLOWED}") from error
    if not isinstance(tree, dict) or too_deep(tree):
        raise InputRefused(f"{name}: is no object, or nested too deep; {ALLOWED}")
    return tree


def check(tree: object) -> Reading:
    """The document, ready to be read; InputRefused names the first place that is not sound."""
    if not isinstance(tree, dict) or not isinstance(tree.get("usdmVersion"), str):
        raise InputRefused(f"the document: no usdmVersion; {ALLOWED}")
    if not _VERSION.fullmatch(tree["usdmVersion"]):
        raise InputRefused(f"usdmVersion: {tree['usdmVersion'][:20]!r} can't be read; {ALLOWED}")
    if too_deep(tree):
        raise InputRefused(f"the document: is nested too deep; {ALLOWED}")
    nodes = list(_sound(tree, (ROOT,), ROOT, ""))
    by_id: dict[str, Node] = {}
    for node in nodes:
        if node.id and node.id in by_id:
            raise InputRefused(f"{node.place}.id: stands twice in the document; allowed: once")
        by_id[node.id] = node
    for node in nodes:
        _check_references(node, by_id)
    reading = Reading(tree, by_id)
    for node in nodes:
        node.attach(reading)
    return reading


def _sound(value: dict[str, Any], kinds: tuple[str, ...], kind: str, place: str) -> Iterator[Node]:
    """The node of an object and of all that is in it, each checked against its class."""
    if kind not in kinds:
        _refuse(f"{place}.{INSTANCE}", f"must be {' or '.join(kinds)}")
    if kind != ROOT and not (isinstance(value.get(ID), str) and value[ID]) and kind != "Study":
        _refuse(f"{place}.{ID}", "must be a text that is not empty")
    yield Node(value, place)
    for attribute in classes()[kind].values():
        yield from _attribute(value, attribute, f"{place}.{attribute.name}".lstrip("."))
    own = value.get(EXTENSIONS)
    if kind != ROOT and own is not None:
        many = Attribute(EXTENSIONS, (EXTENSION,), refers=False, many=True, required=False)
        yield from _attribute(value, many, f"{place}.{EXTENSIONS}")


def _attribute(owner: dict[str, Any], attribute: Attribute, place: str) -> Iterator[Node]:
    value = owner.get(attribute.name)
    if value is None:
        if attribute.required:
            _refuse(place, "is required")
        return
    if not attribute.many:
        yield from _value(value, attribute, place)
        return
    if not isinstance(value, list):
        _refuse(place, "must be a list")
    for number, item in enumerate(value):
        yield from _value(item, attribute, f"{place}[{number}]")


def _value(value: object, attribute: Attribute, place: str) -> Iterator[Node]:
    if attribute.refers:
        _check_plain(value, "name", place)
    elif attribute.kinds[0] in PLAIN:
        _check_plain(value, attribute.kinds[0], place)
    elif isinstance(value, dict):
        yield from _sound(value, attribute.kinds, str(value.get(INSTANCE)), place)
    else:
        _refuse(place, f"must be an object, {' or '.join(attribute.kinds)}")


def _check_plain(value: object, kind: str, place: str) -> None:
    """A text, a number or a yes/no, as the attribute asks."""
    if kind in {"text", "name"}:
        if not isinstance(value, str) or (kind == "name" and not value):
            _refuse(place, "must be a text" + (" that is not empty" if kind == "name" else ""))
        elif _CONTROL.search(value):
            _refuse(place, "holds control characters")
    elif kind == "yes_no":
        if not isinstance(value, bool):
            _refuse(place, "must be true or false")
    elif not _is_number(value, whole=kind == "count"):
        _refuse(place, "must be a whole number" if kind == "count" else "must be a number")


def _is_number(value: object, *, whole: bool) -> bool:
    """Whether it is a number that a double holds exactly enough; 1e999 is not."""
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        return False
    return abs(value) < LARGEST


def _check_references(node: Node, by_id: dict[str, Node]) -> None:
    for attribute in classes().get(node.kind, {}).values():
        if attribute.refers:
            held = node.peek(attribute.name) or []
            for name in held if isinstance(held, list) else [held]:
                target = by_id.get(name)
                if target is None or not (ANY in attribute.kinds or target.kind in attribute.kinds):
                    words = "any object" if ANY in attribute.kinds else " or ".join(attribute.kinds)
                    _refuse(f"{node.place}.{attribute.name}", f"must be the id of {words}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has the same key twice")
    return found


def _no_number(_text: str) -> NoReturn:
    raise ValueError("a number is not a number")


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}"
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    return str(error) if type(error) is ValueError else "is nested too deep"


def _refuse(place: str, what: str) -> NoReturn:
    raise InputRefused(f"{place.lstrip('.')}: {what}; {ALLOWED}")
