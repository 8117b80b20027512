"""The tables of a data cut, read off the folded state: the only door to analysis (D13).

A cut of an earlier day leaves out whatever is dated later; the content of a row is as last told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import polars as pl

from trialwright.conduct.eligibility import is_met
from trialwright.conduct.forms import FormKey, FormPlan, FormPlans, FormRow
from trialwright.conduct.ledger import Json
from trialwright.conduct.participants import Milestone, Participant, Status
from trialwright.conduct.product.steps import steps
from trialwright.conduct.snapshot import TABLES
from trialwright.conduct.state import State
from trialwright.conduct.visits import Planned, Schedule, Whereabouts
from trialwright.protocol.study import Study
from trialwright.values.truth import Truth

Row: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Sight:
    """What a cut looks at, up to and with `day`."""

    study: Study
    schedule: Schedule
    forms: FormPlans
    state: State
    day: date

    def participants(self) -> Iterator[Participant]:
        """Those screened by then, in order of number."""
        for name in sorted(self.state.participants):
            if self.state.participants[name].screened_on <= self.day:
                yield self.state.participants[name]

    def milestones(self, person: Participant) -> list[Milestone]:
        """A participant's milestones by then, and the study's anchors among them."""
        named = {milestone.name for milestone in person.milestones}
        anchors = [
            Milestone(anchor, person.anchors[anchor], person.anchor_events[anchor])
            for anchor in self.schedule.anchors
            if anchor in person.anchors and anchor not in named
        ]
        dated = [item for item in (*person.milestones, *anchors) if item.on <= self.day]
        return sorted(dated, key=lambda item: item.event)


def cut_tables(
    study: Study, schedule: Schedule, forms: FormPlans, state: State, day: date
) -> dict[str, pl.DataFrame]:
    """Every table of `snapshot.TABLES`, its rows in order of participant, then of its own keys."""
    sight = Sight(study, schedule, forms, state, day)
    return {name: _frame(name, _ROWS[name](sight)) for name in TABLES}


def _frame(name: str, rows: Iterable[Row]) -> pl.DataFrame:
    schema = TABLES[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    data = {
        column: pl.Series(column, values, dtype=dtype)
        for (column, dtype), values in zip(schema.items(), columns, strict=True)
    }
    return pl.DataFrame(data)


def _participants(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        milestones = sight.milestones(person)
        names = {milestone.name for milestone in milestones}
        arm = person.arm if names & {"enrolment", "randomisation"} else None
        yield (
            person.id,
            person.site,
            status_after(milestones).value,
            arm,
            person.screened_on,
            sight.state.simulated,
            person.event,
        )


def status_after(milestones: Iterable[Milestone]) -> Status:
    """Where milestones, in order, have led; a later withdrawal of consent moves nobody back."""
    now = Status.SCREENED
    for milestone in milestones:
        status = milestone.status
        if status is not None and not (
            status is Status.WITHDRAWN and now not in (Status.SCREENED, Status.ENROLLED)
        ):
            now = status
    return now


def _milestones(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        for item in sight.milestones(person):
            # a withdrawal says which it is: withdrawal_treatment, _study, _consent
            name = f"{item.name}_{item.kind}" if item.kind else item.name
            yield (person.id, name, item.on, item.reason, item.event)


def _visits(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        where = _whereabouts_then(sight, person)
        visits = {name: item for name, item in person.visits.items() if item.on <= sight.day}
        for planned in sight.schedule.plan(where, visits):
            yield (person.id, *_visit(planned, person))


def _whereabouts_then(sight: Sight, person: Participant) -> Whereabouts:
    anchors = {name: on for name, on in person.anchors.items() if on <= sight.day}
    skipped = {name for name, on in person.skipped.items() if on <= sight.day}
    ended = person.ended_on if person.ended_on and person.ended_on <= sight.day else None
    return Whereabouts(person.arm, anchors, skipped, ended)


def _visit(planned: Planned, person: Participant) -> Row:
    visit, window = planned.visit, planned.window
    done = visit is not None and visit.done
    return (
        planned.encounter.id,
        planned.encounter.epoch,
        planned.due,
        window.first_day if window else None,
        window.last_day if window else None,
        visit.on if visit and done else None,
        planned.status,
        window.days_outside(visit.on) if visit and done and window else None,
        visit.event if visit else person.event,
    )


def _values(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        for key, row in _in_order(sight, person):
            yield from _form_values(sight.forms.plans[key[1]], person.id, key, row, sight.day)


def _in_order(sight: Sight, person: Participant) -> list[tuple[FormKey, FormRow]]:
    """A participant's forms by encounter as planned, then form, then repeat."""
    rank = {name: number for number, name in enumerate(sight.schedule.encounters)}
    return sorted(person.forms.items(), key=lambda item: (rank[item[0][0]], *item[0][1:]))


def _form_values(
    plan: FormPlan, person: str, key: FormKey, row: FormRow, day: date
) -> Iterator[Row]:
    for item, concept in plan.concepts:
        value = row.values.get(item)
        on, event = row.stamp(item)
        if value is None or on > day:
            continue
        source = "derived" if item in row.derived else row.source
        text, number = _as_entered(value, concept.kind)
        yield (
            person,
            *key,
            item,
            concept.id,
            text,
            number,
            concept.unit or None,
            on,
            source,
            event,
        )


def _as_entered(value: Json, kind: str) -> tuple[str, float | None]:
    if isinstance(value, bool):
        return ("yes" if value else "no"), None
    return str(value), float(str(value)) if kind in ("quantity", "count") else None


def _adverse_events(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        for number, reported in enumerate(person.adverse_events, start=1):
            told = reported.content
            if told.start <= sight.day:
                fields = (getattr(told, name) for name in _AE_COLUMNS)
                yield (person.id, number, *fields, reported.events[-1])


_AE_COLUMNS = tuple(TABLES["adverse_events"])[2:-1]


def _criteria(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        for criterion in sight.study.criteria:
            given = person.answers.get(criterion.id)
            if given is not None:
                met = is_met(criterion.kind, Truth[given.answer.upper()])
                answer = (given.answer, met, given.reason, given.event)
                yield (person.id, criterion.id, criterion.kind, *answer)


def _product(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        own = steps(person.collections, person.lots.values(), person.doses.values())
        yield from ((person.id, *step.row()) for step in own if step.on <= sight.day)


def _deviations(sight: Sight) -> Iterator[Row]:
    for person in sight.participants():
        for item in person.deviations:
            if item.on <= sight.day:
                yield (person.id, item.encounter, item.kind, item.detail, item.event)


def _queries(sight: Sight) -> Iterator[Row]:
    shown = {person.id for person in sight.participants()}
    found = [item for item in sight.state.queries.values() if item.participant in shown]
    for item in sorted(found, key=lambda query: (query.participant, query.event, query.id)):
        if date.fromisoformat(item.opened_at[:10]) <= sight.day:
            asked = (item.encounter, item.form, item.item, item.rule)
            yield (item.participant, *asked, item.state.value, item.event)


_ROWS: Mapping[str, Callable[[Sight], Iterator[Row]]] = {
    "participants": _participants,
    "milestones": _milestones,
    "visits": _visits,
    "values": _values,
    "adverse_events": _adverse_events,
    "criteria": _criteria,
    "product": _product,
    "deviations": _deviations,
    "queries": _queries,
}
