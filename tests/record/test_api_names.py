"""What any reader puts outside `sourceSection` has a name, a type and a choice of API v2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from trialwright.record.moving import REST
from trialwright.record.read import read_record

from . import registries
from .reading import read_all
from .trials import SHARED, shared

TYPES = {"string": str, "boolean": bool, "integer": int, "number": int | float}
FORMS = [name for name in dir(registries) if name.isupper() and name[0] != "_"]
OTHER = sorted(path.name for path in (SHARED / "other").glob("*")) or ["absent"]
STORED = {"ctrname", "record_last_import"}  # of the package that stored the records


@cache
def schemas() -> dict[str, Any]:
    """The API's own schemas, by name; the test is skipped where they are absent."""
    path = SHARED.parent / "standards" / "ctg-oas-v2.yaml"
    if not path.exists():
        pytest.skip("the registry's API description is not on this machine")
    return YAML(typ="safe").load(path.read_text())["components"]["schemas"]


def strangers(node: Any, schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """Paths whose name, type or choice the schema does not have."""
    while "$ref" in schema:
        schema = schemas()[schema["$ref"].rsplit("/", 1)[-1]]
    if isinstance(node, dict):
        known = schema.get("properties", {})
        for key, item in node.items():
            yield from strangers(item, known[key], f"{path}.{key}") if key in known else [key]
    elif isinstance(node, list):
        for item in node:
            yield from strangers(item, schema["items"], path)
    elif node not in schema.get("enum", [node]) or not isinstance(node, TYPES[schema["type"]]):
        yield f"{path}: {node}"


@pytest.mark.parametrize("name", FORMS)
def test_invented_records_of_each_form(tmp_path, name):
    for record in read_all(tmp_path, getattr(registries, name)):
        data = {key: item for key, item in record.data.items() if key != REST}
        assert list(strangers(data, schemas()["Study"])) == []


@pytest.mark.parametrize("name", OTHER)
def test_stored_records_of_other_registries(name):
    data = read_record(shared(f"other/{name}")).data
    given = {key: item for key, item in data.items() if key not in {REST, *STORED}}
    assert list(strangers(given, schemas()["Study"])) == []
