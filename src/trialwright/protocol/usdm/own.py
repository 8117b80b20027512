"""What USDM has no attribute for travels beside it, as extension attributes of our own.

A standard attribute is always the one that counts. A field of the study goes into an extension
attribute only where no standard one can give it back as it was, so that a document another tool
has edited still means what it says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields

from trialwright.protocol.usdm.builder import Builder, Json
from trialwright.protocol.usdm.node import Node
from trialwright.values.findings import InputRefused

URN = "urn:trialwright:study:1:"

Model = TypeVar("Model", bound=msgspec.Struct)


def beside(out: Builder, item: msgspec.Struct, held: Mapping[str, object]) -> list[Json]:
    """Extension attributes for every field of `item` that `held` would not give back.

    `held` are the fields a reader finds in standard attributes, as it would read them.
    """
    return written(
        out,
        {
            field.name: getattr(item, field.name)
            for field in fields(item)
            if getattr(item, field.name) != held.get(field.name, _default(field))
        },
    )


def written(out: Builder, values: Mapping[str, object]) -> list[Json]:
    """Extension attributes of names and values, each value as JSON."""
    return [
        out.make("ExtensionAttribute", url=URN + name, valueString=_text(value))
        for name, value in values.items()
    ]


def read_beside(node: Node) -> dict[str, Any]:
    """The fields of our extension attributes; those of others stay unread."""
    found: dict[str, Any] = {}
    for attribute in node.extensions():
        url = attribute.peek("url")
        if isinstance(url, str) and url.startswith(URN):
            found[url.removeprefix(URN)] = _value(attribute)
            attribute.take()
    return found


def built(model: type[Model], node: Node, values: Mapping[str, object]) -> Model:
    """The model of these values; one that doesn't fit is InputRefused, naming the node."""
    try:
        return msgspec.convert(msgspec.to_builtins(values), model)
    except (msgspec.ValidationError, ValueError) as error:
        raise InputRefused(f"{node.place}: does not make a study: {error}") from error


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def _text(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, sort_keys=True)


def _value(attribute: Node) -> object:
    text = attribute.peek("valueString")
    try:
        return json.loads(text if isinstance(text, str) else "")
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"{attribute.place}: holds no JSON; allowed: as exported") from error
