"""A disease duration with a lower limit and no upper one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._criteria import criteria_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-duration-limit"
SEVERITY = Severity.NOTE
SOURCE = "SPIRIT 2025 14a; WHO trial data set 14"
_LOWER = re.compile(
    r"\b(?:disease|diabetes|illness|mellitus|disorder|condition)\b[^.;\n]{0,25}\bduration"
    r"[^.;\n]{0,30}?(?:\d+|one|two|three|five|ten) ?(?:years?|months?|weeks?)|"
    r"\bduration of (?:the )?(?:disease|diabetes|illness|DM)\b[^.;\n]{0,30}?"
    r"(?:\d+|one|two|three|five|ten) ?(?:years?|months?|weeks?)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"at least|or more|more than|longer than|minimum|over\b|exceed|≥|>|\bor longer|or above",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"≤|<|less than|up to|maximum|within|not more|no more|shorter|below|under|between|"
    r"\d+ ?(?:-|–|to|and) ?\d+",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """One finding a criterion line; a limit on any other line of duration counts too."""
    if not is_interventional(record):
        return
    lines = [line for line in criteria_of(record) if "duration" in line.words.lower()]
    if any(_AT_MOST.search(line.words) or line.kind == "exclusion" for line in lines):
        return
    for path, line in ((line.path, line.words) for line in lines):
        once = len(re.findall(r">=?|≥", line)) <= 1  # two signs: one of them was meant to be <
        if once and _LOWER.search(line) and _AT_LEAST.search(line):
            yield Finding(
                ID,
                SEVERITY,
                path,
                line,
                "The disease must have lasted some time, with no upper limit: people at its end"
                " stage may join, in whom an effect may not be possible.",
                "Say whether that is meant; if so, foresee an analysis by duration, else give a"
                " limit.",
            )
