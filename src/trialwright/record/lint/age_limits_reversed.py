"""A minimum age that is not below the maximum."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._age import MAXIMUM, MINIMUM, age_at
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "age-limits-reversed"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data element Age Limits"
_OLDEST = 122.5  # years: the longest life on record


def check(record: Record) -> Iterator[Finding]:
    """One finding where nobody fits between the limits, or a limit is older than anyone was."""
    least, most = age_at(record, MINIMUM), age_at(record, MAXIMUM)
    quote = f"{record.text(MINIMUM)} - {record.text(MAXIMUM)}"
    if least is not None and most is not None and least > most:
        yield _finding(quote, "The minimum age is above the maximum: nobody can join.")
    elif least is not None and least > _OLDEST:
        yield _finding(quote, "The minimum age is above any age a person reached.")


def _finding(quote: str, message: str) -> Finding:
    return Finding(
        ID, SEVERITY, MINIMUM, quote, message, "Correct the limits, and look at their units."
    )
