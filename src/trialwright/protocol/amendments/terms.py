"""How an amendment names things: parts and fields of a study, numbers, lengths of time, units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from trialwright.protocol.concepts import Concept
from trialwright.protocol.three_way import ABSENT

# section or list → one of its parts
PARTS: Mapping[str, str] = {
    "sites": "site",
    "arms": "arm",
    "interventions": "intervention",
    "product": "product",
    "specifications": "release test",
    "epochs": "epoch",
    "anchors": "anchor",
    "activities": "activity",
    "encounters": "visit",
    "concepts": "concept",
    "forms": "form",
    "items": "item",
    "criteria": "criterion",
    "objectives": "objective",
    "endpoints": "endpoint",
    "safety_rules": "safety rule",
    "questions": "question",
    "design": "design",
    "record": "record",
}
FIELDS: Mapping[str, str] = {
    "offset": "due",
    "early": "days allowed before the due day",
    "late": "days allowed after the due day",
    "anchor": "due day counted from",
    "enrollment": "participants planned",
    "weight": "share of the allocation",
    "cells_per_dose": "million cells a dose",
    "expansion_days": "days from collection to the first dose",
    "low": "lower limit",
    "high": "upper limit",
    "guard_margin": "allowed rise of the guard value",
    "guard_concept": "guard value",
    "days": "diary days averaged",
    "valid_days": "diary days that must be filled in",
    "ratio": "dose at most this share of baseline",
    "counted_from": "adverse events counted from",
    "window_days": "days in which an event counts",
    "prior_a": "prior a",
    "prior_b": "prior b",
}
UNITS: Mapping[str, str] = {
    "kg/m2": "kg/m²",
    "mm[Hg]": "mmHg",
    "umol/L": "µmol/L",
    "10*9/L": "10⁹/L",
    "10*6": "million",
    "[iU]/d": "IU/day",
    "[iU]": "IU",
    "[EU]/kg": "EU/kg",
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "Cel": "°C",
}
_LENGTH = re.compile(r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_LONGEST = 160  # characters of a text that is quoted


def unit_words(unit: str) -> str:
    """A UCUM unit as people write it; `{present}` and the like are no unit to write."""
    return "" if unit.startswith("{") else UNITS.get(unit, unit)


def plain(name: str) -> str:
    """A code as words."""
    return name.replace("_", " ")


def field_words(name: str) -> str:
    """A field as a committee calls it."""
    return FIELDS.get(name, plain(name))


def concept_words(concepts: Mapping[str, Concept], name: str) -> str:
    """A concept's label; the code as words where no such concept is known."""
    return concepts[name].label if name in concepts else plain(name)


def number(value: float, decimals: int = 0) -> str:
    """As many decimals as the concept is measured with, or more where the number has them."""
    short = f"{value:.{decimals}f}"
    return short if float(short) == value else f"{value:.12g}"


def length_words(duration: str) -> str:
    """An ISO 8601 duration in words: P6M is 6 months, -P1W 1 week before, P0D the same day."""
    found = _LENGTH.fullmatch(duration)
    if found is None:
        return duration
    parts = zip(found.groups()[1:], ("year", "month", "week", "day"), strict=True)
    said = [f"{int(n)} {unit}{'' if int(n) == 1 else 's'}" for n, unit in parts if n and int(n)]
    return (" ".join(said) + (" before" if found[1] else "")) if said else "the same day"


def value_words(value: Any) -> str:
    """Any value of a study in words; long texts are cut."""
    if value is ABSENT or value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list):
        return ", ".join(value_words(item) for item in value) or "none"
    if isinstance(value, dict):
        return ", ".join(value_words(item) for item in value.values())
    return plain(value) if re.fullmatch(r"[A-Za-z0-9_]+", value) else f"“{_cut(value)}”"


def change_words(before: Any, after: Any) -> str:
    """Before → after; of two texts from where they part, of two lists what came and went."""
    if isinstance(before, list) and isinstance(after, list):
        return _list_change(before, after)
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > 80:
        before, after = _from_where_they_part(before, after)
    return f"{value_words(before)} → {value_words(after)}"


def _list_change(before: list[Any], after: list[Any]) -> str:
    came = [value_words(item) for item in after if item not in before]
    went = [value_words(item) for item in before if item not in after]
    said = [
        f"{word} {', '.join(found)}"
        for word, found in (("added", came), ("removed", went))
        if found
    ]
    return "; ".join(said) or f"{value_words(before)} → {value_words(after)}"


def _from_where_they_part(before: str, after: str) -> tuple[str, str]:
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    start = before.rfind(" ", 0, max(same - 40, 0)) + 1
    lead = "… " if start else ""
    return lead + before[start:], lead + after[start:]


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + " …"
