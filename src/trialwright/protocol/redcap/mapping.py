"""A REDCap project → forms and concepts of ours; nothing is dropped without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trialwright.protocol.concepts import Concept
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.redcap.field import Field, Project
from trialwright.protocol.redcap.imported import Imported, Left
from trialwright.protocol.redcap.kinds import concepts_of_field, words_of
from trialwright.protocol.redcap.matching import codes_of, disagreement, index, normal, renamed
from trialwright.values.findings import InputRefused

_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")
# Names that an event keeps for itself beside a form's items.
_KEPT = frozenset({"on", "reason"})


def import_project(project: Project, library: Mapping[str, Concept]) -> Imported:
    """Every field becomes an item, or stands in `left`; a branched item is never required."""
    work = _Work(library)
    for one in project.fields:
        if one.name == project.number:
            work.leave(one, one.label, "the record's own number; participants get theirs here")
        else:
            work.take(one)
    forms = tuple(
        Form(
            id=name,
            label=project.labels.get(name) or name.replace("_", " ").capitalize(),
            items=tuple(items),
            repeating=name in project.repeating,
        )
        for name, items in work.items.items()
        if items
    )
    return Imported(
        forms, tuple(work.own.values()), dict(work.matched), tuple(work.left), project.events
    )


@dataclass
class _Work:
    library: Mapping[str, Concept]
    items: dict[str, list[Item]] = field(default_factory=dict)
    own: dict[str, Concept] = field(default_factory=dict)
    matched: dict[str, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    used: set[tuple[str, str]] = field(default_factory=set)
    matrices: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._index = index(self.library)

    def leave(self, one: Field, what: str, why: str) -> None:
        """Note something that has no place here."""
        words = " ".join(what.split())[:300]
        self.left.append(Left(f"{one.place}, {one.name}", words, why))

    def take(self, one: Field) -> None:
        """Turn a field into items of its form."""
        self._check(one)
        items = self.items.setdefault(one.form, [])
        concepts, left = concepts_of_field(one)
        self.left.extend(left)
        for concept in concepts:
            item_id = f"{concept.id}_item" if concept.id in _KEPT else concept.id
            chosen = self._chosen(one, concept)
            self.used.add((one.form, chosen))
            required = one.required and not one.branching
            items.append(Item(id=item_id, concept=chosen, required=required))
        self._layout(one)

    def _check(self, one: Field) -> None:
        if not _NAME.fullmatch(one.name) or not _NAME.fullmatch(one.form):
            raise InputRefused(
                f"{one.place}, columns field_name and form_name: a name is not REDCap's; allowed: "
                "small letters, digits and underscores, a letter first"
            )
        if one.name in self.seen:
            raise InputRefused(f"{one.place}: field {one.name} stands there twice; allowed: once")
        self.seen.add(one.name)

    def _chosen(self, one: Field, concept: Concept) -> str:
        """The library's concept where it is the same thing, else one of the study's own."""
        ours = self._ours(concept)
        why = disagreement(concept, ours) if ours else ""
        if ours and not why and (one.form, ours.id) in self.used:
            why = "this form asks for it already"
        if ours and not why:
            self.matched[concept.id] = ours.id
            for what, note in _taken_otherwise(concept, ours):
                self.leave(one, what, note)
            return ours.id
        if ours:
            self.leave(one, concept.label, f"called as our {ours.id}, but {why}: kept as its own")
        own = renamed(concept, self.library, self.own)
        self.own[own.id] = own
        return own.id

    def _ours(self, concept: Concept) -> Concept | None:
        names = (normal(concept.label), normal(concept.id))
        found = [self._index[name] for name in names if name in self._index]
        return self.library[found[0]] if found else None

    def _layout(self, one: Field) -> None:
        """What of a field is about showing it."""
        if one.branching:
            why = "branching logic is not taken over: the item is always shown and never required"
            self.leave(one, one.branching, why)
        if one.annotation:
            self.leave(one, one.annotation, "field annotations and action tags do nothing here")
        if one.matrix and one.matrix not in self.matrices:
            self.matrices.add(one.matrix)
            self.leave(one, one.matrix, "a matrix becomes single questions, one below the other")
        if one.section:
            self.leave(one, words_of(one.section), "section headers are not shown on forms")


def _taken_otherwise(own: Concept, ours: Concept) -> Iterator[tuple[str, str]]:
    """What changes when a field becomes our concept."""
    if ours.unit and not own.unit:
        yield own.label, f"is our {ours.id}, in {ours.unit}; the field names no unit: check it"
    if own.plausible and own.plausible != ours.plausible:
        low, high = own.plausible
        yield f"{low:g} to {high:g}", f"is our {ours.id}, whose limits hold: {_range(ours)}"
    codes = codes_of(own, ours) if own.kind == "choice" else None
    if codes and any(code != ours_code for code, ours_code in codes.items()):
        changed = ", ".join(f"{code} is {ours_code}" for code, ours_code in codes.items())
        yield changed, f"is our {ours.id}, whose codes are used"


def _range(concept: Concept) -> str:
    if concept.plausible is None:
        return "none"
    return f"{concept.plausible[0]:g} to {concept.plausible[1]:g}"
