"""Building a USDM document: complete objects, ids by counting, nothing from the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from trialwright.protocol.usdm.classes import EXTENSIONS, ID, INSTANCE, ROOT, classes
from trialwright.protocol.usdm.codes import Term

Json: TypeAlias = dict[str, Any]


class Builder:
    """Makes objects and gives ids: `Class_n`, n counting from 1 in the order they are asked for."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._ids: dict[tuple[str, object], str] = {}

    def id_of(self, kind: str, key: object) -> str:
        """The id of the object of a class that stands for `key`, also before it is made."""
        if (kind, key) not in self._ids:
            self._counts[kind] += 1
            self._ids[kind, key] = f"{kind}_{self._counts[kind]}"
        return self._ids[kind, key]

    def ids_of(self, kind: str, keys: Sequence[object]) -> list[str]:
        """The ids of several objects of one class, in order."""
        return [self.id_of(kind, key) for key in keys]

    def make(self, kind: str, key: object = None, *, own: Sequence[Json] = (), **held: Any) -> Json:
        """An object with every attribute of its class; what is not given is null or empty.

        `own` are extension attributes. An attribute the class does not have, or a required one
        left out, is a mistake of ours: a KeyError or an AssertionError.
        """
        made: Json = {}
        if kind != ROOT:
            made[ID] = self.id_of(kind, object() if key is None else key)
            made[EXTENSIONS] = list(own)
        for name, attribute in classes()[kind].items():
            value = held.pop(name, None)
            made[name] = [] if attribute.many and value is None else value
            assert not (attribute.required and made[name] is None), f"{kind}.{name}"
        if held:
            raise KeyError(f"{kind} has no {', '.join(held)}")
        if kind != ROOT:
            made[INSTANCE] = kind
        return made

    def code(self, term: Term) -> Json:
        """A Code of its own; USDM shares none."""
        return self.make(
            "Code",
            code=term.code,
            codeSystem=term.system,
            codeSystemVersion=term.version,
            decode=term.decode,
        )

    def alias(self, term: Term) -> Json:
        """A code that may have aliases, and has none."""
        return self.make("AliasCode", standardCode=self.code(term))


def chain(objects: list[Json], before: str = "previousId", after: str = "nextId") -> list[Json]:
    """The objects with each pointing at its neighbours; the ends point at nothing."""
    for first, second in pairwise(objects):
        if before:
            second[before] = first[ID]
        first[after] = second[ID]
    return objects
