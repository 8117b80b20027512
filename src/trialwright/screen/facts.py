"""What is known of a person: typed facts, with what is not known left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, TypeAlias

from trialwright.values.dates import PartialDate, add_months

Sexes: TypeAlias = Literal["female", "male"]
Domain: TypeAlias = Literal["conditions", "medications"]

_NOTHING: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True)
class Observation:
    """One measurement of a concept: `value` in `unit` (UCUM), taken `on` a day."""

    concept: str
    value: float
    unit: str
    on: date


@dataclass(frozen=True)
class ConditionFact:
    """A condition the person has or had.

    Both ends count. Absent `since`: it has begun, nobody knows when; absent `until`: it goes on.
    """

    concept: str
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True)
class MedicationFact:
    """A medication taken without a gap from `since` to `until`; absent ends as in a condition."""

    concept: str
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True)
class AgeOn:
    """Completed years of age on a day, where the date of birth itself is not kept."""

    years: int
    on: date


@dataclass(frozen=True)
class PersonFacts:
    """Everything known of one person; what is absent is unknown, never no.

    `complete` lists the exceptions: a concept id, or a domain ("conditions", "medications"), whose
    record is whole, so that absence from it does mean no. `attestations` are what people said:
    "consent", "judgement", or the very words of a criterion that only a person decides.
    """

    person: str
    sex: Sexes | None = None
    birth: PartialDate | None = None
    age: AgeOn | None = None
    observations: tuple[Observation, ...] = ()
    conditions: tuple[ConditionFact, ...] = ()
    medications: tuple[MedicationFact, ...] = ()
    attestations: Mapping[str, bool] = field(default_factory=lambda: _NOTHING)
    complete: frozenset[str] = frozenset()

    @property
    def birth_between(self) -> tuple[date, date] | None:
        """The first and the last day the person can be born on; None when nothing is known."""
        if self.birth is not None:
            return self.birth.earliest, self.birth.latest
        return None if self.age is None else _born(self.age)

    def is_complete(self, domain: Domain, concept: str) -> bool:
        """Does absence of this concept from this domain mean that the answer is no?"""
        return domain in self.complete or concept in self.complete


def _born(age: AgeOn) -> tuple[date, date]:
    # 41 on a day: born after the day 42 years before, and not later than 41 years before
    first = add_months(age.on, -12 * (age.years + 1)) + timedelta(days=1)
    return first, add_months(age.on, -12 * age.years)
