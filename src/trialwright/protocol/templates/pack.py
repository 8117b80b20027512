"""What a pack is: forms, and at which kind of visit each is filled."""

from __future__ import annotations

from dataclasses import dataclass

from trialwright.protocol.forms import Form, Item


@dataclass(frozen=True)
class Pack:
    """Form ids by kind of visit; `diary` forms are filled for the days before a visit.

    `covered` are concepts of criteria that the pack's own items answer in another shape.
    """

    forms: tuple[Form, ...]
    screening: tuple[str, ...]
    before_dose: tuple[str, ...]
    follow_up: tuple[str, ...]
    diary: tuple[str, ...] = ()
    covered: frozenset[str] = frozenset()


def items(
    *concepts: str, critical: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> tuple[Item, ...]:
    """Items named after their concepts, in order."""
    return tuple(
        Item(
            id=concept,
            concept=concept,
            required=concept not in optional,
            critical=concept in critical,
        )
        for concept in concepts
    )
