"""How parts of a study read in a document: small phrases that several sections use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from trialwright.protocol.concepts import Concept
from trialwright.protocol.schedule import Encounter
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.report.documents.model import Block, Run, Text, text
from trialwright.report.words import plain, unit_words

Blocks: TypeAlias = tuple[Block, ...]

ALLOCATIONS: Mapping[str, str] = {
    "NA": "One group, nobody is allocated",
    "RANDOMIZED": "Randomised",
    "NON_RANDOMIZED": "Not randomised",
}
MASKINGS: Mapping[str, str] = {"NONE": "Open label: nobody is blinded"}
# letters of a visit that fit a column of the schedule
_NARROW = 6
ROUTES: Mapping[str, str] = {"by arm": "by arm, see above"}


def code(word: str, table: Mapping[str, str] | None = None) -> str:
    """A registry's code as words; "" stays "" ."""
    known = (table or {}).get(word)
    return known or plain(word.lower().replace("_", " "))


def phases(study: Study) -> str:
    """`Phase 1/Phase 2`, or "" where the record names none, or says that it has none."""
    named = (phase for phase in study.design.phases if phase != "NA")
    return "/".join(code(phase.replace("PHASE", "PHASE ")) for phase in named)


def either(words: str, what: str) -> Text:
    """The words, or a mark that somebody has to write them."""
    return text(words) if words else to_write(what)


def to_write(what: str) -> Text:
    """A mark in the running text."""
    return (Run(f"[to be written: {what}]", "missing"),)


def listed(words: Iterable[str]) -> str:
    """`a, b and c`."""
    items = [word for word in words if word]
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def item_words(concept: Concept) -> str:
    """`HbA1c (%)`."""
    unit = unit_words(concept.unit)
    return f"{concept.label} ({unit})" if unit else concept.label


def visits_of(study: Study, forms: Iterable[str]) -> list[Encounter]:
    """The encounters at which one of these forms is filled."""
    wanted = set(forms)
    acts = {act.id for act in study.activities if wanted & set(act.forms)}
    return [visit for visit in study.encounters if acts & set(visit.activities)]


def asked_at(study: Study, visit: Encounter) -> list[str]:
    """The ids of the forms of a visit, in their order, each once."""
    acts = {activity.id: activity.forms for activity in study.activities}
    return list(dict.fromkeys(form for act in visit.activities for form in acts.get(act, ())))


def concepts_in(study: Study, form_id: str) -> list[Concept]:
    """The concepts of a form; one that the study doesn't know is left out."""
    known = concepts_of(study)
    form = next((form for form in study.forms if form.id == form_id), None)
    return [known[item.concept] for item in (form.items if form else ()) if item.concept in known]


def short_names(study: Study) -> dict[str, str]:
    """What a narrow column calls each visit: its id, or V1, V2, ... where ids are long."""
    ids = [visit.id for visit in study.encounters]
    if all(len(name) <= _NARROW for name in ids):
        return {name: name for name in ids}
    return {name: f"V{number}" for number, name in enumerate(ids, start=1)}
