"""An outcome whose time frame gives no time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import is_cut, is_page
from trialwright.record.lint._outcomes import Outcome, outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "outcome-without-time"
SEVERITY = Severity.WARNING
SOURCE = (
    "ClinicalTrials.gov data element Outcome Measure Time Frame; 42 CFR 11.10(b); CONSORT 2025 14"
)
# the words tell neither a length, nor a visit, nor an event, nor a day
_TIME = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|baseline|"
    r"discharge|hospital\w*|surgery|randomi\w*|operat\w*|intraop\w*|postop\w*|periop\w*|procedure|"
    r"delivery|"
    r"birth|death|progress\w*|relapse|visit|screening|end|complet\w*|conclusion|immediate\w*|"
    r"during|through\w*|infusion|injection|transplant\w*|treatment|dose|daily|weekly|monthly|"
    r"year\w*|"
    r"annual\w*|month|week|day|hour|enrol\w*|consent|follow\w*|duration|until|first|last|cycle|"
    r"time of|anticipated|lifetime|prior|pre\b|post\b|before|after|when\w*|entry|collection|"
    r"isolation|harvest|healing|closure|point|admission|study|trial|stay|cross-?section\w*|"
    r"continuous\w*)\b",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding an outcome; a time told in measure or description is enough."""
    if is_cut(record) or (is_page(record) and not any(o.time_frame for o in outcomes_of(record))):
        return
    for outcome in outcomes_of(record):
        if outcome.whole and not _TIME.search(outcome.time_frame) and not _told_elsewhere(outcome):
            yield _finding(outcome)


def _told_elsewhere(outcome: Outcome) -> bool:
    return bool(
        re.search(
            r"\d+ ?-?(?:day|week|month|year|hour|min)|(?:day|week|month|year)s? \d|at discharge|"
            r"(?:one|two|three|six|twelve) (?:day|week|month|year)",
            outcome.words,
            re.IGNORECASE,
        )
    )


def _finding(outcome: Outcome) -> Finding:
    said = outcome.time_frame
    return Finding(
        ID,
        SEVERITY,
        f"{outcome.path}.timeFrame",
        said or outcome.measure,
        (f"“{said}” is no time" if said else "No time is given")
        + ": it can be measured on whichever day looks best.",
        "State the days or weeks after which event it is measured.",
    )
