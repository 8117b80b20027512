"""The rows of a reader's table: one value, many values, a list of objects, a repeated value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from trialwright.record.moving import ABSENT, STAYS, Convert, Moving, Spot
from trialwright.record.tree import look_up
from trialwright.record.words import is_not_said


class Rule(Protocol):
    """A row of a reader's table: it takes something over, once for each spot it stands at."""

    def move(self, moving: Moving, at: Spot, to: str) -> None:
        """Take over what stands below `at`, to a path below `to` (empty: the record itself)."""


def as_is(words: str) -> object:
    """The words untouched, unless they only say that there is nothing."""
    return ABSENT if is_not_said(words) else words


@dataclass(frozen=True)
class One:
    """A single value: where several different ones stand, none is taken and a finding says so."""

    to: str
    of: str
    convert: Convert = as_is

    def move(self, moving: Moving, at: Spot, to: str) -> None:
        """Convert the one value, or leave it where it stands."""
        said = moving.said(self.of, at)
        target = _join(to, self.to)
        if len({words for _spot, words in said}) > 1:
            _several(moving, target, self.of, len(said))
        elif said and look_up(moving.data, target) is None:  # the table's first name wins
            value = self.convert(said[0][1])
            if value is ABSENT:
                moving.drop(spot for spot, _words in said)
            elif value is None:
                _unmapped(moving, target, said[0][1])
            elif value is not STAYS:
                moving.put(target, value, [spot for spot, _words in said])


@dataclass(frozen=True)
class Many:
    """A list of values, in the source's order; one that can't be converted stays in the source."""

    to: str
    of: str
    convert: Convert = as_is

    def move(self, moving: Moving, at: Spot, to: str) -> None:
        """Append every value that converts; a converter may give a list for one value."""
        target = _join(to, self.to)
        place = _length(moving, target)
        for spot, words in moving.said(self.of, at):
            value = self.convert(words)
            if value is ABSENT:
                moving.drop([spot])
            elif value is None:
                _unmapped(moving, target, words)
            elif value is not STAYS:
                for item in value if isinstance(value, list) else [value]:
                    moving.put(f"{target}[{place}]", item, [spot])
                    place += 1


@dataclass(frozen=True)
class Rows:
    """A list of objects, one for each entry of the source's list that says anything."""

    to: str
    of: str
    members: Sequence[Rule]

    def move(self, moving: Moving, at: Spot, to: str) -> None:
        """Apply the members to each entry; an entry that gives nothing makes no row."""
        target = _join(to, self.to)
        place = _length(moving, target)
        for spot in moving.find(self.of, at):
            before = moving.puts
            apply(moving, self.members, spot, f"{target}[{place}]")
            place += moving.puts > before


def apply(moving: Moving, rules: Sequence[Rule], at: Spot | None = None, to: str = "") -> None:
    """Move everything a table names."""
    for rule in rules:
        rule.move(moving, at or moving.top, to)


@dataclass(frozen=True)
class Repeat:
    """A place where the source says again what was taken over: counted once, if it is the same."""

    to: str
    of: str

    def move(self, moving: Moving, at: Spot, to: str) -> None:
        """Count the repeated words as taken over; other words stay where they stand."""
        there = look_up(moving.data, _join(to, self.to))
        moving.drop(spot for spot, words in moving.said(self.of, at) if words == there)


def _length(moving: Moving, target: str) -> int:
    there = look_up(moving.data, target)
    return len(there) if isinstance(there, list) else 0


def _join(to: str, name: str) -> str:
    return f"{to}.{name}" if to else name


def _several(moving: Moving, target: str, of: str, count: int) -> None:
    moving.note(
        "read.several-values", target, "",
        f"The source gives {count} values ({of}) where one is due; none was chosen, they are kept"
        " as they stand.",
        "Take the value from the registry's page.",
    )  # fmt: skip


def _unmapped(moving: Moving, target: str, words: str) -> None:
    moving.note(
        "read.not-mapped", target, words[:200],
        "The source's words are none that this reader can put into the registry's terms without"
        " guessing; they are kept as they stand.",
        "Take the value from the registry's page.",
    )  # fmt: skip
