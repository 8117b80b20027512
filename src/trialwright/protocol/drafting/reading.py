"""What kind of trial the record's words describe: the choice of templates rests on this."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trialwright.protocol.drafting.entries import entries, words_of
from trialwright.protocol.drafting.looking import Said
from trialwright.record.record import ARMS, INTERVENTIONS, OUTCOMES, Record

CONDITIONS = "protocolSection.conditionsModule.conditions"

_DIABETES = re.compile(r"\bdiabet(?:es|ic)\b(?! insipidus)|\bhypergly[ck]", re.IGNORECASE)
_AUTOLOGOUS = re.compile(r"\bautologous|\bpatients?['’]?s? own (?:\w+ ){0,2}cells", re.IGNORECASE)
_CELLS = re.compile(
    r"\bcells?\b|\bmarrow\b|\bmononuclear\b|\bMSCs?\b|\bCAR[- ]?T\b|\bstem\b|\btransplant",
    re.IGNORECASE,
)
_EXPANDED = re.compile(r"\bexpan(?:ded|sion)|\bcultur(?:ed|e)\b|\bCAR[- ]?T\b", re.IGNORECASE)
_GROUPS = re.compile(
    r"\b(?:both|two|between|the other)\s+(?:\w+\s+)?(?:groups|arms)\b", re.IGNORECASE
)
_WORDS: Mapping[str, int] = {
    "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(_WORDS) + r")"
_GIVEN = r"(?:treatments?|infusions?|injections?|administrations?|doses?|transplantations?)"
_INTERVAL = (
    r"(?P<number>\d{1,3})[\s-]*(?P<unit>day|week|month)s?[\s-]*(?:interval|apart)"
    r"|(?:interval|intervals) of (?P<number2>\d{1,3})[\s-]*(?P<unit2>day|week|month)s?"
    r"|every (?P<number3>\d{1,3}) (?P<unit3>day|week|month)s"
)
_DOSES = re.compile(
    rf"\b{_COUNT}\s+(?:\w+\s+){{0,2}}{_GIVEN}\b[^.;]{{0,60}}?(?:{_INTERVAL})", re.IGNORECASE
)
_ONCE = re.compile(
    r"\b(?:a\s+)?single[\s-](?:[\w-]+\s+){0,2}(?:infusion|injection|administration|dose"
    r"|transplantation|implantation)\b(?!\s*(?:levels?|group|cohort|escalat))",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b(?:two|three|four|five|six|second|third|repeat\w*|multiple|twice|daily|weekly|monthly|cycles?"
    r"|every|each|booster|additional)\b|\b\d{1,2}\s+(?:\w+\s+)?(?:doses|infusions|injections|times"
    r"|administrations)\b|\b(?:doses|infusions|injections)\b",
    re.IGNORECASE,
)
_DURATION = {"day": "D", "week": "W", "month": "M"}


@dataclass(frozen=True)
class Doses:
    """How often something is given, and the time between (ISO 8601 duration)."""

    count: int
    interval: str
    said: Said


@dataclass(frozen=True)
class Reading:
    """What the record says about the kind of trial; None where it says nothing.

    `cells` are the positions of the interventions that are a person's own cells.
    """

    diabetes: bool
    cells: tuple[int, ...]
    expanded: bool
    source: str
    doses: Doses | None
    groups: Said | None


def read_kind(record: Record) -> Reading:
    """Read the words of conditions, interventions, arms and outcomes."""
    about = _prose(record)
    words = " ".join(about.values())
    cells = tuple(_cells(record))
    return Reading(
        diabetes=any(_DIABETES.search(item) for item in conditions_of(record)),
        cells=cells,
        expanded=bool(cells) and bool(_EXPANDED.search(words)),
        source=_source(words),
        doses=next((found for item in about.items() if (found := _doses(*item))), None)
        or _single(about),
        groups=next(_groups(record), None),
    )


def conditions_of(record: Record) -> tuple[str, ...]:
    """The conditions studied, in the registry's words."""
    return tuple(item for item in record.items(CONDITIONS) if isinstance(item, str))


def _cells(record: Record) -> Iterator[int]:
    """An intervention counts by its own words, or by the title's where it is the only one."""
    items = entries(record, INTERVENTIONS)
    for place, item in enumerate(items):
        name = words_of(item, "name")
        words = f"{name} {words_of(item, 'description')}"
        if len(items) == 1:
            words += f" {record.title}"
        if _AUTOLOGOUS.search(words) and _CELLS.search(name):
            yield place


def _prose(record: Record) -> dict[str, str]:
    """Path → words of arms and interventions."""
    found = {}
    for path, names in ((ARMS, ("label", "description")), (INTERVENTIONS, ("name", "description"))):
        for place in range(len(record.items(path))):
            for name in names:
                words = record.text(f"{path}[{place}].{name}")
                if words:
                    found[f"{path}[{place}].{name}"] = words
    return found


def _source(words: str) -> str:
    for pattern, source in (
        (r"bone[\s-]*marrow|\bmarrow\b", "bone marrow"),
        (r"\badipose|\bfat tissue|lipoaspirat", "adipose tissue"),
        (r"peripheral blood|leuk?apheresis|\bCAR[- ]?T", "peripheral blood"),
    ):
        if re.search(pattern, words, re.IGNORECASE):
            return source
    return "not stated"


def _doses(place: str, words: str) -> Doses | None:
    match = _DOSES.search(words)
    if match is None:
        return None
    count = _WORDS.get(match["count"].lower()) or int(match["count"])
    number = int(match["number"] or match["number2"] or match["number3"])
    unit = (match["unit"] or match["unit2"] or match["unit3"]).lower()
    if not 1 < count <= 12 or not number:
        return None
    return Doses(count, f"P{number}{_DURATION[unit]}", Said(place, match[0]))


def _single(about: Mapping[str, str]) -> Doses | None:
    """One dose where arms and interventions say so, and nothing in them speaks of another."""
    if any(_REPEATED.search(words) for words in about.values()):
        return None
    found = ((place, match) for place, words in about.items() if (match := _ONCE.search(words)))
    return next((Doses(1, "", Said(place, match[0])) for place, match in found), None)


def _groups(record: Record) -> Iterator[Said]:
    for path in OUTCOMES.values():
        for place in range(len(record.items(path))):
            for name in ("measure", "description"):
                words = record.text(f"{path}[{place}].{name}") or ""
                match = _GROUPS.search(words)
                if match:
                    yield Said(f"{path}[{place}].{name}", words)
