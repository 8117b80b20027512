"""Two versions of a study compared: what changes, what it affects, and who must consent anew.

Everything here is a proposal with its reason; the committee decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from trialwright.protocol.amendments.difference import Difference, differences
from trialwright.protocol.amendments.topics import Topic, topic_of
from trialwright.protocol.amendments.wording import words_of
from trialwright.protocol.criteria import Age, Criterion, Sex
from trialwright.protocol.identity import definition_hash
from trialwright.protocol.study import Study
from trialwright.protocol.wording.criteria_text import leaves

_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Touched:
    """Whose records a change touches: those with these forms, visits or assessments."""

    forms: tuple[str, ...] = ()
    encounters: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """One change in words; `reconsent` says why those in the study are asked anew, "" if not."""

    place: str
    heading: str
    words: str
    substantial: bool
    why: str
    affects: tuple[str, ...]
    reconsent: str
    touched: Touched


@dataclass(frozen=True)
class Amendment:
    """Version → version; hashes are over the definitions, whatever their files look like."""

    study: str
    old_version: str
    new_version: str
    old_hash: str
    new_hash: str
    changes: tuple[Change, ...]

    @property
    def substantial(self) -> bool:
        """Whether any change is proposed as a substantial one."""
        return any(change.substantial for change in self.changes)

    @property
    def reconsent(self) -> tuple[str, ...]:
        """Why participants are asked anew, each reason once; empty, nobody is."""
        return tuple(dict.fromkeys(item.reconsent for item in self.changes if item.reconsent))


def compare(old: Study, new: Study) -> Amendment:
    """What changes from one version of a study to another, by ids and in the study's order."""
    found = differences(old, new)
    return Amendment(
        study=new.id,
        old_version=old.version,
        new_version=new.version,
        old_hash=definition_hash(old),
        new_hash=definition_hash(new),
        changes=tuple(change for item in found for change in _changes(item, found, old, new)),
    )


def _changes(
    item: Difference, among: tuple[Difference, ...], old: Study, new: Study
) -> Iterator[Change]:
    topic = topic_of(item.place)
    if topic is None:
        return
    topic = _reworded(item, among, topic, new)
    for words in words_of(item, old, new):
        yield Change(
            place=".".join(item.place),
            heading=topic.heading,
            words=words,
            substantial=topic.substantial,
            why=topic.why,
            affects=topic.affects,
            reconsent=topic.reconsent,
            touched=_touched(item, old, new),
        )


def _reworded(item: Difference, among: tuple[Difference, ...], topic: Topic, new: Study) -> Topic:
    """A criterion's words alone: administrative, unless a person or a number decides by them."""
    if item.place[0] != "criteria" or item.place[-1] != "text":
        return topic
    if any(other.place == (*item.place[:-1], "expression") for other in among):
        return topic
    criterion = _by_id(new)[item.place[1]]
    if criterion.status != "computable":
        return replace(topic, why="a person decides by these words")
    if _NUMBERS.findall(str(item.before)) != _NUMBERS.findall(str(item.after)):
        return replace(
            topic, why="a number in the words changed and what is computed did not: compare both"
        )
    return replace(topic, substantial=False, why="words only: what is computed stays", affects=())


def _by_id(study: Study) -> Mapping[str, Criterion]:
    return {item.id: item for item in study.criteria}


def _touched(item: Difference, old: Study, new: Study) -> Touched:
    """What of participants' records was made under the part that changes, in the old version."""
    section, part = item.place[0], item.place[1] if len(item.place) > 1 else ""
    if section == "criteria":
        concepts = _concepts(_by_id(old).get(part)) | _concepts(_by_id(new).get(part))
        return Touched(forms=_forms_with(old, concepts), criteria=(part,))
    if section == "forms":
        return Touched(forms=(part,))
    if section == "encounters":
        return Touched(encounters=(part,))
    if section == "activities":
        visits = (visit.id for visit in old.encounters if part in visit.activities)
        return Touched(encounters=tuple(visits))
    return Touched()


def _concepts(criterion: Criterion | None) -> set[str]:
    """The concepts that a criterion is answered from."""
    found = set()
    for leaf in leaves(criterion.expression) if criterion else ():
        own = {Age: "age", Sex: "sex"}.get(type(leaf), getattr(leaf, "concept", ""))
        found.add(own)
    return found - {""}


def _forms_with(study: Study, concepts: set[str]) -> tuple[str, ...]:
    return tuple(
        form.id for form in study.forms if concepts & {item.concept for item in form.items}
    )
