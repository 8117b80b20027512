"""A threshold of change without its time point and its baseline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "reduction-undefined"
SEVERITY = Severity.WARNING
SOURCE = "SPIRIT 2025 16; CONSORT 2025 14; 42 CFR 11.10(b) (outcome measure)"
_CHANGE = r"(?:reduc\w+|decreas\w+|declin\w+|increas\w+|improve\w+|drop\w*|fall\w*)"
_THRESHOLD = re.compile(
    rf"\b{_CHANGE}\b[^.;\n]{{0,60}}?(?:≥|>=?|at least|more than|greater than|minimum)\s*(?:of )?\d+"
    rf"(?:\.\d+)?\s*(?:%|percent)|(?:≥|>=?|at least|more than|greater than|minimum)\s*(?:a )?\d+"
    rf"(?:\.\d+)?\s*(?:%|percent)[^.;\n]{{0,25}}?\b{_CHANGE}\b|\d+\s*% or (?:more|greater)"
    rf" {_CHANGE}",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"baseline|before|pre-?(?:treatment|operative|infusion|dose|transplant)|initial|prior|day 0|"
    r"compared (?:to|with)|relative to|from (?:the )?(?:start|screening|entry)|RECIST|nadir|sum of",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"^\s*(?:up to|through|throughout|during|within|over|until)|period\b|average|completion",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"\b(?:at|on) (?:the |both )?(?:\d|months|weeks|day|week|month|year|one|two|three|six|twelve|"
    r"end)"
)


def check(record: Record) -> Iterator[Finding]:
    """One finding an outcome that counts change by a percentage and lacks both."""
    for outcome in outcomes_of(record):
        if not outcome.whole:
            continue
        path, both, when = outcome.path, outcome.words, outcome.time_frame
        said = (outcome.measure, outcome.description)
        match = _THRESHOLD.search(both) if "%" in both or "percent" in both.lower() else None
        if match is None:
            continue
        spans = (not when or _SPAN.search(when)) and not _POINT.search(both)
        if spans and not _BASELINE.search(f"{both} {when}"):
            name = "description" if _THRESHOLD.search(said[1]) else "measure"
            yield _finding(f"{path}.{name}", record.text(f"{path}.{name}") or both)


def _finding(path: str, quote: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        quote,
        "Neither the time point at which it is judged nor the baseline it is measured from is"
        " given; who counts as a responder depends on both.",
        "Name one time point with its window, and how baseline is taken (which days, how many"
        " values, what when some are missing).",
    )
