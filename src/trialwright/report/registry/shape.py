"""Pieces that every module of the results section is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from trialwright.analyse.results import Result, ResultSet
from trialwright.protocol.study import Study
from trialwright.report.numbers import MINUS, Lookup, text_of
from trialwright.report.words import EVERYONE

Piece: TypeAlias = dict[str, Any]
PARTICIPANTS = "Participants"
NOT_COMPUTED = "NA"  # the registry's own mark for a value that does not exist; a comment says why


@dataclass(frozen=True)
class Group:
    """A reporting group: an arm of the study, and how the results name it."""

    label: str
    title: str
    description: str


@dataclass(frozen=True)
class Source:
    """What a module is filled from; `missing` collects what could not be filled, and why."""

    study: Study
    results: ResultSet
    lookup: Lookup
    groups: tuple[Group, ...]
    missing: dict[str, str] = field(default_factory=dict)

    def find(self, group: Group, analysis: str, statistic: str, **where: str) -> Result | None:
        """A group's result; a study of one arm may have it under everyone."""
        found = self.lookup.get(analysis, statistic, group=group.label, **where)
        if found is None and len(self.groups) == 1:
            return self.lookup.get(analysis, statistic, group=EVERYONE, **where)
        return found


def open_source(study: Study, results: ResultSet) -> Source:
    """The arms that have results, in the study's order; everyone where no arm has any."""
    named = {result.group for result in results.results}
    single = len(study.arms) == 1
    groups = [
        Group(arm.label, arm.label, arm.description or arm.label)
        for arm in study.arms
        if single or arm.label in named
    ]
    everyone = Group(EVERYONE, "All participants", "Every participant of the study")
    return Source(study, results, Lookup(results.results), tuple(groups) or (everyone,))


def reporting_groups(source: Source, prefix: str) -> list[Piece]:
    """The groups with the ids of one module: FG000, BG001 ..."""
    described = [
        {"id": group_id(prefix, index), "title": group.title, "description": group.description}
        for index, group in enumerate(source.groups)
    ]
    if source.results.simulated:
        for piece in described:
            piece["description"] = f"SIMULATED. {piece['description']}"
    return described


def group_id(prefix: str, index: int) -> str:
    """The id of a group within a module."""
    return f"{prefix}{index:03d}"


def text(result: Result) -> str:
    """A result as the registry takes it: digits with an ordinary minus."""
    return text_of(result).replace(MINUS, "-")


def counts(source: Source, prefix: str, found: Sequence[Result | None]) -> list[Piece]:
    """A count per group, for the groups that have one."""
    return [
        {"groupId": group_id(prefix, index), "value": text(result)}
        for index, result in enumerate(found)
        if result is not None and result.value is not None
    ]


def denominators(source: Source, prefix: str, found: Sequence[Result | None]) -> list[Piece]:
    """Participants analysed, per group."""
    return [{"units": PARTICIPANTS, "counts": counts(source, prefix, found)}]


def measurement(group: str, parts: Mapping[str, Result | None]) -> Piece | None:
    """One group's value with its spread or limits; `parts` names the registry's fields.

    A value that does not exist is written NA with the reason, as the registry asks for.
    """
    value = parts.get("value")
    if value is None:
        return None
    if value.value is None:
        return {
            "groupId": group,
            "value": NOT_COMPUTED,
            "comment": value.note or "It could not be computed from these data.",
        }
    found = {name: part for name, part in parts.items() if part and part.value is not None}
    return {"groupId": group, **{name: text(part) for name, part in found.items()}}


def category(
    source: Source, prefix: str, found: Sequence[Mapping[str, Result | None]], title: str = ""
) -> Piece:
    """One category: a measurement per group that has one."""
    pieces = [measurement(group_id(prefix, index), parts) for index, parts in enumerate(found)]
    measurements = [piece for piece in pieces if piece is not None]
    return ({"title": title} if title else {}) | {"measurements": measurements}
