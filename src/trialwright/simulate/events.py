"""Adverse events of virtual participants: a table of what happens after what, and how often.

Rates are ASSUMPTIONS for a rehearsal, in the order of what trials of marrow cells and people with
diabetes report; they are no estimate of the risk of anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeAlias

from trialwright.conduct.adverse_events import RELATED_TO, AdverseEvent
from trialwright.simulate.dice import Dice

Cause: TypeAlias = Literal["collection", "administration", "background", "diabetes"]


@dataclass(frozen=True)
class Kind:
    """One kind of event.

    After a collection or an administration `often` is a probability, and it begins within `within`
    days; in the background it is a rate per person-year. `grades` are weights, `days` the mean
    length, `related` what it is attributed to, `serious` the share that leads to hospital.
    """

    term: str
    cause: Cause
    often: float
    grades: Mapping[str, float]
    days: float
    within: int = 1
    related: Mapping[str, str] = field(default_factory=dict)
    serious: float = 0.0


_MILD: Mapping[str, float] = {"1": 0.75, "2": 0.25}
_SOME: Mapping[str, float] = {"1": 0.5, "2": 0.4, "3": 0.1}
_SEVERE: Mapping[str, float] = {"3": 0.85, "4": 0.15}
_BY_COLLECTION = {"related_collection": "definitely"}
_BY_ADMINISTRATION = {"related_administration": "probably", "related_cells": "possibly"}
_BY_DISEASE = {"related_disease": "possibly"}

KINDS: tuple[Kind, ...] = (
    Kind("Bone marrow harvest site pain", "collection", 0.35, _MILD, 4, 2, _BY_COLLECTION),
    Kind("Harvest site haematoma", "collection", 0.06, _MILD, 8, 3, _BY_COLLECTION),
    Kind("Dizziness", "collection", 0.05, _MILD, 1, 1, _BY_COLLECTION),
    Kind("Pyrexia", "administration", 0.10, _MILD, 2, 2, _BY_ADMINISTRATION),
    Kind("Headache", "administration", 0.07, _MILD, 2, 3, _BY_ADMINISTRATION),
    Kind("Chills", "administration", 0.04, _MILD, 1, 1, _BY_ADMINISTRATION),
    Kind("Injection site bruising", "administration", 0.05, _MILD, 5, 2, _BY_ADMINISTRATION),
    Kind("Hypoglycaemia", "diabetes", 0.30, _SOME, 1, 1, _BY_DISEASE, 0.03),
    Kind("Diabetic foot infection", "diabetes", 0.02, _SEVERE, 25, 1, _BY_DISEASE, 0.9),
    Kind("Nasopharyngitis", "background", 0.30, _MILD, 7),
    Kind("Diarrhoea", "background", 0.12, _MILD, 3),
    Kind("Back pain", "background", 0.10, _SOME, 14),
    Kind("Urinary tract infection", "background", 0.08, _SOME, 8, serious=0.05),
    Kind("Hypertension", "background", 0.05, _SOME, 90),
    Kind("Pneumonia", "background", 0.015, _SEVERE, 14, serious=0.95),
)
# The serious one that a rehearsal shows by design.
SERIOUS = Kind("Pneumonia", "background", 0, {"3": 1.0}, 12, serious=1.0)
FATAL = Kind("Acute myocardial infarction", "background", 0, {"5": 1.0}, 0, serious=1.0)


@dataclass(frozen=True)
class Happening:
    """An event as it really went; `told` is the day the site hears of it."""

    kind: Kind
    start: date
    end: date
    told: date
    grade: int
    serious: bool

    def as_told(self, on: date, asked: Collection[str] = RELATED_TO) -> AdverseEvent:
        """What can be said of it on a day: an end that is still to come is not known.

        Relatedness is answered to what is `asked` only.
        """
        over = self.end <= on and self.grade < 5
        related = {
            name: self.kind.related.get(name, "not") if name in asked else None
            for name in RELATED_TO
        }
        return AdverseEvent(
            term=self.kind.term,
            start=self.start,
            end=self.end if self.end <= on else None,
            grade=self.grade,
            serious=self.serious,
            seriousness=_seriousness(self.grade) if self.serious else None,
            outcome="fatal" if self.grade == 5 else "recovered" if over else "recovering",
            action="treated in hospital" if self.serious else "none",
            **related,
        )


def _seriousness(grade: int) -> str:
    return {4: "life_threatening", 5: "death"}.get(grade, "hospitalisation")


def after(cause: Cause, day: date, dice: Dice, number: int = 1) -> Iterator[Happening]:
    """What a collection or an administration (the `number`-th) of a day is followed by."""
    for kind in KINDS:
        if kind.cause == cause and dice.chance(kind.often, kind.term, cause, number):
            start = day + timedelta(days=dice.between(0, kind.within, kind.term, "start", number))
            yield happening(kind, start, dice, number)


def in_the_background(causes: set[Cause], since: date, days: int, dice: Dice) -> list[Happening]:
    """What happens anyway in so many days, in order of time."""
    found = []
    for kind in KINDS:
        if kind.cause in causes:
            found += [happening(kind, day, dice, n) for n, day in _times(kind, since, days, dice)]
    return sorted(found, key=lambda event: (event.start, event.kind.term))


def _times(kind: Kind, since: date, days: int, dice: Dice) -> Iterator[tuple[int, date]]:
    years, number = 0.0, 0
    while True:
        number += 1
        years += dice.waiting(kind.often, kind.term, "next", number)
        if years * 365.25 > days:
            return
        yield number, since + timedelta(days=int(years * 365.25))


def happening(kind: Kind, start: date, dice: Dice, number: int = 1) -> Happening:
    """One event of a kind that begins on a day; the site hears of it within a week."""
    key = kind.term, kind.cause, number
    length = int(dice.waiting(1 / kind.days, "length", *key)) if kind.days else 0
    serious = dice.chance(kind.serious, "serious", *key)
    return Happening(
        kind=kind,
        start=start,
        end=start + timedelta(days=length),
        told=start + timedelta(days=dice.between(0, 1 if serious else 7, "told", *key)),
        grade=int(dice.weighted(kind.grades, "grade", *key)),
        serious=serious,
    )
