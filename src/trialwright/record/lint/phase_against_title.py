"""A phase that its own title contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "phase-against-title"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Study Phase; 42 CFR 11.28(a)(2)(i)(F)"
_PHASES = "protocolSection.designModule.phases"
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_SAID = re.compile(
    r"\bphase[- ]?(?P<one>[1-4]|I{1,3}|IV)[abc]?\b"
    r"(?:\s?(?:/|-|–|and|to|\|)\s?(?:phase )?(?P<two>[1-4]|I{1,3}|IV)[abc]?\b)?",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a title whose phase is not among the registered ones (NA is no phase)."""
    phases = {str(phase).removeprefix("EARLY_")[-1] for phase in record.items(_PHASES)}
    if not phases or "NA" in record.items(_PHASES):
        return
    for name in ("briefTitle", "officialTitle"):
        path = f"protocolSection.identificationModule.{name}"
        words = record.text(path) or ""
        match = _SAID.search(words)
        if match and not _numbers(match) & phases:
            yield _finding(path, words, match[0], record)


def _numbers(match: re.Match[str]) -> set[str]:
    said = [match["one"], match["two"] or match["one"]]
    return {_ROMAN.get(number.upper(), number) for number in said}


def _finding(path: str, words: str, said: str, record: Record) -> Finding:
    phases = ", ".join(str(phase) for phase in record.items(_PHASES))
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The title says “{said}”, the phase field {phases}: sample size, oversight and duties"
        " depend on which is right.",
        "Correct the one that is wrong in the registry.",
    )
