"""A range whose first limit is above its second."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._criteria import lines_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "range-reversed"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria"
_UNIT = r"(?:%|years?|yrs?|months?|weeks?|mg/dl|mmol/l|kg/m2|kg/m²|kg|mmHg|g/dl|ml/min|cm)"
_RANGE = re.compile(
    rf"\bbetween (?P<a>\d+(?:\.\d+)?)\s*(?P<u>{_UNIT})?\s*and (?P<b>\d+(?:\.\d+)?"
    rf")\s*(?P<v>{_UNIT})|"
    rf"\bfrom (?P<a2>\d+(?:\.\d+)?)\s*(?P<u2>{_UNIT})?\s*to (?P<b2>\d+(?:\.\d+)?"
    rf")\s*(?P<v2>{_UNIT})|"
    rf"(?<![\d.,/-])(?P<a3>\d+(?:\.\d+)?)\s?-\s?(?P<b3>\d+(?:\.\d+)?)\s?(?P<v3>{_UNIT})\b",
    re.IGNORECASE,
)
# falling on purpose, or a number that is part of a name
_ASIDE = re.compile(
    r"decreas|reduc|fall|drop|taper|COVID|L\d|T\d|C\d|phone|grade|version", re.IGNORECASE
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line; both limits have one unit, given once or twice."""
    for path, line, low_case in lines_of(record):
        if "-" not in line and "between" not in low_case and "from" not in low_case:
            continue
        for match in _RANGE.finditer(line):
            low, high, same = _limits(match)
            if same and low > high and not _ASIDE.search(line):
                yield _finding(path, line, match[0])
                break


def _limits(match: re.Match[str]) -> tuple[float, float, bool]:
    tail = next(tail for tail in ("", "2", "3") if match[f"a{tail}"])
    first = match.groupdict().get(f"u{tail}")
    same = first is None or first.lower() == match[f"v{tail}"].lower()
    return float(match[f"a{tail}"]), float(match[f"b{tail}"]), same


def _finding(path: str, line: str, said: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        line,
        f"“{said}”: the first limit is above the second, so that by the words nobody is in the"
        f" range.",
        "Look the limits up in the protocol; exchanged digits are as likely as exchanged limits.",
    )
