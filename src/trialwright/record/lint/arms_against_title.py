"""A number of arms in the title that is not the number registered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import arms
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "arms-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Number of Arms; CONSORT 2025 9"
_SAID = re.compile(
    r"\b(?P<count>single|one|two|2|three|3|four|4)[- ](?:treatment[- ])?(?:arm(?:ed|s)?|"
    r"group(?:s)?)\b(?![- ]?(?:session|therapy))",
    re.IGNORECASE,
)
_COUNT = {"single": 1, "one": 1, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}


def check(record: Record) -> Iterator[Finding]:
    """One finding a title that gives one number of arms, where arms are registered."""
    count = len(arms(record))
    for path, words in titles(record) if count else ():
        said = {_COUNT[match["count"].lower()] for match in _SAID.finditer(words)}
        if said and len(said) == 1 and count not in said:
            yield Finding(
                ID,
                SEVERITY,
                path,
                words,
                f"The title speaks of {min(said)} arm{'s' if min(said) > 1 else ''},"
                f" {count} {'are' if count > 1 else 'is'} registered.",
                "Register the arms as the protocol has them, or correct the title.",
            )
