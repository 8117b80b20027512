"""A time in the measure that its time frame does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.lint._spans import spans
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "time-points-differ"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Outcome Measure Time Frame; CONSORT 2025 14"
_AT = re.compile(
    r"\bat (?:the )?(?:end of )?(?:(?:\d+|one|two|three|six|nine|twelve|eighteen)[- ](?:day|week|"
    r"month|year)s?\b|"
    r"(?:day|week|month|year) \d+)(?!\s*(?:and\b|,|or\b|to\b|&|-|interval|period))",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"up to|through|during|over|within|until|average|every|baseline (?:to|through)|from|first|"
    r"follow|complet|end|-|–|to|,|and|;|/",
    re.IGNORECASE,
)
_CLOSE = 0.12  # share by which two ways of telling one time may differ: 12 weeks, 3 months


def check(record: Record) -> Iterator[Finding]:
    """One finding an outcome whose measure has one time and whose time frame has one other."""
    for outcome in outcomes_of(record):
        match = _AT.search(outcome.measure)
        if match is None or _OPEN.search(outcome.time_frame):
            continue
        named = [months for months, _words in spans(outcome.measure)]
        framed = [months for months, _words in spans(outcome.time_frame)]
        if len(named) == len(framed) == 1 and abs(named[0] / (framed[0] or 1) - 1) > _CLOSE:
            yield Finding(
                ID,
                SEVERITY,
                f"{outcome.path}.timeFrame",
                f"{outcome.measure} | {outcome.time_frame}",
                f"The measure says “{match[0]}”, its time frame “{outcome.time_frame}”: results of"
                " two times could be reported under it.",
                "Give one time in both, or register both times as outcomes.",
            )
