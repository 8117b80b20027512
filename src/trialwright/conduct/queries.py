"""Queries: a question about a value, opened by a soft check or a person, until it is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from trialwright.conduct.ledger import Follow, consequence


class QueryState(Enum):
    """Where a query stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


MOVES: Mapping[QueryState, frozenset[QueryState]] = {
    QueryState.OPEN: frozenset({QueryState.ANSWERED, QueryState.CLOSED}),
    QueryState.ANSWERED: frozenset({QueryState.ANSWERED, QueryState.CLOSED}),
    QueryState.CLOSED: frozenset(),
}

# rule of a soft check → the question it asks; by hand, the text stands in the query itself
QUESTIONS: Mapping[str, str] = {
    "plausible": "The value lies outside the plausible range: please check it against the source.",
    "required": "A required value is missing: please enter it.",
    "by_hand": "",
}


@dataclass(slots=True)
class Query:
    """One query; `texts` are (event, text) of the thread, a redacted text is None."""

    id: str
    participant: str
    encounter: str
    form: str
    repeat: int
    item: str
    rule: str
    event: int
    opened_at: str
    state: QueryState = QueryState.OPEN
    texts: list[tuple[int, str | None]] = field(default_factory=list)

    @property
    def question(self) -> str:
        """What is asked, in words."""
        return QUESTIONS[self.rule] or (self.texts[0][1] or "")


def query_id(seq: int, number: int) -> str:
    """The id of the `number`-th query opened by event `seq`."""
    return f"Q{seq}-{number}"


def opened(query: str, item: str, rule: str) -> Follow:
    """A query opened, as a consequence in an event."""
    return consequence("query", query=query, item=item, rule=rule)


def closed(query: str) -> Follow:
    """A query that closed itself because its value is right now, as a consequence in an event."""
    return consequence("query_closed", query=query)
