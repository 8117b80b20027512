"""Numbers as text: 12 significant digits in files, halves away from zero in tables.

Definitions: docs/methods/rounding.md.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

# a float has at most 309 digits before the point and we show up to 30 behind it
_ROOM = Context(prec=400, rounding=ROUND_HALF_UP)
_KEPT = 15  # every decimal of 15 digits survives the way into a float and back


def significant(x: float, digits: int = 12) -> float:
    """The float nearest to `x` written with `digits` significant digits, 1 to 17 (N1).

    The last bits of a sum may differ between machines; what remains here does not. Never -0.0;
    NaN and infinity are a ValueError, for a result that does not exist is left out.
    """
    check_number(x)
    if not 1 <= digits <= 17:
        raise ValueError(f"{digits} significant digits were asked for; allowed: 1 to 17")
    return float(f"{x:.{digits - 1}e}") + 0.0  # adding zero turns -0.0 into 0.0


def display(x: float, decimals: int) -> str:
    """`x` with `decimals` digits behind the point, 0 to 30, halves away from zero (N2).

    As SAS and a reader with a pencil round: 0.285 is 0.29, though its float lies below. No minus
    before a zero, no exponent, no separators. NaN and infinity are a ValueError.
    """
    check_number(x)
    if not 0 <= decimals <= 30:
        raise ValueError(f"{decimals} decimals were asked for; allowed: 0 to 30")
    shown = _as_meant(x, decimals).quantize(Decimal(1).scaleb(-decimals), context=_ROOM)
    return f"{abs(shown) if shown.is_zero() else shown:f}"


def check_number(x: float) -> None:
    """Raise ValueError for NaN and infinity."""
    if not isfinite(x):
        raise ValueError(f"{x} is not a number to write; leave a missing result out")


def _as_meant(x: float, decimals: int) -> Decimal:
    """The decimal meant by a float: 15 digits, so that 0.15 computed a bit short is a half.

    Where the table shows 15 digits or more there is nothing to spare, and the float's own are used.
    """
    short = Decimal(f"{x:.{_KEPT - 1}e}")
    spare = short.adjusted() + decimals < _KEPT - 1
    return short if spare else Decimal(repr(float(x)))
