"""Edit checks of one value: hard ones store nothing, soft ones open a query (D3).

A check is a table by the concept's kind, so that entry, import and API cannot differ. A message
names item and rule, never the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trialwright.conduct.ledger import Json
from trialwright.protocol.concepts import Concept
from trialwright.values.dates import PartialDate
from trialwright.values.findings import InputRefused

Entered = str | int | float | Decimal | bool | date | PartialDate | None

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
LONGEST_TEXT = 100_000


class HardFailure(ValueError):
    """A value that is not stored; its text is the rule, in words."""


@dataclass(frozen=True)
class Ask:
    """What a check needs to know beside the value: the concept, and the last day there is."""

    concept: Concept
    latest: date


def stored_form(value: Entered, ask: Ask) -> Json:
    """The value as the ledger keeps it, or HardFailure; an empty text is an absent value."""
    if value is None or value == "":
        return None
    return _READERS[ask.concept.kind](value, ask)


def is_implausible(value: Json, concept: Concept) -> bool:
    """Whether a stored number lies outside the closed plausible range; absent is not."""
    if concept.plausible is None or value is None or isinstance(value, bool):
        return False
    low, high = concept.plausible
    return isinstance(value, str | int) and not low <= float(value) <= high


def check_text(place: str, text: str, limit: int = LONGEST_TEXT) -> str:
    """The text, or InputRefused where it is blank, too long, or holds what no text can."""
    try:
        if not isinstance(text, str) or not text.strip():
            raise HardFailure("a text is required")
        return _text_within(text, limit)
    except HardFailure as failure:
        raise InputRefused(f"{place}: {failure}") from None


def _text_within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise HardFailure(f"at most {limit} characters are allowed")
    # NUL ends texts in many readers; half a surrogate pair has no UTF-8 at all
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise HardFailure("it holds a character that no text can hold")
    return text


def _read_text(value: Entered, ask: Ask) -> Json:
    if not isinstance(value, str):
        raise HardFailure("a text is required")
    return _text_within(value, ask.concept.max_length)


def _read_quantity(value: Entered, ask: Ask) -> Json:
    """Decimal text as typed; a float of the caller's in its shortest form."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise HardFailure("a number is required")
    text = value if isinstance(value, str) else _plain(value)
    if not _NUMBER.fullmatch(text):
        raise HardFailure("a number with a decimal point and at most 12 decimals is required")
    _check_possible(float(text), ask.concept)
    return text


def _plain(value: float | Decimal) -> str:
    if isinstance(value, int):
        return str(value)
    return format(Decimal(repr(value)) if isinstance(value, float) else value, "f")


def _read_count(value: Entered, ask: Ask) -> Json:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**9:
        raise HardFailure("a whole number, 0 or more, is required")
    _check_possible(value, ask.concept)
    return value


def _check_possible(number: float, concept: Concept) -> None:
    if concept.possible is None:
        return
    low, high = concept.possible
    if not low <= number <= high:
        raise HardFailure(f"possible is {low:g} to {high:g} {concept.unit}".rstrip())


def _read_choice(value: Entered, ask: Ask) -> Json:
    if not isinstance(value, str) or value not in ask.concept.choices:
        raise HardFailure(f"one of {', '.join(ask.concept.choices)} is required")
    return value


def _read_yes_no(value: Entered, ask: Ask) -> Json:
    if isinstance(value, str) and value in ("yes", "no"):
        return value == "yes"
    if not isinstance(value, bool):
        raise HardFailure("yes or no is required")
    return value


def _read_date(value: Entered, ask: Ask) -> Json:
    """ISO 8601 as far as known: a month or a day that is not known stays absent."""
    try:
        partial = PartialDate.parse(value.isoformat() if isinstance(value, date) else str(value))
    except ValueError:
        raise HardFailure("a date that exists is required: 2026, 2026-03 or 2026-03-01") from None
    if partial.earliest > ask.latest:
        raise HardFailure("the date lies in the future")
    return str(partial)


_READERS: Mapping[str, Callable[[Entered, Ask], Json]] = {
    "quantity": _read_quantity,
    "count": _read_count,
    "choice": _read_choice,
    "text": _read_text,
    "date": _read_date,
    "yes_no": _read_yes_no,
}
