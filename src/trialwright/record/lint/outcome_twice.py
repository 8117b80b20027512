"""One outcome registered more than once."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._outcomes import Outcome, outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "outcome-twice"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data elements Primary, Secondary Outcome Measure"


def check(record: Record) -> Iterator[Finding]:
    """One finding each repetition: same measure, description and time, whatever the case."""
    seen: dict[tuple[str, ...], Outcome] = {}
    for outcome in outcomes_of(record):
        parts = (outcome.measure, outcome.description, outcome.time_frame)
        first = seen.setdefault(tuple(_plain(part) for part in parts), outcome)
        if first is not outcome and outcome.measure and outcome.whole:
            yield _finding(outcome, first)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(" .;,:")


def _finding(outcome: Outcome, first: Outcome) -> Finding:
    twice = "twice" if outcome.kind == first.kind else f"both {first.kind} and {outcome.kind}"
    return Finding(
        ID,
        SEVERITY,
        f"{outcome.path}.measure",
        outcome.measure,
        f"The same outcome, at the same time, is registered {twice}:"
        + (
            " what decides is then open."
            if outcome.kind != first.kind
            else " one may have been meant to be another."
        ),
        "Keep one, or say what differs.",
    )
