"""What the grammar finds: a number or range, and how it bounds."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from trialwright.protocol.criteria import Operator
from trialwright.protocol.language.signs import PLUS_MINUS, UNKNOWN

_OPERATORS: Mapping[str, Operator] = {
    ">=": ">=",
    ">": ">",
    "<=": "<=",
    "<": "<",
    "=": "=",
    UNKNOWN: "unknown",
}


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit, "" where none; `time`: the unit is one of time.

    `level` is the name of the scale before the number ("scale" where it has no word of its own),
    `low` the lower pressure of a pair (140/90), `aged` an "of age" behind.
    """

    value: float
    low: float | None = None
    unit: str = ""
    time: bool = False
    level: str = ""
    aged: bool = False
    start: int
    end: int


class Bound(Quantity, frozen=True, kw_only=True):
    """A quantity and how it bounds; characters `start` to `end` (open) of the text.

    `between` is closed and has `value2`. Not `said`: no word compares the number, and "=" is all
    that can be written for it. `lead` is the "last" or "next" of a period, `joint` what joins it
    to the bound before it in its run (NEXT: no word), "" for the first. `mixed`: the ends of a
    range are in two units, so that it has none.
    """

    operator: Operator
    value2: float | None = None
    said: bool = True
    lead: str = ""
    joint: str = ""
    mixed: bool = False

    def to(self, high: Bound) -> Bound:
        """The closed range from this value to that of a later bound."""
        return replace(
            self, operator="between", value2=high.value, aged=self.aged or high.aged, end=high.end
        )


def one_bound(quantity: Quantity, sign: str, start: int, end: int) -> Bound:
    """A quantity with its comparator; ± is a range around nought."""
    value, value2, operator = quantity.value, None, _OPERATORS.get(sign, "between")
    if sign == PLUS_MINUS:
        value, value2 = -abs(quantity.value), abs(quantity.value)
    return Bound(
        operator=operator,
        value=value,
        value2=value2,
        low=quantity.low,
        unit=quantity.unit,
        time=quantity.time,
        level=quantity.level,
        aged=quantity.aged,
        start=start,
        end=end,
    )


def range_bound(low: Quantity, high: Quantity, start: int) -> Bound:
    """Both ends of a range, the lower first; the unit may stand behind either."""
    unit = high if high.unit or not low.unit else low
    mixed = bool(low.unit and high.unit and low.unit.lower() != high.unit.lower())
    values = sorted((low.value, high.value))
    return Bound(
        operator="between",
        value=values[0],
        value2=values[1],
        unit="" if mixed else unit.unit,
        time=unit.time and not mixed,
        mixed=mixed,
        level=low.level or high.level,
        aged=low.aged or high.aged,
        start=start,
        end=high.end,
    )
