"""What follows a visit: mistakes put right, queries answered, forms verified, events told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from trialwright.conduct.ledger import Event
from trialwright.conduct.queries import QueryState
from trialwright.simulate.clock import Life
from trialwright.simulate.events import Happening
from trialwright.simulate.filling import Filled
from trialwright.simulate.trial import Member

# Days after the visit; both ends count. What is put right comes before it is verified.
PUT_RIGHT = (2, 12)
ANSWERED = (2, 9)
CLOSED = (1, 6)
VERIFIED = (18, 32)
SIGNED = 45  # after the last day in the study: later than all of the above together
FOUND_IN_SOURCE = 0.7  # share of left-out values that the source has after all


def run_errands(member: Member, filled: Iterable[Filled]) -> None:
    """Set off everything that follows from the forms of a visit."""
    entries = list(filled)
    for entry in entries:
        set_off_queries(member, entry.event)
        if entry.slip is not None:
            member.trial.agenda.add(put_right(member, entry))
    if any(is_critical(member, entry.form) for entry in entries):
        member.trial.agenda.add(verify(member, entries))


def set_off_queries(member: Member, event: Event) -> None:
    """Someone answers each query that an event has opened."""
    for follow in event.follows:
        if follow["kind"] == "query":
            member.trial.agenda.add(settle(member, str(follow["query"])))


def put_right(member: Member, entry: Filled) -> Life:
    """Correct a mistyped value, or enter a missing one where the source has it."""
    slip = entry.slip
    assert slip is not None
    key = entry.encounter, entry.form, entry.row
    yield member.in_days(*PUT_RIGHT, "put right", *key)
    found = slip.right is not None and member.dice.chance(FOUND_IN_SOURCE, "in source", *key)
    if not member.takes_entries or (slip.left_out and not found):
        return
    event = member.trial.conduct.save_form(
        member.id,
        encounter=entry.encounter,
        form=entry.form,
        values={slip.item: slip.right},
        on=entry.on,
        by=member.staff.coordinator,
        repeat=entry.row,
        reason="found in the source" if slip.left_out else "typing error, corrected from source",
    )
    set_off_queries(member, event)


def settle(member: Member, query: str) -> Life:
    """Answer a query and close it, unless it has closed itself by then."""
    conduct = member.trial.conduct
    yield member.in_days(*ANSWERED, "answered", query)
    if conduct.state.queries[query].state is QueryState.OPEN and member.takes_entries:
        conduct.answer_query(
            query, text=_ANSWER_TO[rule_of(member, query)], by=member.staff.coordinator
        )
    yield member.in_days(*CLOSED, "closed", query)
    if conduct.state.queries[query].state is not QueryState.CLOSED:
        conduct.close_query(query, by=member.trial.staff.data_manager)


_ANSWER_TO = {
    "plausible": "Confirmed against the source.",
    "required": "Looked up in the source: not done, no value can be had.",
    "by_hand": "Checked against the source.",
}


def rule_of(member: Member, query: str) -> str:
    """The rule that opened a query."""
    return member.trial.conduct.state.queries[query].rule


def verify(member: Member, entries: list[Filled]) -> Life:
    """The monitor compares the forms that hold critical items with their source."""
    yield member.in_days(*VERIFIED, "verified", entries[0].encounter)
    for entry in entries:
        row = member.record.forms[entry.encounter, entry.form, entry.row]
        if is_critical(member, entry.form) and row.verified is None:
            member.trial.conduct.verify_form(
                member.id,
                encounter=entry.encounter,
                form=entry.form,
                repeat=entry.row,
                by=member.trial.staff.monitor,
            )


def is_critical(member: Member, form: str) -> bool:
    """Is an item of the form verified against its source first?"""
    return any(item.critical for item in member.trial.study.form(form).items)


def tell(member: Member, happening: Happening) -> Life:
    """Report an adverse event when the site hears of it, and again when it is over."""
    conduct, investigator = member.trial.conduct, member.staff.investigator
    yield member.at(happening.told, happening.kind.term)
    if member.record.ended or not member.takes_entries:
        return
    told = happening.as_told(member.today, member.trial.related_asked)
    number = conduct.report_adverse_event(member.id, content=told, by=investigator)
    if told.end is not None:
        return
    yield member.at(happening.end + timedelta(days=1), happening.kind.term, "over")
    if member.takes_entries:
        over = happening.as_told(member.today, member.trial.related_asked)
        conduct.update_adverse_event(
            member.id, number=number, content=over, reason="follow-up: it is over", by=investigator
        )
