"""A difference in the words a committee reads: what it is of, and before → after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trialwright.protocol.amendments.difference import ORDER, Difference, Place
from trialwright.protocol.amendments.expressions import expression_changes
from trialwright.protocol.amendments.terms import (
    PARTS,
    change_words,
    field_words,
    length_words,
    unit_words,
    value_words,
)
from trialwright.protocol.concepts import Concept
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of

# Objects that are one part each, and those that only group fields.
_ALONE = ("product", "design", "record")
_GROUPS = ("timing", "analysis", "estimand")
_TITLES = ("label", "text", "name", "title", "event", "concept")
# Parts whose id alone says little, so that their label stands beside it.
_LABELLED = ("encounters", "endpoints")
_LONGEST = 60


def words_of(difference: Difference, old: Study, new: Study) -> tuple[str, ...]:
    """One line a change, `I2: HbA1c lower limit 7.5 → 7.0 %`; several where several ends moved."""
    place = difference.place
    whose, field = _whose(place, old, new)
    if place[-1] == "expression":
        return _of_expression(difference, whose, {**concepts_of(old), **concepts_of(new)}, new)
    if not field and (difference.added or difference.removed):
        whole = difference.before if difference.removed else difference.after
        return (f"{whose} {'removed' if difference.removed else 'added'}{_title(whole)}",)
    return (_of_field(difference, whose, field, new),)


def _whose(place: Place, old: Study, new: Study) -> tuple[str, str]:
    """What the change is of, and the field that changes: ("visit M3 (Month 3)", "late")."""
    named, field, rest = [], "", list(place)
    while rest:
        part = rest.pop(0)
        if part in PARTS and part not in _ALONE and rest and rest[0] != ORDER:
            named.append(_part(part, rest.pop(0), bool(rest), old, new))
        elif part in _ALONE:
            named.append(PARTS[part])
        elif part not in _GROUPS or not rest:
            field = part
    return ", ".join(named), field


def _part(section: str, part: str, inside: bool, old: Study, new: Study) -> str:
    """Criteria are known by their ids; every other part says what it is."""
    if section == "criteria":
        return part
    label = _label(section, part, old, new) if inside and section in _LABELLED else ""
    return f"{PARTS[section]} {part}" + (f" ({label})" if label and label != part else "")


def _label(section: str, part: str, old: Study, new: Study) -> str:
    """The label of a part, as the old version has it."""
    found = (item for study in (old, new) for item in getattr(study, section) if item.id == part)
    label = str(next(found).label)
    return label if len(label) <= _LONGEST else label[:_LONGEST].rstrip() + " …"


def _of_expression(
    difference: Difference, whose: str, concepts: Mapping[str, Concept], new: Study
) -> tuple[str, ...]:
    kind = next(item.kind for item in new.criteria if item.id == difference.place[1])
    changes = expression_changes(difference.before, difference.after, concepts, kind=kind)
    return tuple(f"{whose}: {change}" for change in changes)


def _title(part: Any) -> str:
    if not isinstance(part, dict):
        return f": {value_words(part)}"
    kind = f"{part['kind']} " if "kind" in part and "text" in part else ""
    title = next((part[name] for name in _TITLES if part.get(name)), "")
    return f": {kind}{value_words(title)}" if title else ""


def _of_field(difference: Difference, whose: str, field: str, new: Study) -> str:
    before, after = difference.before, difference.after
    if field == "offset":
        before, after = length_words(before), length_words(after)
        said = f"{before} → {after} after {_anchor(difference.place[1], new)}"
    else:
        said = change_words(before, after)
    unit = _unit(difference.place, new)
    name = "order" if field == ORDER else field_words(field)
    return f"{whose}: {name} {said} {unit}".strip(": ")


def _anchor(visit: str, study: Study) -> str:
    return next(item.timing.anchor for item in study.encounters if item.id == visit)


def _unit(place: Place, study: Study) -> str:
    """The unit of a release limit; other fields say theirs in their names."""
    if place[:2] != ("product", "specifications") or place[-1] not in ("low", "high"):
        return ""
    tests = study.product.specifications if study.product else ()
    return next((unit_words(test.unit) for test in tests if test.id == place[2]), "")
