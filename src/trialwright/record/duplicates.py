"""Keys that stand twice in one JSON object: decoders keep the last, and nobody sees the other."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from typing import Any

from trialwright.values.findings import Finding, Severity

MOST = 4_000_000  # characters; a second decoding of a larger record takes longer than it is worth


def duplicate_keys(text: str) -> tuple[Finding, ...]:
    """A finding for each name that is given twice in an object of this valid, shallow JSON."""
    twice: Counter[str] = Counter()

    def check(pairs: list[tuple[str, Any]]) -> None:
        if len(dict(pairs)) < len(pairs):
            names = Counter(name for name, _value in pairs)
            twice.update(name for name, count in names.items() if count > 1)

    if len(text) > MOST:
        return ()
    # numbers stay words: only names matter here, and a number of any length is fine
    plain = text.removeprefix("\ufeff")
    with suppress(ValueError):  # the two decoders may differ on what neither should accept
        json.loads(
            plain, object_pairs_hook=check, parse_int=str, parse_float=str, parse_constant=str
        )
    return tuple(_finding(name, count) for name, count in twice.items())


def _finding(name: str, count: int) -> Finding:
    return Finding(
        "read.duplicate-key",
        Severity.WARNING,
        "",
        name[:80],
        f"The key stands more than once in {count} object(s) of the file; only the last of its"
        " values is read, the other is lost.",
        "Fetch the record anew; a registry writes a key once.",
    )
