"""The table of USDM classes says what the published interface definition says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from trialwright.protocol.usdm.classes import EXTENSIONS, ID, INSTANCE, PLAIN, ROOT, classes

from .documents import standard

_KINDS = {"string": "text", "boolean": "yes_no", "number": "number", "integer": "count"}


def published() -> Mapping[str, Any]:
    schemas = json.loads(standard("USDM_API.json").read_text(encoding="utf-8"))["components"]
    return {
        name.removesuffix("-Input"): schema
        for name, schema in schemas["schemas"].items()
        if name.endswith("-Input")
    }


def kinds_of(schema: Mapping[str, Any]) -> set[str]:
    """The kinds an attribute may hold; a text that may not be empty is a name."""
    if "$ref" in schema:
        return {schema["$ref"].rpartition("/")[2].removesuffix("-Input")}
    if "anyOf" in schema:
        return set().union(*(kinds_of(item) for item in schema["anyOf"]))
    if schema["type"] == "array":
        return kinds_of(schema["items"])
    if schema["type"] == "null":
        return set()
    return {"name" if schema.get("minLength") else _KINDS[schema["type"]]}


def test_every_class_and_attribute_is_in_the_table() -> None:
    common = {ID, INSTANCE, EXTENSIONS}
    assert {name: list(held) for name, held in classes().items()} == {
        name: [item for item in schema["properties"] if item not in common]
        for name, schema in published().items()
    }


def test_kinds_lists_and_what_is_required_agree() -> None:
    for name, schema in published().items():
        for attribute in classes()[name].values():
            said = schema["properties"][attribute.name]
            kinds = {"text"} if attribute.refers else set(attribute.kinds)
            assert kinds_of(said) == kinds, f"{name}.{attribute.name}"
            assert (said.get("type") == "array") == attribute.many
            assert (attribute.name in schema["required"]) == attribute.required


def test_every_class_but_the_wrapper_has_an_id_a_class_name_and_extensions() -> None:
    for name, schema in published().items():
        assert (name == ROOT) == (INSTANCE not in schema["properties"])
        assert (name == ROOT) == (EXTENSIONS not in schema["properties"])


def test_every_kind_is_plain_or_a_class_and_every_id_points_at_a_class() -> None:
    for held in classes().values():
        for attribute in held.values():
            assert set(attribute.kinds) <= {*PLAIN, *classes(), "any"}
            assert attribute.refers == attribute.name.endswith(("Id", "Ids"))
