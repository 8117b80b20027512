"""Three-valued truth (Kleene 1952): unknown is an answer, and it carries its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum


class Truth(Enum):
    """YES, NO or UNKNOWN; `&`, `|` and `~` are Kleene's strong connectives."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __and__(self, other: Truth) -> Truth:
        return min(self, other, key=_rank)

    def __or__(self, other: Truth) -> Truth:
        return max(self, other, key=_rank)

    def __invert__(self) -> Truth:
        return Truth(2 - self.value)

    def __bool__(self) -> bool:
        raise TypeError("a Truth is not a bool: ask `is Truth.YES`, so that unknown is decided")

    @classmethod
    def of(cls, answer: bool | None) -> Truth:
        """Truth of a bool; None, an absent answer, is UNKNOWN."""
        if answer is None:
            return cls.UNKNOWN
        return cls.YES if answer else cls.NO


def _rank(truth: Truth) -> int:
    return int(truth.value)


@dataclass(frozen=True)
class Judgement:
    """A truth and why; `reasons` are short sentences without a person's values."""

    truth: Truth
    reasons: tuple[str, ...] = ()

    def __invert__(self) -> Judgement:
        return Judgement(~self.truth, self.reasons)


def all_of(parts: Iterable[Judgement]) -> Judgement:
    """Kleene's AND over the parts, with the reasons of those that decide; of none: YES."""
    return _combined(tuple(parts), Truth.YES, Truth.__and__)


def any_of(parts: Iterable[Judgement]) -> Judgement:
    """Kleene's OR over the parts, with the reasons of those that decide; of none: NO."""
    return _combined(tuple(parts), Truth.NO, Truth.__or__)


def _combined(
    parts: tuple[Judgement, ...], start: Truth, join: Callable[[Truth, Truth], Truth]
) -> Judgement:
    truth = start
    for part in parts:
        truth = join(truth, part.truth)
    reasons = [reason for part in parts if part.truth is truth for reason in part.reasons]
    return Judgement(truth, tuple(dict.fromkeys(reasons)))
