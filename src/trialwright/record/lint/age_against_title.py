"""Children in the title of a trial of adults, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._age import MAXIMUM, MINIMUM, age_at
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "age-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Age Limits, Brief Title"
_YOUNG = re.compile(
    r"\b(?:in|of|for|with) (?:\w+ ){0,3}(?:children|infants|neonates|newborns|toddlers|"
    r"p(?:a)?ediatric (?:patients|subjects|participants))\b",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:in|of|for|with) (?:\w+ ){0,2}(?:adults|adult (?:patients|subjects|participants))\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"adult|adolescen|mother|parent|in utero|pregnan|born|follow|children and|surviv|"
    r"\bwith a child",
    re.IGNORECASE,
)
_YOUTH = 21.0  # years: up to here a trial may count its participants as children
_OF_AGE, _GROWN_AT = 18.0, 16.0  # years; some countries count 16 as adult


def check(record: Record) -> Iterator[Finding]:
    """One finding a title; an age field in the wrong unit is what it mostly finds."""
    least, most = age_at(record, MINIMUM), age_at(record, MAXIMUM)
    for path, words in titles(record):
        young, grown = _YOUNG.search(words), _GROWN.search(words)
        of_age = least is not None and least >= _OF_AGE and (most is None or most > _YOUTH)
        if young and of_age and not _ALSO.search(words):
            yield _finding(path, words, young[0], f"the minimum age is {record.text(MINIMUM)}")
        elif grown and most is not None and most < _GROWN_AT and not _YOUNG.search(words):
            yield _finding(path, words, grown[0], f"the maximum age is {record.text(MAXIMUM)}")


def _finding(path: str, words: str, said: str, limit: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The title says “{said}”, and {limit}: by the one or the other the wrong people come.",
        "Correct the age fields (and their unit) or the title.",
    )
