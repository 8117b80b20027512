"""Moving a registry's own tree (JSON, or XML read as a tree) into the shape of API v2.

Readers say in tables which of their names is which value of API v2; a `Moving` takes each value
over once, remembers where it stood, and keeps what has no place there under `sourceSection`, in
the registry's own names and nesting, so that nothing is lost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from trialwright.record.content import Content
from trialwright.record.record import Origins, Record
from trialwright.record.tree import look_up, put
from trialwright.values.findings import Finding, Severity
from trialwright.values.provenance import Provenance

REST = "sourceSection"
TEXTS = ("#text", "_")  # an XML element's words beside its attributes, as others store them too
Place = tuple[str | int, ...]
Spot = tuple[Place, Any]  # where something stands in the source, and what
Convert = Callable[[str], object]


class Answer(Enum):
    """What a converter gives in place of a value."""

    ABSENT = "the words say that there is nothing"
    STAYS = "the words are known, and API v2 has no word for them"


ABSENT, STAYS = Answer.ABSENT, Answer.STAYS


class Moving:
    """One trial on its way: its source tree, the data made from it, and what was taken over."""

    def __init__(self, content: Content, below: str, source: Any) -> None:
        self.file, self.root = content.file, content.root + below
        self.top: Spot = ((), source)
        self.data: dict[str, Any] = {}
        self.findings: list[Finding] = list(content.findings)
        self.taken: set[Place] = set()
        self.puts = 0
        self.strays: dict[Place, str] = {}
        self._origins: dict[str, tuple[Place, str, str | None]] = {}

    def find(self, of: str, at: Spot | None = None) -> list[Spot]:
        """Every entry at the dotted names below a spot; one entry and a list of one are alike."""
        here = _entries(at or self.top)
        for name in of.split(".") if of else ():
            here = [entry for spot in here for entry in _below(spot, name)]
            if not here:
                break
        return here

    def said(self, of: str, at: Spot | None = None) -> list[tuple[Spot, str]]:
        """The leaves at the names that hold words, with these words."""
        leaves = (_leaf(spot) for spot in self.find(of, at))
        return [(leaf, words) for leaf in leaves if (words := words_of(leaf[1]))]

    def words(self, of: str, at: Spot | None = None) -> str:
        """The words at the names; empty where there are none or several different ones."""
        found = {words for _leaf, words in self.said(of, at)}
        return found.pop() if len(found) == 1 else ""

    def text(self, path: str) -> str:
        """The words already put at a path; empty where there are none."""
        return words_of(look_up(self.data, path))

    def put(self, to: str, value: object, spots: Iterable[Spot], rule: str | None = None) -> None:
        """Set a value of API v2 read from these leaves; `rule` names what derived it, if any."""
        sources = [(place, words_of(leaf)) for place, leaf in spots]
        put(self.data, to, value)
        self.puts += 1
        self.taken.update(place for place, _words in sources)
        if sources:
            origin = (sources[0][0], " | ".join(words for _p, words in sources), rule)
            places = range(len(value)) if isinstance(value, list) else ()
            self._origins |= dict.fromkeys([f"{to}[{n}]" for n in places] or [to], origin)

    def copy(self, to: str, path: str, rule: str) -> None:
        """Set what already stands at another path, with its origin."""
        put(self.data, to, look_up(self.data, path))
        if path in self._origins:
            place, quote, _rule = self._origins[path]
            self._origins[to] = (place, quote, rule)

    def stray(self, said: Iterable[tuple[Spot, str]]) -> None:
        """Words that are no answer to their question: left over, though kept as they stand."""
        self.strays.update({spot[0]: words for spot, words in said})

    def drop(self, spots: Iterable[Spot]) -> None:
        """Count leaves as taken over that only say that there is nothing, or repeat a value."""
        self.taken.update(place for place, _leaf in spots)

    def note(
        self, rule: str, place: str, quote: str, message: str, advice: str,
        severity: Severity = Severity.NOTE,
    ) -> None:  # fmt: skip
        """Keep a finding made while reading."""
        self.findings.append(Finding(rule, severity, place, quote, message, advice))

    def record(self, source: str, knows: Callable[[str], bool]) -> Record:
        """The record; `knows` tells which top names are the registry's, the others are left over.

        What is left over stands in `sourceSection` too, but nobody here can tell what it means.
        """
        rest = _rest(self.top, self.taken)
        if rest is not None:
            self.data[REST] = rest
        top: dict[str, Any] = self.top[1]
        strange = [name for name in top if not knows(name) and _extent(top[name])]
        left = [f"{name}: {_plain(top[name])}" for name in strange]
        left += [f"{dotted(place)[1:]}: {words}" for place, words in self.strays.items()]
        lost = sum(_extent(top[name]) for name in strange) + _extent([*self.strays.values()])
        coverage = 1 - lost / (_extent(top) or 1)
        origins = Origins(self._work_out)
        return Record(source, self.data, origins, tuple(self.findings), tuple(left), coverage)

    def _work_out(self) -> Mapping[str, Provenance]:
        moved = {
            to: Provenance(self.file, self.root + dotted(place), quote, rule)
            for to, (place, quote, rule) in self._origins.items()
        }
        kept = {
            REST + dotted(place): Provenance(self.file, self.root + dotted(place), words)
            for place, leaf in _leaves(self.top)
            if place not in self.taken and (words := words_of(leaf))
        }
        return {**moved, **kept}


def words_of(leaf: object) -> str:
    """A leaf's words as they stand; empty for blanks, nothing, and what is no leaf."""
    if isinstance(leaf, bool):
        return "true" if leaf else "false"
    if isinstance(leaf, str):
        return leaf if leaf.strip() else ""
    return repr(leaf) if isinstance(leaf, int | float) else ""


