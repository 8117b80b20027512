"""Forms: what is asked at which encounter, what was entered, and what follows from an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from trialwright.conduct.derived import DERIVATIONS, Derivation
from trialwright.conduct.edit_checks import Ask, Entered, HardFailure, is_implausible, stored_form
from trialwright.conduct.ledger import Json
from trialwright.protocol.concepts import Concept
from trialwright.protocol.forms import Form
from trialwright.protocol.study import Study
from trialwright.values.findings import InputRefused

# Names that an event keeps for itself, beside a form's items.
RESERVED = frozenset({"on", "reason"})

FormKey = tuple[str, str, int]


class FormState(Enum):
    """How far one filling of a form has come."""

    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"
    VERIFIED = "verified"


@dataclass(slots=True)
class FormRow:
    """One filling of a form at an encounter.

    `values` as the ledger keeps them, absent ones None; `on` and `event` are of the first entry,
    `later` holds (day, event) of each item changed since, `derived` the items no one typed.
    `open_queries` are the open automatic queries by (item, rule).
    """

    on: date
    event: int
    source: str
    values: dict[str, Json]
    later: dict[str, tuple[date, int]] = field(default_factory=dict)
    derived: set[str] = field(default_factory=set)
    verified: int | None = None
    open_queries: dict[tuple[str, str], str] = field(default_factory=dict)

    def stamp(self, item: str) -> tuple[date, int]:
        """The day an item speaks of, and the event that set it."""
        return self.later.get(item, (self.on, self.event))


@dataclass(frozen=True)
class ItemPlan:
    """One item with its concept; `derivation` is there for an item that is computed."""

    id: str
    concept: Concept
    required: bool
    derivation: Derivation | None


class FormPlan:
    """One form of a study version, ready to read entries."""

    def __init__(self, form: Form, concepts: Mapping[str, Concept]) -> None:
        self.form = form
        self.items = {item.id: _item_plan(form, item.id, concepts) for item in form.items}
        self._item_of = {item.concept.id: item.id for item in self.items.values()}
        self.concepts = tuple((item.id, item.concept) for item in self.items.values())
        self._derived = tuple(item for item in self.items.values() if item.derivation)

    def read(self, entered: Mapping[str, Entered], place: str, latest: date) -> dict[str, Json]:
        """Entries as the ledger keeps them; InputRefused names item and rule, never the value."""
        stored = {}
        for name, value in entered.items():
            item = self.items.get(name)
            if item is None or item.derivation:
                raise InputRefused(f"{place}: {_not_typed(name[:40], item)}")
            try:
                stored[name] = stored_form(value, Ask(item.concept, latest))
            except HardFailure as failure:
                raise InputRefused(f"{place}, item {name}: {failure}; nothing stored") from None
        return stored

    def derive(self, values: Mapping[str, Json]) -> dict[str, Json]:
        """The computed items of the form; None where an input is absent."""
        found: dict[str, Json] = {}
        for item in self._derived:
            assert item.derivation is not None
            inputs = [
                values.get(self._item_of.get(concept, "")) for concept in item.derivation.inputs
            ]
            found[item.id] = item.derivation.compute(inputs, item.concept.decimals)
        return found

    def soft_failures(self, item: str, value: Json) -> tuple[str, ...]:
        """The rules that a stored value of an item breaks softly: `plausible`, `required`."""
        plan = self.items[item]
        if value is None:
            return ("required",) if plan.required and not plan.derivation else ()
        return ("plausible",) if is_implausible(value, plan.concept) else ()

    def state(self, row: FormRow | None) -> FormState:
        """Empty, begun (a required item is missing), complete, or verified against source."""
        if row is None:
            return FormState.EMPTY
        if row.verified is not None:
            return FormState.VERIFIED
        needed = (item for item in self.items.values() if item.required and not item.derivation)
        # a computed item can't be filled in by hand, so it keeps no form open
        complete = all(row.values.get(item.id) is not None for item in needed)
        return FormState.COMPLETE if complete else FormState.BEGUN


def _not_typed(name: str, item: ItemPlan | None) -> str:
    return f"item {name} is computed, not typed" if item else f"the form has no item {name!r}"


def _item_plan(form: Form, item_id: str, concepts: Mapping[str, Concept]) -> ItemPlan:
    item = next(item for item in form.items if item.id == item_id)
    if item.id in RESERVED or item.concept not in concepts:
        raise InputRefused(
            f"form {form.id}, item {item.id}: allowed are ids other than"
            f" {' and '.join(sorted(RESERVED))}, and concepts that exist"
        )
    derivation = DERIVATIONS.get(item.concept)
    inside = {other.concept for other in form.items}
    # a form that asks for the result but not for what it is made of asks a person for the result
    computed = derivation if derivation and inside.issuperset(derivation.inputs) else None
    return ItemPlan(item.id, concepts[item.concept], item.required, computed)


class FormPlans:
    """Every form of a study version, and at which encounter each is planned."""

    def __init__(self, study: Study, concepts: Mapping[str, Concept]) -> None:
        self.plans = {form.id: FormPlan(form, concepts) for form in study.forms}
        activities = {activity.id: activity for activity in study.activities}
        self._planned = {
            visit.id: tuple(
                dict.fromkeys(form for name in visit.activities for form in activities[name].forms)
            )
            for visit in study.encounters
        }

    def planned_at(self, encounter: str) -> tuple[str, ...]:
        """The forms of an encounter in the order of its activities; InputRefused if unknown."""
        if encounter not in self._planned:
            raise InputRefused(
                f"encounter {encounter[:40]!r} is not in the study; allowed: "
                + ", ".join(self._planned)
            )
        return self._planned[encounter]

    def at(self, encounter: str, form: str, repeat: int = 1) -> FormPlan:
        """The plan of a form planned at an encounter; InputRefused where it is not."""
        planned = self.planned_at(encounter)
        if form not in planned:
            raise InputRefused(
                f"form {form[:40]!r} is not planned at {encounter}; allowed: {', '.join(planned)}"
            )
        plan = self.plans[form]
        if repeat < 1 or (repeat > 1 and not plan.form.repeating):
            raise InputRefused(f"form {form} at {encounter}: it is filled once; allowed: repeat 1")
        return plan
