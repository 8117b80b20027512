"""What a REDCap field is for us: one concept, several (a checkbox), or none, and why."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Literal, TypeAlias

from msgspec.structs import replace

from trialwright.protocol.concepts import Concept, SdtmHome
from trialwright.protocol.redcap.field import Field
from trialwright.protocol.redcap.imported import Left
from trialwright.protocol.redcap.units import split_unit

LONG_TEXT, SHORT_TEXT, TIME_TEXT = 10_000, 500, 40
_TAG = re.compile(r"<[^<>]{0,500}>")
_DECIMALS = re.compile(r"number_(\d)dp")
# Nothing of ours may go to SDTM on a guess.
_NOWHERE = SdtmHome(domain="")

Made: TypeAlias = tuple[tuple[Concept, ...], tuple[Left, ...]]
Kind: TypeAlias = Literal["quantity", "count", "choice", "text", "date", "yes_no"]


def concepts_of_field(field: Field) -> Made:
    """The concepts a field asks for, and what of it has no place here."""
    if field.identifier:
        why = "marked as identifying a person; such data have no place on a form"
        return (), (_left(field, field.label, why),)
    make = _KINDS.get(field.kind)
    if make is None:
        why = _NOT_ASKED.get(field.kind, "this field type is not known here")
        return (), (_left(field, field.calculation or field.label, why),)
    return make(field)


_NOT_ASKED: Mapping[str, str] = {
    "calc": "calculated fields are not taken over: compute it in the analysis, or ask for it",
    "descriptive": "text that asks for nothing",
    "file": "files are not stored on forms",
    "signature": "signatures are acts of their own here",
    "sql": "choices from a database query are not known",
}


def _left(field: Field, what: str, why: str) -> Left:
    return Left(f"{field.place}, {field.name}", " ".join(what.split())[:300], why)


def words_of(label: str) -> str:
    """A label without its markup, on one line."""
    return " ".join(unescape(_TAG.sub(" ", label)).split())


def _concept(field: Field, kind: Kind) -> Concept:
    """A concept named as the field; its unit is read off the label, or is the whole note."""
    note = words_of(field.note)
    label, unit = split_unit(words_of(field.label) or field.name, note)
    is_number = kind in ("quantity", "count")
    return Concept(
        id=field.name,
        label=label,
        kind=kind,
        unit=unit if is_number else "",
        sdtm=_NOWHERE,
        plot_label=label,
        help="" if split_unit("", note)[1] else note,
    )


def _sized(field: Field, longest: int) -> Concept:
    return replace(_concept(field, "text"), max_length=longest)


def _text(field: Field) -> Made:
    """A text field by its validation."""
    validation = field.validation
    if validation == "signature":
        return (), (_left(field, field.label, _NOT_ASKED["signature"]),)
    if validation.startswith("date_"):
        return (_concept(field, "date"),), _limits_left(field)
    if validation.startswith(("datetime", "time")):
        why = "a time of day has no kind here; kept as the text that was typed"
        return (_sized(field, TIME_TEXT),), (_left(field, validation, why),)
    if validation == "integer" or validation.startswith("number"):
        return _number(field)
    known = (_left(field, validation, "checked as plain text only"),) if validation else ()
    return (_sized(field, SHORT_TEXT),), known


def _number(field: Field) -> Made:
    """A number; REDCap's limits only warn, so they are what is plausible, not what is possible."""
    decimals = _DECIMALS.match(field.validation)
    whole = field.validation == "integer"
    limits = _limits(field)
    places = int(decimals[1]) if decimals else 0 if whole else 2
    made = replace(_concept(field, "quantity"), decimals=places, plausible=limits)
    if whole and not made.unit and (limits is None or limits[0] >= 0):
        made = replace(_concept(field, "count"), plausible=limits)
    return (made,), () if limits else _limits_left(field)


def _limits(field: Field) -> tuple[float, float] | None:
    try:
        low, high = float(field.low), float(field.high)
    except ValueError:
        return None
    return (low, high) if math.isfinite(low) and math.isfinite(high) and low <= high else None


def _limits_left(field: Field) -> tuple[Left, ...]:
    if not (field.low or field.high):
        return ()
    why = "limits are taken over as two numbers only"
    return (_left(field, f"{field.low or 'none'} to {field.high or 'none'}", why),)


def _notes(field: Field) -> Made:
    return (_sized(field, LONG_TEXT),), ()


def _yes_no(field: Field) -> Made:
    return (_concept(field, "yes_no"),), ()


def _choice(field: Field) -> Made:
    if not field.choices:
        return (), (_left(field, field.label, "has no choices to choose from"),)
    choices = {code: words_of(label) or code for code, label in field.choices}
    if [label.lower() for label in choices.values()] in (["yes", "no"], ["no", "yes"]):
        return _yes_no(field)
    return (replace(_concept(field, "choice"), choices=choices),), ()


def _checkbox(field: Field) -> Made:
    """One question with yes or no for each choice, named as REDCap names its columns."""
    if not field.choices:
        return (), (_left(field, field.label, "has no choices to tick"),)
    label = words_of(field.label) or field.name
    made = []
    for code, words in field.choices:
        name = f"{field.name}___{re.sub(r'[^a-z0-9_]', '_', code.lower())}"
        said = f"{label}: {words_of(words)}"
        made.append(replace(_concept(field, "yes_no"), id=name, label=said, plot_label=said))
    why = "becomes one question with yes or no for each choice"
    return tuple(made), (_left(field, ", ".join(dict(field.choices).values()), why),)


def _slider(field: Field) -> Made:
    limits = _limits(field) or (0.0, 100.0)
    made = replace(_concept(field, "quantity"), plausible=limits, possible=limits)
    words = field.calculation or "no labels"
    return (made,), (_left(field, words, "a slider becomes a number; its labels are not shown"),)


_KINDS: Mapping[str, Callable[[Field], Made]] = {
    "text": _text,
    "notes": _notes,
    "radio": _choice,
    "dropdown": _choice,
    "yesno": _yes_no,
    "truefalse": _yes_no,
    "checkbox": _checkbox,
    "slider": _slider,
}
