"""Three versions of one thing: what was drafted, what a person made of it, what is drafted now.

Where only one of the two moved, that one is taken. Where both did, and not to the same, the
person's stays and the place is reported: nobody's hand-made change is lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

# Nodes of an expression hang together: half of one and half of another means neither.
_WHOLE: Final = "node"
_TAGS: Final = ("method",)


class Absent:
    """Nothing stands there."""

    def __repr__(self) -> str:
        return "nothing"


ABSENT: Final = Absent()


@dataclass(frozen=True)
class Conflict:
    """A place that both changed; `mine` was kept, `drafted` is what the draft says now."""

    place: str
    mine: Any
    drafted: Any


def merge(base: Any, mine: Any, drafted: Any) -> tuple[Any, tuple[Conflict, ...]]:
    """The merged thing, and every place where both had changed it differently.

    Objects are merged field by field, lists of objects with an `id` by their ids; any other list
    is one value. What one side took out and the other left alone is out.
    """
    conflicts: list[Conflict] = []
    merged = _merged(base, mine, drafted, "", conflicts)
    return merged, tuple(conflicts)


def _merged(base: Any, mine: Any, drafted: Any, place: str, found: list[Conflict]) -> Any:
    if mine in (base, drafted):
        return drafted
    if drafted == base:
        return mine
    if _same_kind(base, mine, drafted):
        return _by_key(base, mine, drafted, place, found)
    lists = [_by_id(version) for version in (base, mine, drafted)]
    known = [version for version in lists if version is not None]
    if len(known) == len(lists):
        return list(_by_key(known[0], known[1], known[2], place, found).values())
    found.append(Conflict(place, mine, drafted))
    return mine


def _same_kind(*versions: Any) -> bool:
    """Objects with the same fields to merge: none a node, all computed by the same method."""
    if not all(isinstance(version, dict) and _WHOLE not in version for version in versions):
        return False
    return all(len({version.get(tag) for version in versions}) == 1 for tag in _TAGS)


def _by_id(version: Any) -> dict[str, Any] | None:
    """A list of objects as id → object; None where it is no such list or an id comes twice."""
    if not isinstance(version, list):
        return None
    found = {item["id"]: item for item in version if isinstance(item, dict) and "id" in item}
    return found if len(found) == len(version) else None


def _by_key(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    drafted: Mapping[str, Any],
    place: str,
    found: list[Conflict],
) -> dict[str, Any]:
    merged = {}
    for key in _order(list(base), list(mine), list(drafted)):
        below = f"{place}.{key}" if place else key
        old, own, new = (version.get(key, ABSENT) for version in (base, mine, drafted))
        merged[key] = _merged(old, own, new, below, found)
    return {key: value for key, value in merged.items() if value is not ABSENT}


def _order(base: list[str], mine: list[str], drafted: list[str]) -> list[str]:
    """The drafted order, unless a person put things in another; what only one has stays put."""
    moved = _common(mine, base) != _common(base, mine)
    first, second = (mine, drafted) if moved else (drafted, mine)
    order = list(first)
    for place, key in enumerate(second):
        if key not in order:
            before = next((order.index(k) + 1 for k in reversed(second[:place]) if k in order), 0)
            order.insert(before, key)
    return order


def _common(keys: Iterable[str], among: Iterable[str]) -> list[str]:
    known = set(among)
    return [key for key in keys if key in known]
