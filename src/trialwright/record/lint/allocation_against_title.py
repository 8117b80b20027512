"""A title that says randomised, or not, against the allocation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import ALLOCATION
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "allocation-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Allocation; CONSORT 2025 1a"
_NOT = re.compile(r"\b(?:non|not|un)[- ]?randomi[sz]ed", re.IGNORECASE)
_SAID = re.compile(r"\brandomi[sz]ed\b(?!-?withdrawal)", re.IGNORECASE)
# another trial's randomisation, or a part of this one
_OTHER = re.compile(
    r"follow|extension|previous|prior|after|from (?:the|a)|enrolled in|rollover|run-in|"
    r"long[- ]term|"
    r"both|or non|and non|data|part|phase I+b?[-/]",
    re.IGNORECASE,
)
_CONTRARY = {"RANDOMIZED": "not randomised", "NON_RANDOMIZED": "randomised", "NA": "randomised"}


def check(record: Record) -> Iterator[Finding]:
    """One finding a title; a title that speaks of another trial's randomisation is let be."""
    allocation = record.text(ALLOCATION) or ""
    for path, words in titles(record):
        if _says(words) == _CONTRARY.get(allocation) and not _OTHER.search(words):
            yield _finding(path, words, allocation)


def _says(words: str) -> str:
    if _NOT.search(words):
        return "not randomised"
    return "randomised" if _SAID.search(words) else "nothing"


def _finding(path: str, words: str, allocation: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The title says the trial is {_CONTRARY[allocation]}, the allocation field says"
        f" {allocation}: how much a comparison is worth hangs on it.",
        "Correct the one that is wrong in the registry.",
    )
