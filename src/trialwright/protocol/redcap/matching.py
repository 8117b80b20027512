"""Does the library have this concept already? Only whole words count, and only where kinds agree.

A near miss is no match: a concept of the study's own is right where ours is only similar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from trialwright.protocol.concepts import Concept

_NOT_WORDS = re.compile(r"[^\w%]+")
_TAG = re.compile(r"<[^<>]{0,200}>")


def normal(label: str) -> str:
    """A label without case, tags and punctuation."""
    return " ".join(_NOT_WORDS.sub(" ", _TAG.sub(" ", label).lower().replace("_", " ")).split())


def index(library: Mapping[str, Concept]) -> dict[str, str]:
    """What the library's concepts are called → their id; a name of two concepts is none."""
    found: dict[str, str] = {}
    shared = set()
    for concept in library.values():
        for name in {normal(word) for word in (concept.id, concept.label, *concept.words)}:
            if found.setdefault(name, concept.id) != concept.id:
                shared.add(name)
    return {name: concept for name, concept in found.items() if name not in shared}


def disagreement(own: Concept, ours: Concept) -> str:
    """Why a field is not our concept though it is called the same; "" where it is."""
    if own.kind != ours.kind and not _counts(own, ours):
        return f"asked as {own.kind}, ours is {ours.kind}"
    if own.unit and own.unit != ours.unit:
        return f"asked in {own.unit}, ours is in {ours.unit or 'no unit'}"
    if own.kind == "choice" and codes_of(own, ours) is None:
        return "its choices are others than ours"
    return ""


def _counts(own: Concept, ours: Concept) -> bool:
    """A whole number may be a quantity without decimals, and the other way round."""
    return {own.kind, ours.kind} == {"count", "quantity"} and not ours.decimals


def codes_of(own: Concept, ours: Concept) -> dict[str, str] | None:
    """Each code of a field → our code of the same label; None where one has none."""
    by_label = {normal(label): code for code, label in ours.choices.items()}
    by_label |= {normal(code): code for code in ours.choices}
    found = {code: by_label.get(normal(label), "") for code, label in own.choices.items()}
    whole = all(found.values()) and len(set(found.values())) == len(found)
    return found if whole else None


def renamed(own: Concept, *taken: Mapping[str, object]) -> Concept:
    """The concept under an id that nothing else has."""
    name = own.id
    while any(name in known for known in taken):
        name = f"own_{name}"
    return replace(own, id=name)
