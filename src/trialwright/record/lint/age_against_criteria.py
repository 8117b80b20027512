"""Age limits in the criteria that the age fields contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._age import MAXIMUM, MINIMUM, age_at
from trialwright.record.lint._criteria import criteria_of
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "age-against-criteria"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Age Limits; WHO trial data set 14"
_RANGE = re.compile(
    r"\bage[ds]?\b\W{0,3}(?:is |of |range |ranges |ranged |ranging |from |between |must be |>=? ?|"
    r"≥ ?"
    r"|\(in years\)\W*){0,3}(?P<low>\d{1,2})\s*(?:years?|yrs?|y/?o)?(?: old| of age)?\s*"
    r"(?:-|–|to|and|through|~)\s*(?:<=? ?|≤ ?)?(?P<high>\d{2})\b(?!\s*(?:months?|weeks?|days?|kg|"
    r"%))|"
    r"(?<![\d.])(?P<low2>\d{1,2})\s*(?:years?|yrs?)?(?: old| of age)?\s*(?:-|–|to|and|through)\s*"
    r"(?P<high2>\d{2}) (?:years?|yrs?)[ -](?:of age|old)\b",
    re.IGNORECASE,
)
# another age than the participant's now, or one limit a sex or a cohort
_OTHER = re.compile(
    r"diagnos|onset|donor|gestation|mother|father|cohort|group|stage|part \d|female|women|if |"
    r"unless|inject|at the time of (?!screening|consent|signing|enrol|inclusion|study)|surgery|"
    r"mental|bone age|guardian|guideline|sign|capa|month|week|sibling|parent|phase",
    re.IGNORECASE,
)
_NEAR = 40  # characters: a criterion about age names it at its beginning
_TOLERANCE = 1.01  # years: “older than 18” and “18 and older” are told apart by few


def check(record: Record) -> Iterator[Finding]:
    """One finding, on the only inclusion line that gives a range of ages, against both fields."""
    lines = [line for line in criteria_of(record) if line.kind == "inclusion"]
    said = [(line, match) for line in lines if (match := _RANGE.search(line.words))]
    if len(said) != 1 or _OTHER.search(said[0][0].words) or said[0][1].start() > _NEAR:
        return
    line, match = said[0]
    low, high = (float(match[name] or match[f"{name}2"]) for name in ("low", "high"))
    least, most = age_at(record, MINIMUM), age_at(record, MAXIMUM)
    wrong = [
        f"{name} {field:g}, here {words:g}"
        for name, field, words in (("minimum", least, low), ("maximum", most, high))
        if field is not None and abs(field - words) > _TOLERANCE
    ]
    if wrong and low < high:
        yield _finding(line.path, line.words, "; ".join(wrong))


def _finding(path: str, words: str, wrong: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        words,
        f"The age fields say otherwise ({wrong}, in years): two people screening by the one and"
        " the other admit different ages.",
        "Decide on the limits, and let fields and criterion say the same.",
    )
