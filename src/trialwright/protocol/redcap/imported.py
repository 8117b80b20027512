"""A REDCap project in our terms: forms of concepts, and everything that did not map, with why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialwright.protocol.concepts import Concept
from trialwright.protocol.forms import Form


@dataclass(frozen=True)
class Left:
    """Something of the project that has no place here, or not the same one.

    `place` is its row or item and field name, `what` the project's own words.
    """

    place: str
    what: str
    why: str


@dataclass(frozen=True)
class Imported:
    """`concepts` are those that the library lacks; `matched` field name → concept of the library.

    `events` as in the project: name of an event → ids of its forms.
    """

    forms: tuple[Form, ...]
    concepts: tuple[Concept, ...]
    matched: Mapping[str, str]
    left: tuple[Left, ...]
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
