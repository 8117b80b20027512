"""The JSON Schema of `study.yaml` (draft 2020-12): what editors complete and check it with.

It is made from the model itself, and published as `study.schema.json` in this package. It says
what the model says; which ids name each other only `trialwright check` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from inspect import cleandoc
from typing import Any

import msgspec

from trialwright.protocol.study import Study

NAME = "study.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "A Trialwright study (study.yaml)"
_SENTENCE = re.compile(r"(?<=[.;:])\s+")


@cache
def schema_text() -> str:
    """The published schema, as it came with this installation."""
    return (files(__package__) / NAME).read_text(encoding="utf-8")


def drawn_schema() -> str:
    """The text of the schema, made from the model anew."""
    return msgspec.json.format(msgspec.json.encode(study_schema()), indent=2).decode() + "\n"


def study_schema() -> dict[str, Any]:
    """The schema; every field that a docstring speaks of has those words as its description."""
    made = msgspec.json.schema(Study)
    for struct in made["$defs"].values():
        _describe(struct)
    _as_written(made["$defs"]["Question"]["properties"], "answer", "number")
    return {"$schema": DIALECT, "title": TITLE, **made}


def _describe(struct: dict[str, Any]) -> None:
    text = cleandoc(struct.get("description", ""))
    struct["description"] = text
    for name, field in struct.get("properties", {}).items():
        said = " ".join(_about(name, text))
        if said:
            field["description"] = said


def _about(name: str, text: str) -> Iterator[str]:
    """The sentences, or parts of them, that name a field."""
    for sentence in _SENTENCE.split(" ".join(text.split())):
        if f"`{name}`" in sentence:
            yield sentence


def _as_written(properties: dict[str, Any], name: str, also: str) -> None:
    """A person may write `answer: 7`, which the reader takes as text."""
    properties[name]["type"] = [properties[name]["type"], also]
