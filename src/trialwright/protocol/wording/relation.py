"""How a number bounds a quantity: comparators, ranges, and the comparators a source destroyed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialwright.protocol.criteria import And, Expression, Operator, Or
from trialwright.protocol.wording.vocabulary import NUMBER, any_word, number

_BEFORE: Mapping[Operator, tuple[str, ...]] = {
    ">=": (
        "≥", ">=", "=>", "⩾", "&ge;", "&gt;=", "at least", "no less than", "not less than",
        "a minimum of", "minimum of", "greater than or equal to", "more than or equal to",
        ">/=", "equal to or greater than", "equal or greater than", "not below",
    ),
    ">": (
        ">", "&gt;", "more than", "greater than", "above", "over", "exceeding", "higher than",
        "older than", "longer than",
    ),
    "<=": (
        "≤", "<=", "=<", "⩽", "&le;", "&lt;=", "at most", "no more than", "not more than",
        "</=", "a maximum of", "less than or equal to", "equal to or less than", "up to",
        "not exceeding", "not above", "no older than", "not older than",
    ),
    "<": (
        "<", "&lt;", "less than", "below", "under", "lower than", "younger than", "fewer than",
    ),
    # "=" before a measured number is nearly always a lost ≥ or ≤ (EUCTR and others); the rest
    # are what wrong encodings leave of one: none of them says which it was.
    "unknown": ("=", "³", "£", "â?¥", "â?¤", "â‰¥", "â‰¤", "¡Ý", "¡Ü", "*", "?", "�", "＝"),
}  # fmt: skip
_AFTER: Mapping[Operator, tuple[str, ...]] = {
    ">=": (
        "or more", "and more", "or above", "and above", "or older", "and older", "or over",
        "and over", "or greater", "or higher", "and up", "or longer", "of age or older",
        "of age and older", "of age or above", "of age and above", "old or older",
        "old and older", "old and above", "old or above",
    ),
    "<=": (
        "or less", "and less", "or below", "and below", "or younger", "and younger", "or lower",
        "or under", "and under", "of age or younger", "of age and younger",
    ),
}  # fmt: skip
_BEFORE_OF = {word.lower(): sign for sign, words in _BEFORE.items() for word in words}
_AFTER_OF = {word: sign for sign, words in _AFTER.items() for word in words}
# the registry's API escapes comparators for Markdown: \>=
_OP = r"\\?(?:" + any_word(_BEFORE_OF) + ")"
_TRAIL = any_word(_AFTER_OF)


def relation_pattern(unit: str) -> str:
    """A pattern for bounds on a number in `unit` (itself a pattern); groups are named."""

    def one(place: str) -> str:
        return rf"(?P<n{place}>{NUMBER})\s*-?(?P<u{place}>{unit})?"

    return (
        rf"(?:(?P<ob>{_OP})\s*{one('b1')}(?P<joint>(?:\s*(?:,|and|but|to|or))*)\s*(?P<ob2>{_OP})\s*{one('b2')}"
        rf"|(?:(?P<between>between)|from|of)?\s*{one('r1')}"
        rf"\s*(?(between)(?:and|to|-|–)|(?:to|-|–|—|~|through))\s*{one('r2')}"
        r"(?:\s*,?\s*\(?(?:both\s+)?(?:inclusive|included)\)?)?"
        rf"|(?P<os>{_OP})\s*{one('s')}"
        rf"|(?:from\s+)?{one('t')}\s*(?P<trail>{_TRAIL}))"
    )


@dataclass(frozen=True)
class Bound:
    """One bound; `between` is closed and has `value2`; `unit` are the words, "" where none."""

    operator: Operator
    value: float
    value2: float | None
    unit: str


def bounds(match: re.Match[str]) -> tuple[Bound, ...]:
    """The bounds a matched relation states; a ValueError for what is no number or no range."""
    found = match.groupdict()
    if found["ob"]:
        return _two_signs(found)
    if found["nr1"]:
        return (_between(found, "r1", "r2"),)
    if found["os"]:
        return (Bound(_sign(found["os"]), number(found["ns"]), None, found["us"] or ""),)
    operator = _AFTER_OF[_plain(found["trail"])]
    return (Bound(operator, number(found["nt"]), None, found["ut"] or ""),)


def joined(match: re.Match[str], parts: Sequence[Expression], span: tuple[int, int]) -> Expression:
    """The nodes of a relation's bounds as one: "< 18 or > 40" is either, anything else is both."""
    if len(parts) == 1:
        return parts[0]
    either = "or" in (match["joint"] or "").lower().split()
    return (Or if either else And)(parts=tuple(parts), span=span)


def _two_signs(found: dict[str, str]) -> tuple[Bound, ...]:
    first, second = _sign(found["ob"]), _sign(found["ob2"])
    if (first, second) == (">=", "<=") and "or" not in found["joint"].lower():
        return (_between(found, "b1", "b2"),)
    unit = found["ub2"] or found["ub1"] or ""
    low = Bound(first, number(found["nb1"]), None, found["ub1"] or unit)
    return low, Bound(second, number(found["nb2"]), None, unit)


def _between(found: dict[str, str], low: str, high: str) -> Bound:
    first, second = number(found[f"n{low}"]), number(found[f"n{high}"])
    if first >= second:
        raise ValueError("a range whose lower end is not below its upper end")
    units = {found[f"u{low}"] or found[f"u{high}"] or "", found[f"u{high}"] or ""}
    if len(units) > 1 and found[f"u{high}"]:
        raise ValueError("a range in two units")
    return Bound("between", first, second, found[f"u{high}"] or found[f"u{low}"] or "")


def _sign(words: str) -> Operator:
    return _BEFORE_OF[_plain(words)]


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower().removeprefix("\\"))