def dotted(place: Place) -> str:
    """A place as text: `.a.b[0]`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


def _entries(spot: Spot) -> list[Spot]:
    place, node = spot
    if isinstance(node, list):
        return [((*place, index), item) for index, item in enumerate(node)]
    return [spot]


def _below(spot: Spot, name: str) -> list[Spot]:
    place, node = spot
    if not isinstance(node, dict):
        return []
    names = TEXTS if name in TEXTS else (name, f"@{name}")  # an attribute may be written as such
    key = next((key for key in names if key in node), None)
    return [] if key is None else _entries(((*place, key), node[key]))


def _leaf(spot: Spot) -> Spot:
    place, node = spot
    key = next((key for key in TEXTS if key in node), None) if isinstance(node, dict) else None
    return spot if key is None else ((*place, key), node[key])


def _leaves(spot: Spot) -> Iterator[Spot]:
    stack = [spot]
    while stack:
        place, node = stack.pop()
        if isinstance(node, dict):
            stack.extend(((*place, key), item) for key, item in node.items())
        elif isinstance(node, list):
            stack.extend(((*place, index), item) for index, item in enumerate(node))
        else:
            yield place, node


def _extent(node: Any) -> int:
    """How many non-blank characters the leaves of a node have."""
    return sum(len("".join(words_of(leaf).split())) for _place, leaf in _leaves(((), node)))


def _rest(spot: Spot, taken: set[Place]) -> Any:
    """What was not taken, in its own nesting; None where nothing is left. Blanks say nothing."""
    place, node = spot
    if isinstance(node, dict):
        kept = {key: _rest(((*place, key), item), taken) for key, item in node.items()}
        return {key: item for key, item in kept.items() if item is not None} or None
    if isinstance(node, list):  # an emptied entry stays, so that positions stay
        items = [_rest(((*place, index), item), taken) for index, item in enumerate(node)]
        emptied: list[Any] = [{} if isinstance(item, dict | list) else None for item in node]
        if all(item is None for item in items):
            return None
        return [old if new is None else new for new, old in zip(items, emptied, strict=True)]
    return node if words_of(node) and place not in taken else None


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
