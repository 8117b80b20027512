"""Folds of queries: opened, answered, closed."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.conduct.folds.reading import following, words
from trialwright.conduct.ledger import Event, Json
from trialwright.conduct.queries import Query, QueryState
from trialwright.conduct.state import State


def open_in(state: State, event: Event, item: Mapping[str, Json]) -> Query:
    """Open the query that an event's consequence tells of."""
    query = Query(
        id=str(item["query"]),
        participant=str(event.participant),
        encounter=str(event.place.encounter),
        form=str(event.place.form),
        repeat=event.place.repeat,
        item=str(item["item"]),
        rule=str(item["rule"]),
        event=event.seq,
        opened_at=event.at,
    )
    state.queries[query.id] = query
    state.unclosed_queries += 1
    return query


def shut(state: State, query: Query) -> None:
    """Close a query."""
    query.state = QueryState.CLOSED
    state.unclosed_queries -= 1


def _open_query(state: State, event: Event) -> None:
    (item,) = following(event, "query")
    open_in(state, event, item).texts.append((event.seq, words(event, "text")))


def _answer_query(state: State, event: Event) -> None:
    query = state.queries[str(event.values["query"])]
    query.state = QueryState.ANSWERED
    query.texts.append((event.seq, words(event, "text")))


def _close_query(state: State, event: Event) -> None:
    query = state.queries[str(event.values["query"])]
    person = state.participants[query.participant]
    row = person.forms.get((query.encounter, query.form, query.repeat))
    if row is not None:
        row.open_queries.pop((query.item, query.rule), None)
    shut(state, query)


FOLDS = {
    "open_query": _open_query,
    "answer_query": _answer_query,
    "close_query": _close_query,
}
