"""Adverse events: what is told of one, and what cannot be (E2, E3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

import msgspec

from trialwright.conduct.ledger import Json
from trialwright.protocol.study import Study
from trialwright.values.findings import InputRefused

RELATEDNESS = ("not", "unlikely", "possibly", "probably", "definitely")
OUTCOMES = (
    "recovered",
    "recovering",
    "not_recovered",
    "sequelae",
    "fatal",
    "unknown",
)
# ICH E2A II.B
SERIOUSNESS = (
    "death",
    "life_threatening",
    "hospitalisation",
    "disability",
    "congenital_anomaly",
    "important_medical_event",
)
RELATED_TO = (
    "related_cells",
    "related_collection",
    "related_administration",
    "related_disease",
)
# Stands for a term that a named act has destroyed: a term is never absent.
REDACTED = "[redacted]"


@dataclass(frozen=True)
class AdverseEvent:
    """One adverse event; absent `end` while it goes on, `seriousness` absent when not serious.

    `grade` is 1 to 5 (CTCAE); each `related_` is one of RELATEDNESS, absent where the study does
    not ask for it; `outcome` is one of OUTCOMES, `seriousness` one of SERIOUSNESS.
    """

    term: str
    start: date
    end: date | None
    grade: int
    serious: bool
    seriousness: str | None
    outcome: str
    related_cells: str | None
    related_collection: str | None
    related_administration: str | None
    related_disease: str | None
    action: str


def related_asked(study: Study) -> tuple[str, ...]:
    """Which of RELATED_TO the study's adverse event form asks for; all where it has no such form.

    Relatedness to cells is no question of a study that gives none: nothing is counted of it.
    """
    asked = items_of_events(study)
    return tuple(name for name in RELATED_TO if not asked or f"ae_{name}" in asked)


def items_of_events(study: Study) -> frozenset[str]:
    """The concepts on the forms that tell of an adverse event; empty where the study has none."""
    forms = [{item.concept for item in form.items} for form in study.forms]
    return frozenset().union(*(concepts for concepts in forms if "ae_term" in concepts))


def check_adverse_event(
    content: AdverseEvent, latest: date, asked: Collection[str] = RELATED_TO
) -> None:
    """Raise InputRefused for what no adverse event can be; `latest` is the last day there is.

    A `related_` field may be absent only where it is not among those `asked`.
    """
    for field_name, allowed in _CHOICES.items():
        answer = getattr(content, field_name)
        if answer is not None or field_name not in RELATED_TO or field_name in asked:
            _check_choice(field_name, answer, allowed)
    if not content.term.strip():
        raise InputRefused("adverse event: term is empty; allowed: a term")
    if type(content.grade) is not int or not 1 <= content.grade <= 5:
        raise InputRefused("adverse event: grade is not one of 1, 2, 3, 4, 5")
    if content.serious != (content.seriousness is not None):
        raise InputRefused("adverse event: seriousness is given when, and only when, serious")
    if content.seriousness is not None:
        _check_choice("seriousness", content.seriousness, SERIOUSNESS)
    _check_days(content, latest)


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "outcome": OUTCOMES,
    **dict.fromkeys(RELATED_TO, RELATEDNESS),
}


def _check_choice(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise InputRefused(f"adverse event: {name} is not one of {', '.join(allowed)}")


def _check_days(content: AdverseEvent, latest: date) -> None:
    if content.start > latest or (content.end is not None and content.end > latest):
        raise InputRefused("adverse event: a date lies in the future; allowed: up to today")
    if content.end is not None and content.end < content.start:
        raise InputRefused("adverse event: it ends before it starts")


def values_of(content: AdverseEvent) -> dict[str, Json]:
    """The content as an event's values: dates as ISO text, an absent one as null."""
    return dict(msgspec.to_builtins(content))


def content_of(values: Mapping[str, Json]) -> AdverseEvent:
    """The content back from an event's values; a destroyed text reads as REDACTED."""
    texts = {name: values[name] or REDACTED for name in ("term", "action")}
    known = {field.name: values[field.name] for field in fields(AdverseEvent)}
    return msgspec.convert(known | texts, AdverseEvent)
