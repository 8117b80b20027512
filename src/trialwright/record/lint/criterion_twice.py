"""One criterion written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import Criterion, compared
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "criterion-twice"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria"
# lists that repeat themselves for each of several groups of people
_LISTS = re.compile(r"inclusion|cohort|group|\barm\b", re.IGNORECASE)
_SHORTEST = 12  # characters; shorter lines are labels of a group of criteria


def check(record: Record) -> Iterator[Finding]:
    """A note on each repetition under one heading; where cohorts have lists of their own, none."""
    lines = [pair for pair in compared(record) if pair[0].kind != "unknown"]
    if sum(bool(_LISTS.search(words)) for _line, words in lines) > 1:
        return
    seen: set[tuple[str, str]] = set()
    for line, words in lines:
        if (line.kind, words) in seen and len(words) >= _SHORTEST:
            yield _finding(line)
        seen.add((line.kind, words))


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
