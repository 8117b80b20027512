"""A time frame after “treatment” where treatment is given more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import day_of
from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import ARMS, INTERVENTIONS, Record
from trialwright.values.findings import Finding, Severity

ID = "anchor-ambiguous"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Outcome Measure Time Frame; CONSORT 2025 14"
_COUNT = r"(?:2|3|4|5|6|8|10|12|two|three|four|five|six|several|multiple|repeated)"
_GIVEN = (
    r"(?:treatments?|doses?|infusions?|injections?|administrations?|transplantations?|cycles?|"
    r"applications?)"
)
_SPACED = r"(?:interval|apart|every (?:other )?(?:\d+ |two |three |four )?(?:day|week|month|year))"
_REPEATED = re.compile(
    rf"\b{_COUNT} (?:\w+ ){{0,3}}{_GIVEN}\b[^.;\n]{{0,60}}?{_SPACED}|"
    rf"\b(?:second|third|2nd|3rd) {_GIVEN}\b[^.;\n]{{0,60}}?\b(?:after|later|at|day|week|month)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:following|after|post|since) ?-?(?:the )?(?:stem |cell |cells |MSC |study )*"
    r"(?:treatments?|therapy|infusions?|injections?|administrations?|transplantations?|"
    r"transplants?)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:first|last|second|third|final|each|every|initial|1st|2nd|3rd|all|completion|complete\w*|"
    r"end of|(?:dose|infusion|injection|treatment|transplantation) (?:no\.? ?)?#?\d|baseline)\b|"
    r"#\s?\d",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a time frame that does not say after which treatment it runs."""
    repeated = _repeated(record)
    if repeated is None:
        return
    for outcome in outcomes_of(record):
        path, when = outcome.path, outcome.time_frame
        match = _AFTER.search(when)
        if match and not _WHICH.search(when) and _same_act(match[0], repeated):
            yield _finding(record, f"{path}.timeFrame", when, repeated)


def _repeated(record: Record) -> str | None:
    """The words by which an arm or intervention is given more than once, apart in time."""
    for path, words in record.prose:
        match = _REPEATED.search(words) if path.startswith((ARMS, INTERVENTIONS)) else None
        if match:
            return match[0]
    return None


def _same_act(after: str, repeated: str) -> bool:
    """A transplant (of an organ) need not be the cells that are given more than once."""
    return "transplant" not in after.lower() or "transplant" in repeated.lower()


def _finding(record: Record, path: str, when: str, repeated: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        when,
        f"Treatment is given more than once (“{repeated}”), and this does not say after which one"
        f" the time runs.{_left(record)}",
        "Name the event the time is counted from: first dose, last dose, or collection.",
    )


def _left(record: Record) -> str:
    start, end = day_of(record, "startDate"), day_of(record, "completionDate")
    if start is None or end is None:
        return ""
    months = (end.year - start.year) * 12 + (end.month or 1) - (start.month or 1)
    return f" The whole study lasted {months} months from start to completion."
