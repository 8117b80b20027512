"""A planned number of participants that the text contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import ENROLMENT
from trialwright.record.lint._prose import mentions
from trialwright.record.lint._quote import quote_around
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "enrolment-against-text"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Enrollment; WHO trial data set 17; SPIRIT 2025 19"
_TOTAL = re.compile(
    r"\b(?:a )?total (?:of|number of patients is|sample size of) (?P<n>\d{1,3}(?:,\d{3})+|\d+) "
    r"(?:\w+ ){0,2}?(?:patients|participants|subjects|individuals|people|volunteers)\b"
    r"(?! (?:per|in each|each|at each|for each|/))",
    re.IGNORECASE,
)
# a total of a part, a country, another study
_PART = re.compile(
    r"per (?:group|arm|cohort|site)|each|\barm\b|cohort|phase|stage|first|part|up to|sub-?study|"
    r"previous|so far|already|at least|have been|has been|were|was|literature|published|remaining|"
    r"additional|china|korea|japan|control group|treatment group|or more|approximately|about|"
    r"minimum|maximum|eyes|knees|group|evaluable|complete|screened|dose|ratio",
    re.IGNORECASE,
)
_TEXTS = (
    "protocolSection.descriptionModule.briefSummary",
    "protocolSection.descriptionModule.detailedDescription",
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a record, while the number is a plan: an actual number may differ from it."""
    count = record.get(f"{ENROLMENT}.count")
    planned = record.text(f"{ENROLMENT}.type") == "ESTIMATED" and isinstance(count, int)
    if not planned or not mentions(record, "total"):
        return
    for path in _TEXTS:
        words = record.text(path) or ""
        for match in _TOTAL.finditer(words):
            quote = quote_around(words, match.start(), match.end())
            if int(match["n"].replace(",", "")) != count and not _PART.search(quote):
                yield _finding(path, quote, match[0], str(count))
                return


def _finding(path: str, quote: str, said: str, count: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        quote,
        f"The text says “{said}”, the enrolment field {count}: sample size and stopping depend on"
        " which is meant.",
        "Correct the one that is wrong.",
    )
