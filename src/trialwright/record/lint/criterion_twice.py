"""One criterion written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import Criterion, compared, has_one_list
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "criterion-twice"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria"
# exclusions of several groups of people under one heading
_LISTS = re.compile(r"cohort|group|\barm\b|\bstudy on\b|\b(?:part|phase) [1-4i]")
_SHORTEST = 40  # characters; shorter lines are often the same step of two alternatives


def check(record: Record) -> Iterator[Finding]:
    """A note on the only exclusion that stands twice.

    Inclusions are let be: they repeat themselves for groups of people and for alternatives; and
    where several exclusions do, there are two lists.
    """
    excluded = [pair for pair in compared(record) if pair[0].kind == "exclusion"]
    seen: set[str] = set()
    again = []
    for line, words in excluded:
        if words in seen:
            again.append(line)
        seen.add(words)
    long = len(again) == 1 and len(again[0].words) >= _SHORTEST
    if long and has_one_list(record) and not any(_LISTS.search(words) for _line, words in excluded):
        yield _finding(again[0])


def _finding(line: Criterion) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        line.path,
        line.words,
        f"The same words stand twice among the {line.kind}s: one of them may have been meant to be"
        " another criterion.",
        "Take one out, or put in what was meant.",
    )
