"""What differs between two versions of a study, found by ids and not by the order of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from trialwright.protocol.study import Study
from trialwright.protocol.three_way import ABSENT

Place = tuple[str, ...]
ORDER = "(order)"  # no id looks like it
# Parts that are compared as one thing, by words of their own.
_WHOLE = frozenset({"expression"})
# Of no meaning for a study: offsets in a text, and which version it is.
_UNSAID = frozenset({"start", "end", "span"})


@dataclass(frozen=True)
class Difference:
    """One place with what stood and what stands there; ABSENT where nothing did or does.

    A list of scalars is one place; so is the order of parts, named ORDER.
    """

    place: Place
    before: Any
    after: Any

    @property
    def added(self) -> bool:
        """Whether nothing stood there before."""
        return self.before is ABSENT

    @property
    def removed(self) -> bool:
        """Whether nothing stands there now."""
        return self.after is ABSENT


def differences(old: Study, new: Study) -> tuple[Difference, ...]:
    """Every difference, in the order of the study's sections."""
    return tuple(_between(_plain(old), _plain(new), ()))


def _plain(value: Any) -> Any:
    """Structs as objects with every field, so that a default is compared as what it is."""
    if isinstance(value, msgspec.Struct):
        tag = value.__struct_config__.tag_field
        own = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
        return {**({tag: value.__struct_config__.tag} if tag else {}), **own}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _between(old: Any, new: Any, place: Place) -> Iterator[Difference]:
    if old == new:
        return
    if place and place[-1] in _WHOLE:
        if _said(old) != _said(new):
            yield Difference(place, old, new)
    elif isinstance(old, dict) and isinstance(new, dict) and old.get("method") == new.get("method"):
        yield from _fields(old, new, place)
    elif _has_ids(old) and _has_ids(new):
        before, after = ({item["id"]: item for item in items} for items in (old, new))
        yield from _fields(before, after, place)
        yield from _order(list(before), list(after), place)
    else:
        yield Difference(place, old, new)


def _fields(old: Mapping[str, Any], new: Mapping[str, Any], place: Place) -> Iterator[Difference]:
    for key in dict.fromkeys((*old, *new)):
        if key not in _UNSAID or len(place) == 0:
            yield from _between(old.get(key, ABSENT), new.get(key, ABSENT), (*place, key))


def _order(old: list[str], new: list[str], place: Place) -> Iterator[Difference]:
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        yield Difference((*place, ORDER), before, after)


def _has_ids(items: Any) -> bool:
    """A list of parts, each with an id of its own; an empty list may become one."""
    if not isinstance(items, list):
        return False
    ids = [item.get("id") for item in items if isinstance(item, dict)]
    return len(ids) == len(items) == len(set(ids)) and None not in ids


def _said(node: Any) -> Any:
    """An expression without the offsets of its words."""
    if isinstance(node, dict):
        return {key: _said(value) for key, value in node.items() if key != "span"}
    return [_said(item) for item in node] if isinstance(node, list) else node
