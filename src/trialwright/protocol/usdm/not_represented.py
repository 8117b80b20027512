"""What of a document a study has no place for: everything that was not read, and why.

An object that was not touched is one entry with all that is in it; of an object that was, each
attribute that was not read. Entries of one kind under one path are counted together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trialwright.protocol.usdm.classes import EXTENSIONS, ID, INSTANCE, ROOT, classes
from trialwright.protocol.usdm.names import plain
from trialwright.protocol.usdm.node import WHOLE, Reading
from trialwright.protocol.usdm.sides import Lost, name_of, size_of

_SHORT = 80  # characters of a text that stand for it
_STEP = re.compile(r"\[\d+\]")

# class, or class.attribute: why it is left out
WHY: Mapping[str, str] = {
    "StudyDefinitionDocument": "documents are not held; prose stands beside study.yaml",
    "NarrativeContentItem": "prose is not part of the definition; it stands beside study.yaml",
    "StudyAmendment": "an amendment is a new version of study.yaml, compared with the old one",
    "GovernanceDate": "dates of approval are filed when the study is conducted",
    "ScheduleTimeline": "a study has one timeline, in days",
    "Timing": "it links no two visits by whole days, or another timing does",
    "Condition": "a condition in words can't be applied to a visit; write it into the forms' help",
    "StudyCohort": "a study has no cohorts; make them arms, or criteria",
    "TransitionRule": "passing from one stage to the next follows from the visits",
    "BiomedicalConceptProperty": "a concept's unit, choices and range come from the library",
    "BiomedicalConcept.reference": "a concept's source is the library's",
    "BiomedicalConcept.code": "a concept's codes come from the library",
    "BiomedicalConcept.synonyms": "a concept's words come from the library",
    "StudyIdentifier": "a study has one id, its registry's number",
    "Organization": "only sponsor and sites are held",
    "Organization.identifier": "an organization is its name here",
    "Organization.identifierScheme": "an organization is its name here",
    "Address": "a site has a city and a country",
    "Indication.codes": "conditions are words; concepts carry the codes",
    "StudyIntervention.codes": "an intervention has its name and the registry's type",
    "StudyIntervention.role": "the role follows from the arms",
    "StudyIntervention.minimumResponseDuration": "how long a response lasts is an endpoint's",
    "Administration": "how it is given stands in words; dose and duration have no attribute",
    "Encounter.environmentalSettings": "a visit has no setting",
    "Encounter.contactModes": "a visit has no way of contact",
    "Procedure": "of a procedure only what it gives is held",
    "StudyElement.name": "an element is an arm in an epoch",
    "Activity.timelineId": "a study has one timeline, in days",
    "StudyVersion.documentVersionIds": "documents are not held",
    "EligibilityCriterion.identifier": "a criterion has one id",
    "StudyArm.dataOriginDescription": "all data are the study's own",
    "Administration.duration": "how it is given stands in words",
    "Administration.dose": "a dose that is not of cells stands in words",
    "Administration.frequency": "each time something is given is an activity of its own",
    "Procedure.code": "of a procedure only what it gives is held",
    "Organization.type": "only sponsor and sites are held",
    "Indication.isRareDisease": "whether a disease is rare is not held",
    "StudyDesignPopulation.includesHealthySubjects": "write it as a criterion",
    "StudyDesignPopulation.plannedAge": "write it as a criterion",
    "StudyDesignPopulation.plannedSex": "write it as a criterion",
    "StudyVersion.rationale": "why the study is done is prose, and stands beside study.yaml",
    "InterventionalStudyDesign.rationale": "why the design is so is prose",
    "InterventionalStudyDesign.intentTypes": "a design has one purpose, in the registry's words",
    "InterventionalStudyDesign.subTypes": "what the study looks at follows from its endpoints",
    "StudyDesignPopulation.plannedCompletionNumber": "only the number to be enrolled is planned",
}
# whatever the class
_BY_ATTRIBUTE: Mapping[str, str] = {
    "name": "only its label is held",
    "label": "only one name is held",
    "description": "only its label is held",
}
_DEFAULT = "a study definition has no place for it"


def not_represented(
    reading: Reading, noted: Iterable[Lost], twin: Mapping[str, Any] | None
) -> tuple[Lost, ...]:
    """Everything that was not read, in the document's order, after what was `noted` in reading.

    `twin` is our own export of what was read: what it says in the same place needs no entry.
    """
    return _together((*noted, *_unread(reading, reading.root, twin, ROOT, "")))


def _together(found: Iterable[Lost]) -> tuple[Lost, ...]:
    """Losses of one kind for one reason in one list of the document as one entry."""
    kept: dict[tuple[str, str, str], list[Lost]] = {}
    for item in found:
        kept.setdefault((_STEP.sub("[*]", item.place), item.kind, item.why), []).append(item)
    return tuple(
        Lost(
            _shared([item.place for item in items]),
            kind,
            len(items),
            why,
            tuple(dict.fromkeys(name for item in items for name in item.names if name)),
            sum(item.size for item in items),
        )
        for (_, kind, why), items in kept.items()
    )


def _shared(places: list[str]) -> str:
    """One path for several that differ in positions only; [*] where they do."""
    steps = [_STEP.findall(place) for place in places]
    same = iter([at[0] if len(set(at)) == 1 else "[*]" for at in zip(*steps, strict=True)])
    return _STEP.sub(lambda _: next(same), places[0])


def _unread(
    reading: Reading, here: dict[str, Any], twin: object, kind: str, path: str
) -> Iterator[Lost]:
    mirror = twin if isinstance(twin, dict) else {}
    for name, value in here.items():
        if name in {ID, INSTANCE} or value in (None, "", []) or mirror.get(name) == value:
            continue
        yield from _attribute(reading, here, (kind, name), mirror.get(name), f"{path}.{name}")


def _attribute(
    reading: Reading, owner: dict[str, Any], at: tuple[str, str], twin: object, path: str
) -> Iterator[Lost]:
    kind, name = at
    value = owner[name]
    held = value if isinstance(value, list) else [value]
    twins = twin if isinstance(twin, list) and isinstance(value, list) else [twin]
    paths = [f"{path}[{n}]" for n in range(len(held))] if isinstance(value, list) else [path]
    if isinstance(held[0], dict):
        for place, item in enumerate(held):
            other = twins[place] if place < len(twins) else None
            yield from _object(reading, item, other, at, paths[place])
    elif not reading.has(owner, name) and not _said(reading, owner, name):
        known = name in classes().get(kind, {}) or name == EXTENSIONS or kind == ROOT
        why = _why(f"{kind}.{name}", kind) if known else "no attribute of this class in USDM 4.0"
        for item, here in zip(held, paths, strict=True):
            words = (_short(item),) if _is_words(name, item) else ()
            yield Lost(here.lstrip("."), kind, 1, why, words, size_of(item))


def _object(
    reading: Reading, here: dict[str, Any], twin: object, at: tuple[str, str], path: str
) -> Iterator[Lost]:
    if reading.has(here, WHOLE):
        return
    kind = str(here.get(INSTANCE))
    if _touched(reading, here):
        yield from _unread(reading, here, twin, kind, path)
    elif not _same(here, twin):
        why = _why(f"{at[0]}.{at[1]}", kind)
        yield Lost(path.lstrip("."), kind, 1, why, (name_of(here),), size_of(here))


def _touched(reading: Reading, here: object) -> bool:
    """Whether the object, or one in it, was read."""
    if isinstance(here, list):
        return any(_touched(reading, item) for item in here)
    if not isinstance(here, dict):
        return False
    mine = any(reading.has(here, name) for name in (*here, WHOLE))
    return mine or any(_touched(reading, item) for item in here.values())


def _same(here: object, twin: object) -> bool:
    """Whether two objects say the same, whatever their ids."""
    if isinstance(here, dict) and isinstance(twin, dict):
        return all(name == ID or _same(here.get(name), twin.get(name)) for name in {**here, **twin})
    if isinstance(here, list) and isinstance(twin, list):
        return len(here) == len(twin) and all(map(_same, here, twin))
    return here == twin


def _said(reading: Reading, owner: dict[str, Any], name: str) -> bool:
    """Whether a text repeats one of the same object that was read."""
    value = owner[name]
    if not isinstance(value, str):
        return False
    return any(
        other != name and reading.has(owner, other) and _folded(text) == _folded(value)
        for other, text in owner.items()
        if isinstance(text, str)
    )


def _is_words(name: str, value: object) -> bool:
    """Whether a value says something by itself; an id of the document does not."""
    return isinstance(value, str) and not name.endswith(("Id", "Ids"))


def _short(text: str) -> str:
    line = " ".join(plain(text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _why(attribute: str, kind: str) -> str:
    by_name = _BY_ATTRIBUTE.get(attribute.partition(".")[2])
    return WHY.get(attribute) or by_name or WHY.get(kind) or _DEFAULT
