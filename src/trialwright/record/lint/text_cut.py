"""A text that breaks off at its field's limit."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "text-cut"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element length limits (measure 254, description 999 characters)"
_LIMITS = {"measure": (254, 255), "timeFrame": (254, 255), "description": (999, 1000)}
_WHOLE = (".", ")", "!", "?", ";", '"', "”", "]")


def check(record: Record) -> Iterator[Finding]:
    """One finding an outcome text of exactly its field's length that ends in the middle."""
    for outcome in outcomes_of(record):
        parts = (outcome.measure, outcome.time_frame, outcome.description)
        for (name, limits), words in zip(_LIMITS.items(), parts, strict=True):
            if len(words) in limits and not words.rstrip().endswith(_WHOLE):
                yield Finding(
                    ID,
                    SEVERITY,
                    f"{outcome.path}.{name}",
                    f"… {words[-80:]}",
                    f"The text is {len(words)} characters long, the most its field takes, and ends"
                    " without an end: the rest was most likely cut off.",
                    "Shorten it, and put the details where there is room for them.",
                )
