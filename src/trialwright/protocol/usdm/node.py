"""Reading a USDM document so that it is known afterwards what was read, and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trialwright.protocol.usdm.classes import EXTENSIONS, ID, INSTANCE
from trialwright.protocol.usdm.codes import word

WHOLE = ""  # in place of an attribute: the object with all that is in it


class Reading:
    """What has been read of one document; objects are told apart by identity."""

    def __init__(self, root: dict[str, Any], by_id: Mapping[str, Node]) -> None:
        self.root = root
        self.by_id = by_id
        self._read: set[tuple[int, str]] = set()

    def mark(self, data: Mapping[str, Any], name: str) -> None:
        """Note that an attribute was read, or with WHOLE the object and all that is in it."""
        self._read.add((id(data), name))

    def has(self, data: Mapping[str, Any], name: str) -> bool:
        """Whether it was read."""
        return (id(data), name) in self._read


class Node:
    """One object of a document at its place; asking for an attribute notes that it was read."""

    def __init__(self, data: dict[str, Any], place: str) -> None:
        self.data = data
        self.place = place
        self._reading: Reading | None = None

    def attach(self, reading: Reading) -> None:
        """Make what is read from here on known to `reading`."""
        self._reading = reading

    @property
    def reading(self) -> Reading:
        """The reading this node belongs to."""
        assert self._reading is not None
        return self._reading

    @property
    def id(self) -> str:
        """Its id in the document."""
        return str(self.data.get(ID, ""))

    @property
    def kind(self) -> str:
        """Its class."""
        return str(self.data.get(INSTANCE, ""))

    def peek(self, name: str) -> Any:
        """An attribute without noting that it was read."""
        return self.data.get(name)

    def take(self) -> None:
        """Note that the object was read with all that is in it."""
        self.reading.mark(self.data, WHOLE)

    def is_taken(self) -> bool:
        """Whether it was read with all that is in it."""
        return self.reading.has(self.data, WHOLE)

    def value(self, name: str) -> Any:
        """An attribute as it stands; None where it is absent."""
        self.reading.mark(self.data, name)
        return self.data.get(name)

    def note(self, *names: str) -> None:
        """Note attributes as read that say nothing beyond what is read elsewhere."""
        for name in names:
            self.value(name)

    def text(self, name: str) -> str:
        """A text, empty where it is absent."""
        return self.value(name) or ""

    def child(self, name: str) -> Node | None:
        """The object under an attribute, or None."""
        held = self.value(name)
        return self._node(held, f"{self.place}.{name}") if isinstance(held, dict) else None

    def children(self, name: str) -> tuple[Node, ...]:
        """The objects of a list."""
        held = self.value(name) or ()
        return tuple(
            self._node(item, f"{self.place}.{name}[{place}]") for place, item in enumerate(held)
        )

    def extensions(self) -> Iterator[Node]:
        """The extension attributes; each is read when it is taken."""
        yield from self.children(EXTENSIONS)

    def ref(self, name: str) -> Node | None:
        """The object an id points at, or None where there is none."""
        held = self.value(name)
        return self.reading.by_id[held] if held else None

    def refs(self, name: str) -> tuple[Node, ...]:
        """The objects a list of ids points at."""
        return tuple(self.reading.by_id[held] for held in self.value(name) or ())

    def word(self, name: str, value_set: str) -> str | None:
        """Our word for the code under an attribute; None, and unread, where there is none."""
        code = _code(self.data.get(name))
        found = word(value_set, *code) if code else None
        if found is not None:
            self.reading.mark(self.data, name)
            self._node(self.data[name], f"{self.place}.{name}").take()
        return found

    def own_word(self, value_set: str) -> str | None:
        """Our word for this object, a Code itself; None where there is none."""
        return word(value_set, str(self.peek("code")), str(self.peek("decode")))

    def agrees(self, name: str, value_set: str, expected: str) -> None:
        """Note a code as read where it says what we know already; else it stays unread."""
        code = _code(self.data.get(name))
        if code and word(value_set, *code) == expected:
            self.word(name, value_set)

    def reads_as(self, name: str) -> str:
        """What the code under an attribute reads as, without noting that it was read."""
        code = _code(self.data.get(name))
        return code[1] if code else ""

    def decode(self, name: str) -> str:
        """What the code under an attribute reads as, empty where there is none."""
        found = self.reads_as(name)
        if self.data.get(name):
            self.reading.mark(self.data, name)
            self._node(self.data[name], f"{self.place}.{name}").take()
        return found

    def _node(self, data: dict[str, Any], place: str) -> Node:
        node = Node(data, place.lstrip("."))
        node.attach(self.reading)
        return node


def ordered(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes along their previousId/nextId; in the order of the list where that is no one chain."""
    after = {node.data.get("previousId"): node for node in nodes}
    here, found = after.get(None), list[Node]()
    while here is not None and len(found) < len(nodes):
        found.append(here)
        here = after.get(here.id)
    whole = (
        here is None and len(found) == len(nodes) and all(map(_closed, found, [*found[1:], None]))
    )
    for node in nodes if whole else ():
        node.value("previousId")
        node.value("nextId")
    return tuple(found) if whole else tuple(nodes)


def _closed(node: Node, following: Node | None) -> bool:
    return node.data.get("nextId") == (following.id if following else None)


def _code(held: object) -> tuple[str, str] | None:
    """Code and decode of a Code, or of the standard code of an AliasCode."""
    if not isinstance(held, dict):
        return None
    code = held.get("standardCode", held)
    return str(code.get("code", "")), str(code.get("decode", ""))
