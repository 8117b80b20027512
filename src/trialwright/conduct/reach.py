"""Whom an amendment reaches: participants whose records hold what changes, counted by status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trialwright.conduct.participants import Participant, Status


@dataclass(frozen=True)
class Reach:
    """Numbers of participants: with such forms, visits or assessments stored, and of any of them.

    `by_status` counts those of any, by status in the order of `Status`; a status without one is
    not in it.
    """

    forms: int
    visits: int
    assessments: int
    participants: int
    by_status: Mapping[str, int]


def reach(
    people: Iterable[Participant],
    *,
    forms: Collection[str],
    encounters: Collection[str],
    criteria: Collection[str],
) -> Reach:
    """Count those with one of these forms stored, visits done, or criteria assessed."""
    everyone = list(people)
    with_forms = {p.id for p in everyone if any(form in forms for _, form, _ in p.forms)}
    seen = {p.id for p in everyone if _seen(p, encounters)}
    assessed = {p.id for p in everyone if not p.answers.keys().isdisjoint(criteria)}
    reached = with_forms | seen | assessed
    return Reach(
        forms=len(with_forms),
        visits=len(seen),
        assessments=len(assessed),
        participants=len(reached),
        by_status=by_status(person for person in everyone if person.id in reached),
    )


def _seen(person: Participant, encounters: Collection[str]) -> bool:
    return any(visit.done for name, visit in person.visits.items() if name in encounters)


def by_status(people: Iterable[Participant]) -> dict[str, int]:
    """Numbers of participants by status, in its order."""
    counted = Counter(person.status for person in people)
    return {status.value: counted[status] for status in Status if counted[status]}


def unfinished(people: Iterable[Participant]) -> int:
    """How many are enrolled and have not finished: whom a change of the study still concerns."""
    return sum(person.status is Status.ENROLLED for person in people)
