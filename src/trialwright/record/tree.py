"""Dotted paths into the nested data of a record: `a.b[0].c`, and `a.b:3`, the third line of a text.

Lines count from 1 and leave blank lines out, so that a place in prose survives reflowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

_STEP = re.compile(r"([^.\[\]:]+)|\[(\d+)\]|:(\d+)$")
DEEPEST = 64  # levels; the registry's own study schema has 14


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[str | int, ...]:
    """The keys and positions of a path; the line number, if any, is a negative int at the end."""
    return tuple(
        key or (int(index) if index else -int(line)) for key, index, line in _STEP.findall(path)
    )


def look_up(tree: Any, path: str) -> Any:
    """What stands at the path, or None where nothing does."""
    here = tree
    for step in steps(path):
        here = _down(here, step)
        if here is None:
            return None
    return here


def _down(here: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return here.get(step) if isinstance(here, dict) else None
    if step < 0 and isinstance(here, str):
        lines = [line for line in here.splitlines() if line.strip()]
        return lines[-step - 1] if -step <= len(lines) else None
    return here[step] if isinstance(here, list) and 0 <= step < len(here) else None


def put(tree: dict[str, Any], path: str, value: object) -> None:
    """Set the value, making the objects and lists on the way; a list grows by one at a time."""
    here: Any = tree
    way = steps(path)
    for step, following in pairwise(way):
        fresh: Any = [] if isinstance(following, int) else {}
        if isinstance(step, str):
            here = here.setdefault(step, fresh)
        else:
            if step == len(here):
                here.append(fresh)
            here = here[step]
    if isinstance(here, list):
        here.append(value)
    else:
        here[way[-1]] = value


def leaves(tree: object) -> Iterator[tuple[str, object]]:
    """Every path and its text, number, truth or null, in document order; empty lists have none."""
    stack: list[tuple[str, object]] = [("", tree)]
    while stack:
        path, node = stack.pop()
        if isinstance(node, dict):
            children = [(f"{path}.{key}" if path else str(key), item) for key, item in node.items()]
        elif isinstance(node, list):
            children = [(f"{path}[{place}]", item) for place, item in enumerate(node)]
        else:
            yield path, node
            continue
        stack.extend(reversed(children))


def too_deep(tree: object, limit: int = DEEPEST) -> bool:
    """Whether objects and lists nest deeper than the limit; level by level, never recursing."""
    level: list[object] = [tree]
    for _depth in range(limit):
        level = [item for node in level for item in _children(node)]
        if not level:
            return False
    return True


def _children(node: object) -> Iterator[object]:
    if isinstance(node, dict):
        yield from (item for item in node.values() if isinstance(item, dict | list))
    elif isinstance(node, list):
        yield from (item for item in node if isinstance(item, dict | list))
