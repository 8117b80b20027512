"""Dates of a trial that can't have followed one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from trialwright.record.duties import day_of
from trialwright.record.lint._design import STATUS_MODULE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "dates-out-of-order"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data elements Study Start, Primary Completion, Study Completion Date"
_ORDER = ("startDate", "primaryCompletionDate", "completionDate")
_NAMES = {
    "startDate": "start",
    "primaryCompletionDate": "primary completion",
    "completionDate": "completion",
}


def check(record: Record) -> Iterator[Finding]:
    """One finding a pair of neighbours; dates without a day count only when no day could fit."""
    known = [(name, day) for name in _ORDER if (day := day_of(record, name)) is not None]
    for (first, early), (second, late) in pairwise(known):
        if late.latest < early.earliest:
            yield Finding(
                ID,
                SEVERITY,
                f"{STATUS_MODULE}.{second}Struct.date",
                f"{_NAMES[first]} {early}, {_NAMES[second]} {late}",
                f"The {_NAMES[second]} lies before the {_NAMES[first]}: follow-up and legal"
                " deadlines are counted from these dates.",
                "Correct the date that is wrong.",
            )
