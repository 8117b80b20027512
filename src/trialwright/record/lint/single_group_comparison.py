"""A trial of one group whose texts compare groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._quote import quote_around
from trialwright.record.record import ARMS, Record
from trialwright.values.findings import Finding, Severity

ID = "single-group-comparison"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data element Interventional Study Model; CONSORT 2025 9, 14"
_MODEL = "protocolSection.designModule.designInfo.interventionModel"
_GROUPS = r"(?:(?:treatment|study|trial|therapy|patient) )?(?:groups|arms)"
_COMPARES = re.compile(
    rf"\b(?:(?:in|of|for|between) both {_GROUPS}|both (?:treatment |study )?(?:groups|arms)\b|"
    rf"between (?:the )?(?:two|2|three|3|four|4)? ?{_GROUPS}|"
    rf"(?:the|in|of) (?:two|three) {_GROUPS}|"
    r"(?:compared|comparison|relative|versus|vs\.?) (?:with |to )?(?:the |a )?"
    r"(?:placebo|control) (?:group|arm))\b",
    re.IGNORECASE,
)
# groups that are not arms of this trial, or that are formed by what is found in it
_OUTSIDE = re.compile(
    r"histor|retrospective|match(?:ed|ing)|literature|published|previous|eyes?\b|age groups|"
    r"external|natural history|registry|\b(?:low|high|positive|negative)\b|respond|subgroup|strat",
    re.IGNORECASE,
)
_LOOKED_AT = ("outcomesModule", "briefSummary", "Title")


def check(record: Record) -> Iterator[Finding]:
    """One finding a text that compares groups where the design has one."""
    if record.text(_MODEL) != "SINGLE_GROUP" or len(record.items(ARMS)) > 1:
        return
    for path, words in record.prose:
        if any(name in path for name in _LOOKED_AT) and (match := _COMPARES.search(words)):
            quote = quote_around(words, match.start(), match.end())
            if not _OUTSIDE.search(quote):
                yield _finding(path, quote, match[0])


def _finding(path: str, quote: str, said: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        quote,
        f"The design is a single group, yet this speaks of “{said}”: with one group there is"
        " nothing to compare with, so the outcome can't be analysed as written.",
        "Decide which is true: one group (then state a change from baseline) or several (then"
        " register the arms and the allocation).",
    )
