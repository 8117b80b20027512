"""Forms and queries: entries, changes with their reasons, questions, verification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trialwright.conduct import queries
from trialwright.conduct.acting import Acting
from trialwright.conduct.consent import fault_without_consent
from trialwright.conduct.edit_checks import Entered, check_text
from trialwright.conduct.forms import FormPlan, FormRow
from trialwright.conduct.ledger import Event, Follow, Json, Place, consequence
from trialwright.conduct.participants import Participant
from trialwright.conduct.people import Actor
from trialwright.conduct.queries import Query, QueryState
from trialwright.values.findings import InputRefused, MoveRefused


class Forms(Acting):
    """Acts on what was measured and asked."""

    def save_form(
        self,
        participant: str,
        encounter: str,
        form: str,
        values: Mapping[str, Entered],
        on: date,
        *,
        by: Actor,
        repeat: int = 1,
        reason: str | None = None,
    ) -> Event:
        """Enter or change items; `on` is the day they speak of (a diary row: the diary's day).

        The event holds what is new or different, and the items computed from it. A change of a
        stored value needs a reason (A4); clearing one (None) is a change. A hard failure stores
        nothing; a soft one opens a query inside the event, and closes it itself once the value is
        right. Saving what stands there already is refused.
        """
        person = self._may_on("save_form", by, participant)
        plan = self.forms.at(encounter, form, repeat)
        self._check_enterable(person, encounter, self._day(on))
        row = person.forms.get((encounter, form, repeat))
        place = Place(encounter, form, repeat)
        entered = plan.read(values, f"form {form} at {encounter}", self._latest())
        changes = _changes(entered, row)
        self._check_reason(changes, row, reason, form)
        derived = _changes(plan.derive(_merged(row, changes)), row)
        follows = tuple(self._consequences(plan, row, changes | derived, tuple(derived)))
        contents: dict[str, Json] = {**changes, **derived, "on": on.isoformat()}
        if reason is not None:
            contents["reason"] = self._reason("save_form", reason)
        return self._record(
            "save_form", by, contents, participant=participant, place=place, follows=follows
        )

    def verify_form(
        self, participant: str, encounter: str, form: str, *, by: Actor, repeat: int = 1
    ) -> Event:
        """The form agrees with its source; a later change undoes it."""
        person = self._may_on("verify_form", by, participant)
        row = self._entered_row(person, encounter, form, repeat)
        if row.verified is not None:
            raise MoveRefused(f"verify_form: {form} at {encounter} is verified already")
        place = Place(encounter, form, repeat)
        return self._record("verify_form", by, {}, participant=participant, place=place)

    def open_query(
        self, participant: str, encounter: str, form: str, item: str, text: str, *, by: Actor
    ) -> str:
        """Ask a question about an item of an entered form; the query's id."""
        person = self._may_on("open_query", by, participant)
        self._entered_row(person, encounter, form, 1)
        if item not in self.forms.plans[form].items:
            raise InputRefused(f"form {form}: it has no item {item[:40]!r}")
        check_text("open_query: text", text)
        query = queries.query_id(self.state.events + 1, 1)
        place, follows = Place(encounter, form), (queries.opened(query, item, "by_hand"),)
        self._record(
            "open_query", by, {"text": text}, participant=participant, place=place, follows=follows
        )
        return query

    def answer_query(self, query_id: str, text: str, *, by: Actor) -> Event:
        """Answer an open query, or add to the answer."""
        query = self._movable("answer_query", by, query_id, QueryState.ANSWERED)
        check_text("answer_query: text", text)
        values: dict[str, Json] = {"query": query_id, "text": text}
        return self._record(
            "answer_query", by, values, participant=query.participant, place=_place(query)
        )

    def close_query(self, query_id: str, *, by: Actor) -> Event:
        """Close a query that is open or answered."""
        query = self._movable("close_query", by, query_id, QueryState.CLOSED)
        return self._record(
            "close_query",
            by,
            {"query": query_id},
            participant=query.participant,
            place=_place(query),
        )

    def _movable(self, verb: str, by: Actor, query_id: str, to: QueryState) -> Query:
        query = self.state.queries.get(query_id)
        if query is None:
            raise InputRefused(f"{verb}: query {query_id[:40]!r} is not in this study")
        self._may_on(verb, by, query.participant)
        if to not in queries.MOVES[query.state]:
            raise MoveRefused(f"{verb}: query {query_id} is {query.state.value}")
        return query

    def _entered_row(self, person: Participant, encounter: str, form: str, repeat: int) -> FormRow:
        self.forms.at(encounter, form, repeat)
        row = person.forms.get((encounter, form, repeat))
        if row is None:
            raise MoveRefused(f"form {form} at {encounter}: nothing is entered yet")
        return row

    def _check_enterable(self, person: Participant, encounter: str, day: date) -> None:
        """A form belongs to a visit that took place, after consent, while in the study (D1)."""
        fault = fault_without_consent(person.consents, day)
        visit = person.visits.get(encounter)
        if not fault and (visit is None or not visit.done):
            fault = f"visit {encounter} has not taken place; allowed: after attend"
        if not fault and person.ended_on is not None and day > person.ended_on:
            fault = "the day lies after the participant left the study; allowed: up to that day"
        if fault:
            raise MoveRefused(f"save_form: {fault}")

    def _check_reason(
        self, changes: Mapping[str, Json], row: FormRow | None, reason: str | None, form: str
    ) -> None:
        if row is None:
            return
        if not changes:
            raise MoveRefused(f"save_form: form {form} holds these values already")
        # an item left open before is entered for the first time now: no reason is due
        changed = [item for item in changes if row.values.get(item) is not None]
        if changed and not (reason and reason.strip()):
            names = ", ".join(changed)
            raise MoveRefused(
                f"save_form: {names} of form {form} would change; allowed: with a reason"
            )

    def _consequences(
        self,
        plan: FormPlan,
        row: FormRow | None,
        changes: Mapping[str, Json],
        derived: tuple[str, ...],
    ) -> Iterator[Follow]:
        """Items computed, values replaced (by the event that set them), queries opened, closed."""
        for item in derived:
            yield consequence("derived", item=item)
        if row is not None:
            yield from _replaced(row, changes)
            yield from _put_right(plan, row, changes)
        # later saves ask only about what they touch: a value once confirmed stays confirmed
        touched = changes if row is not None else plan.items
        raised = (
            (item, rule)
            for item in touched
            for rule in plan.soft_failures(item, changes.get(item))
            if row is None or (item, rule) not in row.open_queries
        )
        for number, (item, rule) in enumerate(raised, start=1):
            yield queries.opened(queries.query_id(self.state.events + 1, number), item, rule)


def _changes(values: Mapping[str, Json], row: FormRow | None) -> dict[str, Json]:
    stored = row.values if row is not None else {}
    return {item: value for item, value in values.items() if stored.get(item) != value}


def _merged(row: FormRow | None, changes: Mapping[str, Json]) -> Mapping[str, Json]:
    return {**row.values, **changes} if row is not None else changes


def _replaced(row: FormRow, changes: Mapping[str, Json]) -> Iterator[Follow]:
    for item in changes:
        if row.values.get(item) is not None:
            yield consequence("replaced", item=item, event=row.stamp(item)[1])


def _put_right(plan: FormPlan, row: FormRow, changes: Mapping[str, Json]) -> Iterator[Follow]:
    for (item, rule), query in row.open_queries.items():
        if item in changes and rule not in plan.soft_failures(item, changes[item]):
            yield queries.closed(query)


def _place(query: Query) -> Place:
    return Place(query.encounter, query.form, query.repeat)
