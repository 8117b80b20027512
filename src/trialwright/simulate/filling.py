"""Filling forms as a site does: mostly right, sometimes mistyped, sometimes left out.

What goes wrong here is put right later by `errands`, with reasons and through queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trialwright.conduct.edit_checks import Entered
from trialwright.conduct.forms import FormPlan
from trialwright.conduct.ledger import Event
from trialwright.conduct.participants import Status
from trialwright.protocol.schedule import Activity, Encounter
from trialwright.simulate.answers import Asked, answer, as_typed, diary_rows, medicine_rows
from trialwright.simulate.trial import Member

# ASSUMPTIONS: per form that is filled after enrolment.
MISTYPED = 0.015
LEFT_OUT = 0.010
UNMEASURED = 0.02  # share of people in whom one laboratory value of screening could not be had


@dataclass(frozen=True)
class Slip:
    """A mistake in one item: what should have been entered, and whether it was left out."""

    item: str
    right: Entered
    left_out: bool


@dataclass(frozen=True)
class Filled:
    """One form that was saved: where, its row, the event, and the slip in it, if any."""

    encounter: str
    form: str
    row: int
    on: date
    event: Event
    slip: Slip | None


def fill_forms(
    member: Member, encounter: Encounter, activity: Activity, known: Mapping[str, Entered]
) -> list[Filled]:
    """Fill an activity's forms with what the person answers today.

    Forms of adverse events are not filled here: those go through verbs of their own.
    """
    filled = []
    for form in activity.forms:
        plan = member.trial.conduct.forms.at(encounter.id, form)
        is_new = (encounter.id, form, 1) not in member.record.forms
        if is_new and not _is_told_otherwise(plan):
            for asked in _rows(member, plan, known):
                filled.append(_save(member, encounter.id, plan, asked))
    return filled


def answers_of(member: Member, filled: list[Filled]) -> dict[str, Entered]:
    """What stands on the forms, by concept; a left-out item is None."""
    found: dict[str, Entered] = {}
    for entry in filled:
        plan = member.trial.conduct.forms.plans[entry.form]
        row = member.record.forms[entry.encounter, entry.form, entry.row]
        for item in plan.items.values():
            value = row.values.get(item.id)
            found[item.concept.id] = value if isinstance(value, str | int) else None
    return found


def _is_told_otherwise(plan: FormPlan) -> bool:
    return any(item.concept.id == "ae_term" for item in plan.items.values())


def _rows(member: Member, plan: FormPlan, known: Mapping[str, Entered]) -> list[Asked]:
    asked = Asked(member.course, member.today, member.since, known)
    concepts = {item.concept.id for item in plan.items.values()}
    if plan.form.repeating and "diary_date" in concepts:
        consent = member.record.consents[0].on
        return [row for row in diary_rows(asked) if _day(row) >= consent]
    if plan.form.repeating and "cm_name" in concepts:
        return medicine_rows(asked)
    return [asked]


def _day(asked: Asked) -> date:
    """The day a row speaks of: the diary's own, else today."""
    day = asked.known.get("diary_date")
    return day if isinstance(day, date) else asked.on


def _save(member: Member, encounter: str, plan: FormPlan, asked: Asked) -> Filled:
    values = {
        item.id: answer(item.concept, asked)
        for item in plan.items.values()
        if item.derivation is None
    }
    slip, typed = _slip(member, encounter, plan, asked, values)
    event = member.trial.conduct.save_form(
        member.id,
        encounter=encounter,
        form=plan.form.id,
        values={**values, **typed},
        on=_day(asked),
        by=member.staff.coordinator,
        repeat=asked.row,
    )
    return Filled(encounter, plan.form.id, asked.row, _day(asked), event, slip)


def _slip(
    member: Member, encounter: str, plan: FormPlan, asked: Asked, values: Mapping[str, Entered]
) -> tuple[Slip | None, dict[str, Entered]]:
    """The mistake made in a form, if any, and what was typed instead."""
    key = "slip", encounter, plan.form.id, asked.row
    if member.record.status is Status.SCREENED:
        return _unmeasured(member, plan, values)
    wrong = {item: _mistyped(plan, item, values[item]) for item in values}
    numbers = [item for item in wrong if wrong[item] != values[item]]
    kind = _kind_of_slip(member, plan, key) if numbers else None
    if kind is None:
        return None, {}
    item = member.dice.pick(numbers, *key, "item")
    is_left_out = kind == "left out"
    typed = {item: None if is_left_out else wrong[item]}
    return Slip(item, values[item], is_left_out), typed


def _unmeasured(
    member: Member, plan: FormPlan, values: Mapping[str, Entered]
) -> tuple[Slip | None, dict[str, Entered]]:
    """At screening nothing is mistyped, for its forms are judged; a sample may be unusable."""
    compared = [item for item in values if plan.items[item].concept.id in member.trial.compared]
    if not compared or not member.dice.chance(UNMEASURED, "unmeasured", plan.form.id):
        return None, {}
    return Slip(compared[0], None, left_out=True), {compared[0]: None}


def _kind_of_slip(member: Member, plan: FormPlan, key: tuple[object, ...]) -> str | None:
    if member.slips and not plan.form.repeating:
        return member.slips.pop()
    chance = member.dice.uniform(*key)
    if chance < MISTYPED:
        return "mistyped"
    return "left out" if chance < MISTYPED + LEFT_OUT else None


def _mistyped(plan: FormPlan, item: str, right: Entered) -> Entered:
    """A tenth too much: wrong, yet possible; what is no quantity is left as it is."""
    if right is None or plan.items[item].concept.kind != "quantity":
        return right
    return as_typed(plan.items[item].concept, float(str(right)) * 1.1)
