"""One outcome measure that holds several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "several-outcomes-in-one"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Primary Outcome Measure; CONSORT 2025 14"
_AND = r"\s*(?:and|&|/|as well as|,)\s*"
_SAFE, _WORKS = r"(?:safety|toxicity|tolerability)", r"(?:efficacy|effectiveness|effect)"
_PAIR = re.compile(
    rf"\b{_SAFE}(?: and tolerability)?{_AND}(?:\w+ )?{_WORKS}\b|"
    rf"\b{_WORKS}{_AND}(?:\w+ )?{_SAFE}\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:^|[\s;,.])(?:1[.)]|\(1\)|a\))\s*\w.{3,}?[\s;,.](?:2[.)]|\(2\)|b\))\s*\w", re.DOTALL
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a measure that names safety and efficacy at once, or numbers its parts."""
    for outcome in outcomes_of(record):
        pair, numbered = _PAIR.search(outcome.measure), _NUMBERED.search(outcome.measure)
        if pair or numbered:
            said = f"“{pair[0]}”" if pair else "a numbered list"
            yield Finding(
                ID,
                SEVERITY,
                f"{outcome.path}.measure",
                outcome.measure,
                f"This is {said} in one measure: it can't be one number, and which part was meant"
                " to decide can be chosen later.",
                "Register each as an outcome of its own, and say which one decides.",
            )
