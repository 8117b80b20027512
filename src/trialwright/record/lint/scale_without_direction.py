"""A score whose better end is not told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._outcomes import outcomes_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "scale-without-direction"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov results data element Outcome Measure Description (scales)"
_SCALE = re.compile(
    r"\b(?:scores?|scales?|questionnaires?|inventory|VAS|WOMAC|KOOS|IKDC|SF-?36|ODI|HAQ|EQ-?5D|"
    r"mRS|NIHSS|ALSFRS(?:-R)?|EDSS|MMSE|ADAS-cog)\b",
    re.IGNORECASE,
)
# people or events are counted; the scale only says how they are found
_COUNTED = re.compile(
    r"number|incidence|proportion|percent|\brates?\b|adverse|safety|toxicit|tolerab|occurrence|"
    r"frequency|MedDRA|time to|survival|imaging|\bindex\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"better|worse|higher|lower|best|worst|maximum|minimum|severe|improv|reduc|decreas|increas|"
    r"declin|deteriorat|rang\w+|\d ?(?:-|–|~|to) ?\d|\b(?:min|max)\b|\bno pain|great|poor|good|"
    r"propensity|calcium|"
    r"agatston|z-?score|t-?score|gain|loss|progress|responder|at least|more than|≥|≤|[<>]|severity|"
    r"points? (?:or|in)|relie[fv]|recover|disab|symptom|excellent|healthy|\d ?mm\b|"
    r"\d[- ]points?\b|full scale|"
    r"large[- ]scale|"
    r"scale of|score of|grade",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """A note on the first primary outcome that is a score of which neither end is told."""
    for outcome in outcomes_of(record):
        match = (
            _SCALE.search(outcome.measure) if outcome.kind == "primary" and outcome.whole else None
        )
        if match and not _TOLD.search(outcome.words) and not _COUNTED.search(outcome.measure):
            yield Finding(
                ID,
                SEVERITY,
                f"{outcome.path}.measure",
                outcome.measure,
                f"“{match[0]}”: neither its range is told nor which end is better, so a reader"
                " can't tell benefit from harm.",
                "Give the scale's full name, its lowest and highest value, and which is better.",
            )
            return
