"""Where each part of a study file stands: `encounters.M3.timing.offset` → its line.

A part of a list is named by its `id`, as findings name it, else by its place from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from trialwright.values.findings import Finding, InputRefused


def lines_of(text: str) -> Mapping[str, int]:
    """Dotted place → line from 1, in the order of the file; the study itself is "".

    The text is one that `parse_study` has taken, so it does not unfold without end. Raises
    InputRefused for a text that is not YAML.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, RecursionError) as error:
        raise InputRefused("the study file is not YAML") from error
    return {"": 1} | dict(_below(root, "")) if isinstance(root, Node) else {"": 1}


def line_at(lines: Mapping[str, int], place: str) -> int:
    """The line of a place; where it is absent, of the nearest part around it that is there."""
    while place not in lines:
        place = place.rpartition(".")[0]
    return lines[place]


def with_lines(findings: Iterable[Finding], text: str, name: str) -> tuple[Finding, ...]:
    """The findings of a study with the file and line of each place: `study.yaml line 7: arms`."""
    lines = lines_of(text)
    return tuple(
        replace(item, place=f"{name} line {line_at(lines, item.place)}: {item.place}")
        for item in findings
    )


def _below(node: Node, place: str) -> Iterator[tuple[str, int]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            name = _joined(place, str(key.value))
            yield name, key.start_mark.line + 1
            yield from _below(value, name)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            name = _joined(place, _id(item) or str(index))
            yield name, item.start_mark.line + 1
            yield from _below(item, name)


def _id(node: Node) -> str:
    if not isinstance(node, MappingNode):
        return ""
    named = (value for key, value in node.value if key.value == "id")
    return next((str(value.value) for value in named if isinstance(value, ScalarNode)), "")


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
