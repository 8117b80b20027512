"""Amounts as the ledger keeps them: decimal text, never a binary fraction."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from trialwright.values.findings import InputRefused

Amount: TypeAlias = str | int | float | Decimal

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")


def check_amount(place: str, amount: Amount, most: float | None = None) -> str:
    """Decimal text of an amount that is 0 or more, and at most `most` where there is a most."""
    text = amount if isinstance(amount, str) else _plain(amount)
    if not _AMOUNT.fullmatch(text) or (most is not None and float(text) > most):
        limit = "" if most is None else f" and at most {most:g}"
        raise InputRefused(f"{place}: a number, 0 or more{limit}, is required")
    return text


def _plain(amount: int | float | Decimal) -> str:
    if isinstance(amount, bool):
        return ""  # true is no amount, though Python counts it as one
    return format(amount if isinstance(amount, Decimal) else Decimal(repr(amount)), "f")
