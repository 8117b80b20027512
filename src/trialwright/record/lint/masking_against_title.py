"""A title that says who is blind, against the masking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import MASKING
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "masking-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Masking; CONSORT 2025 20a"
_BLIND = re.compile(
    r"\b(?P<who>single|double|triple|quadruple)[- ]?(?:blind(?:ed)?|mask(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bopen[- ]?label(?:led|ed)?\b|\bun(?:blinded|masked)\b", re.IGNORECASE)
# a title of two parts may have one of each
_PARTS = re.compile(
    r"follow|extension|run-in|lead-in|then\b|part\b|phase (?:1|I)[/ -]", re.IGNORECASE
)
_AT_LEAST = {"SINGLE": 1, "DOUBLE": 2, "TRIPLE": 3, "QUADRUPLE": 4}


def check(record: Record) -> Iterator[Finding]:
    """One finding a title; a masked assessor in an open-label trial is no contradiction."""
    masking = record.text(MASKING)
    for path, words in titles(record) if masking else ():
        blind, opened = _BLIND.search(words), _OPEN.search(words)
        if (blind and opened) or _PARTS.search(words):
            continue
        if (blind and _weaker(str(masking), blind["who"])) or (opened and masking in _STRONG):
            yield _finding(path, words, str(masking), (blind or opened))


_STRONG = frozenset({"DOUBLE", "TRIPLE", "QUADRUPLE"})


def _weaker(masking: str, said: str) -> bool:
    """No masking at all, or of one where the title says two or more."""
    return _AT_LEAST.get(masking, 0) < min(_AT_LEAST[said.upper()], 2)


def _finding(path: str, words: str, masking: str, said: re.Match[str] | None) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The title says “{said[0] if said else ''}”, the masking field {masking}: a reader judges"
        " bias by the one or the other.",
        "Correct the one that is wrong in the registry, and list who is masked.",
    )
