"""A primary outcome later than the trial lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import day_of, is_interventional
from trialwright.record.lint._design import STATUS
from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.lint._spans import months_between, spans
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "time-frame-beyond-study"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Primary Completion Date, Outcome Measure Time Frame"
# stopped early: the time was not reached
_STOPPED = frozenset({"TERMINATED", "WITHDRAWN", "SUSPENDED"})
# a time before the trial, or one looked back on
_ASIDE = re.compile(
    r"before|prior|previous|pre-|retrospect|history|age|up to|maximum|interim|survival|or until|"
    r"anticipated|expected|average|past|last|life",
    re.IGNORECASE,
)
_SLACK = 1.5  # months: dates are often given without a day
_LONGEST = 600  # months; beyond that it is no time frame


def check(record: Record) -> Iterator[Finding]:
    """One finding a primary outcome; its last time against start and primary completion.

    The primary completion is when the last participant was examined for it (registry definition),
    so even the first participant can't have been followed for longer.
    """
    start, end = day_of(record, "startDate"), day_of(record, "primaryCompletionDate")
    stopped = record.text(STATUS) in _STOPPED
    if start is None or end is None or stopped or not is_interventional(record):
        return
    lasted = months_between(start.earliest, end.latest)
    for outcome in outcomes_of(record):
        when = outcome.time_frame
        said = max(spans(when), default=(0.0, ""))
        late = lasted + _SLACK < said[0] < _LONGEST and lasted > 0
        if outcome.kind == "primary" and late and not _ASIDE.search(when):
            yield _finding(f"{outcome.path}.timeFrame", when, said[1], lasted)


def _finding(path: str, when: str, said: str, lasted: float) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        when,
        f"“{said}” is longer than the {lasted:.0f} months from the start to the primary completion,"
        " the day the last participant is examined for it: nobody can be followed that long.",
        "Correct the time frame or the primary completion date.",
    )
