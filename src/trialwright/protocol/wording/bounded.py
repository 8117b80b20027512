"""Words with their numbers masked, so that a pattern can say where a bound stands.

Each bound that the grammar of `protocol.language` reads becomes a row of marks of the same length:
offsets stay true, and one mark stands for every way of writing "at least 7.5 %".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from trialwright.protocol.criteria import And, Expression, Or
from trialwright.protocol.language import Bound, read_bounds

AMOUNT, TIME = "\x01", "\x02"  # the marks of a bound on an amount, and on a length of time
EITHER = f"[{AMOUNT}{TIME}]"


def bounds_pattern(mark: str) -> str:
    """One bound or two of a mark: "> 18 and < 65 years"; that a range is closed may be repeated."""
    joint = r"(?P<joint>(?:\s|,|;|\b(?:and|but|to|or)\b)*)"
    closed = r"(?:\s*,?\s*\(?(?:both\s+)?(?:inclusive|included)\)?)?"
    # the registry's API escapes comparators for Markdown: \\>=
    return rf"\\?(?P<bounds>{mark}+(?:{joint}\\?{mark}+)?){closed}"


@dataclass(frozen=True)
class Masked:
    """`text` is as long as the words it masks; `bounds` stand in it in order."""

    text: str
    bounds: tuple[Bound, ...]

    def within(self, match: re.Match[str], group: str = "bounds") -> tuple[Bound, ...]:
        """The bounds of a matched group; a ValueError where there are more than it has room for."""
        start, end = match.span(group)
        found = tuple(bound for bound in self.bounds if start <= bound.start < end)
        if not 1 <= len(found) <= 2 or any(bound.level or bound.mixed for bound in found):
            raise ValueError("not one or two plain bounds")
        return found


@lru_cache(maxsize=64)
def masked(words: str) -> Masked:
    """The words with every bound masked; a bare number without a unit stays."""
    words = words.replace(AMOUNT, " ").replace(TIME, " ")
    bounds = tuple(bound for bound in read_bounds(words) if bound.said or bound.unit)
    text = words
    for bound in bounds:
        mark = TIME if bound.time else AMOUNT
        text = text[: bound.start] + mark * (bound.end - bound.start) + text[bound.end :]
    return Masked(text, bounds)


def joined(match: re.Match[str], parts: Sequence[Expression], span: tuple[int, int]) -> Expression:
    """The nodes of a relation's bounds as one: "< 18 or > 40" is either, anything else is both."""
    if len(parts) == 1:
        return parts[0]
    either = "or" in (match["joint"] or "").lower().split()
    return (Or if either else And)(parts=tuple(parts), span=span)


def closed(bounds: Sequence[Bound], match: re.Match[str]) -> tuple[Bound, ...]:
    """ ">= 7 and <= 9" as one closed range; other bounds as they are."""
    if [bound.operator for bound in bounds] != [">=", "<="]:
        return tuple(bounds)
    low, high = bounds
    if "or" in (match["joint"] or "").lower().split() or low.unit != high.unit:
        return tuple(bounds)
    return (low.to(high),)
