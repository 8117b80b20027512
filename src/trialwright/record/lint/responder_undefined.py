"""A lower insulin dose as outcome, where people who take no insulin may join."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._prose import mentions
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "responder-undefined"
SEVERITY = Severity.WARNING
SOURCE = "SPIRIT 2025 14a, 16; ICH E9(R1) (population of an estimand)"
_REDUCED = re.compile(
    r"(?:reduc\w+|decreas\w+)[^.;\n]{0,30}?\binsulin\b[^.;\n]{0,25}?(?:dos\w+|requirement|need|use|"
    r"%)|"
    r"\binsulin (?:dos\w+|requirement|use|consumption)[^.;\n]{0,40}?(?:reduc\w+|decreas\w+)",
    re.IGNORECASE,
)
# insulin as one of several treatments, any of which is enough to join
_ALTERNATIVE = re.compile(
    r"\binsulin\s*(?:,|/|or|and/or)\s*(?:\w+ ){0,2}(?:oral|OHA|OAD|metformin|diet|tablets)|"
    r"\b(?:oral|OHA|OAD|metformin|diet|tablets)[^.;\n]{0,40}?(?:/|\bor|and/or)\s+"
    r"(?:\w+ ){0,2}insulin",
    re.IGNORECASE,
)
_ALWAYS_ON_INSULIN = re.compile(r"type\s*(?:1|I)\b|T1D|juvenile|autoimmune diabetes", re.IGNORECASE)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line that lets people in who are not on insulin."""
    reduced = _reduced(record) if mentions(record, "insulin") else None
    if reduced is None or _always_on(record):
        return
    for path, line in _included(record):
        if _ALTERNATIVE.search(line):
            yield _finding(path, line, reduced)


def _reduced(record: Record) -> str | None:
    """The words of the first outcome that is a lower insulin dose."""
    for _kind, path in record.outcomes:
        for name in ("description", "measure"):
            if match := _REDUCED.search(record.text(f"{path}.{name}") or ""):
                return match[0]
    return None


def _always_on(record: Record) -> bool:
    path = "protocolSection.conditionsModule.conditions"
    named = " ".join(str(item) for item in record.items(path)) + " " + (record.title or "")
    return bool(_ALWAYS_ON_INSULIN.search(named))


def _included(record: Record) -> Iterator[tuple[str, str]]:
    """The lines before the exclusion criteria."""
    for path, line in record.criteria_lines:
        if re.match(r"\W*exclusion", line, re.IGNORECASE):
            return
        yield path, line


def _finding(path: str, line: str, outcome: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        line,
        f"People who take no insulin may join by this, and for them “{outcome}” is not defined.",
        "Demand insulin at baseline with a least dose, or name the people in whom the outcome is"
        " counted and say how the others are shown.",
    )
