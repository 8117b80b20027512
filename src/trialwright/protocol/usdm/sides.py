"""The two sides of a conversion: what every part writes with, and what every part reads from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from trialwright.protocol.concepts.concept import Concept
from trialwright.protocol.questions import Question
from trialwright.protocol.study import Study
from trialwright.protocol.usdm.builder import Builder
from trialwright.protocol.usdm.node import Node

NOT_STATED = "The study definition does not say."
SYSTEM = "Trialwright"


@dataclass(frozen=True)
class Lost:
    """Something of a document that a study has no place for.

    `place` is a JSON path in which [*] stands for several members of a list; `count` says how many
    objects or values are meant; `kind` is their class. `names` are what the objects are called, or
    how a text begins; `size` are the characters it takes in the document, blanks left out.
    """

    place: str
    kind: str
    count: int
    why: str
    names: tuple[str, ...] = ()
    size: int = 0


def name_of(data: Mapping[str, Any]) -> str:
    """What an object is called, or says; empty where it has no label, name or text."""
    return str(data.get("label") or data.get("name") or data.get("text") or "")


def size_of(value: object) -> int:
    """The characters of a value as JSON without blanks."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True)
class Out:
    """What the parts of an export share."""

    builder: Builder
    study: Study
    concepts: Mapping[str, Concept]


@dataclass(frozen=True)
class In:
    """What the parts of an import share; `mine` tells that the document is an export of ours.

    `beside` is what stands in our extension attributes of the version, `concepts` the library and
    the document's own. `asked` are questions the document leaves open, `lost` what a study has no
    place for.
    """

    version: Node
    design: Node
    mine: bool
    beside: Mapping[str, Any]
    concepts: Mapping[str, Concept]
    asked: list[Question] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def ask(
        self, question_id: str, question: str, guess: str, why: str, place: str, quote: str = ""
    ) -> None:
        """Note a decision the document leaves open, to be changed in study.yaml; once each.

        `place` says where the document would say it, `quote` what stands there; empty: nothing.
        """
        if all(item.id != question_id for item in self.asked):
            self.asked.append(
                Question(
                    id=question_id,
                    question=question,
                    answer=guess,
                    why=why,
                    place=place,
                    quote=quote,
                )
            )

    def by_id(self, name: str) -> Node:
        """The object of an id that is known to be there."""
        return self.design.reading.by_id[name]

    def lose(self, node: Node, why: str) -> None:
        """Note an object that has no place, with all that is in it."""
        node.take()
        name, size = name_of(node.data), size_of(node.data)
        self.lost.append(Lost(node.place, node.kind, 1, why, (name,), size))
