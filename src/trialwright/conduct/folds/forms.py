"""Folds of forms: entries and changes, the queries they open and close, verification."""

from __future__ import annotations

from trialwright.conduct.folds.queries import open_in, shut
from trialwright.conduct.folds.reading import day, following, person_of
from trialwright.conduct.forms import RESERVED, FormRow
from trialwright.conduct.ledger import Event
from trialwright.conduct.state import State


def _save_form(state: State, event: Event) -> None:
    forms = person_of(state, event).forms
    key = (str(event.place.encounter), str(event.place.form), event.place.repeat)
    row = forms.get(key)
    if row is None:
        row = forms[key] = FormRow(day(event), event.seq, event.source, {})
    _enter(row, event)
    for item in following(event, "derived"):
        row.derived.add(str(item["item"]))
    _fold_queries(state, row, event)


def _enter(row: FormRow, event: Event) -> None:
    stamp = (day(event), event.seq)
    for name, value in event.values.items():
        if name in RESERVED:
            continue
        row.values[name] = value
        if row.event != event.seq:
            row.later[name] = stamp
    row.verified = None  # what was verified is no longer what stands there


def _fold_queries(state: State, row: FormRow, event: Event) -> None:
    for item in following(event, "query_closed"):
        query = state.queries[str(item["query"])]
        row.open_queries.pop((query.item, query.rule), None)
        shut(state, query)
    for item in following(event, "query"):
        query = open_in(state, event, item)
        row.open_queries[query.item, query.rule] = query.id


def _verify_form(state: State, event: Event) -> None:
    key = (str(event.place.encounter), str(event.place.form), event.place.repeat)
    person_of(state, event).forms[key].verified = event.seq


FOLDS = {"save_form": _save_form, "verify_form": _verify_form}
