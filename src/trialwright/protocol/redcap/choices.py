"""`1, Yes | 2, No`: the choices of a field, as data dictionary and project XML write them."""

from __future__ import annotations

from trialwright.protocol.redcap.field import Choices
from trialwright.values.findings import InputRefused


def read_choices(text: str, place: str) -> Choices:
    """(code, label) in their order; a code without a label is its own label.

    Two choices of one code, and a choice without a code, are InputRefused.
    """
    found: dict[str, str] = {}
    parts = [part.strip() for part in text.replace("\n", "|").split("|")]
    for part in filter(None, parts):
        code, _, label = (piece.strip() for piece in part.partition(","))
        if not code:
            raise InputRefused(f"{place}: a choice has no code; allowed: 1, Yes | 2, No")
        if code in found:
            raise InputRefused(f"{place}: two choices have one code; allowed: each code once")
        found[code] = label or code
    return tuple(found.items())
