"""A trial without an upper age limit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._criteria import lines_of
from trialwright.record.record import CRITERIA, Record
from trialwright.values.findings import Finding, Severity

ID = "no-upper-age"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Age Limits; SPIRIT 2025 14a"
_MAXIMUM = "protocolSection.eligibilityModule.maximumAge"
_YEARS = r"(?:years?|yrs?|y/?o|y\b|months?|weeks?|days?)"
# an upper limit in words; generous, for a missed one would accuse wrongly
_UPPER = re.compile(
    r"\d+(?:\.\d+)?\s*(?:years?|yrs?)?(?:[- ]old)?\s*(?:-|–|—|~|to|and|through|until|till|up to|"
    rf"or|&|<)\s*(?:the age of |age )?\d+(?:\.\d+)?[- ]*{_YEARS}|"
    rf"(?:≤|<=?|=<|less than|under|below|younger than|up to|not? (?:older|more) than|maximum|"
    rf"until|before)\s*(?:or equal to |the age of |age |of )?\d+[- ]*{_YEARS}|"
    rf"\d+[- ]*{_YEARS}(?: of age| old)? (?:or|and) (?:younger|less|under|below)|"
    r"(?:older|over|above|>|≥)\s*(?:than )?(?:the age of )?(?:6[05]|7\d|8\d)\s*(?:years?|yrs?)|"
    r"\bage[ds]?\b[^.\n]{0,30}?\d+\s*(?:-|–|—|~|to|and|through)\s*\d+|"
    r"\bage[ds]?\b[^.\n]{0,20}?(?:≤|<|under|below|up to)\s*\d+",
    re.IGNORECASE,
)
_SAYS = {
    False: "There is no upper age",
    True: "The page gives no upper age (if the registry's own age field has none either)",
}
_HINTS = ("age", "year", "yr", "month", "week", "day", " y", "y/", "yo")
_ADULTS_FROM = re.compile(
    r"[^\n]*\b(?:age[ds]?\b|years? (?:old|of age|or|and)|years,|over \d+ years)[^\n]*",
    re.IGNORECASE,
)


def check(record: Record) -> Iterator[Finding]:
    """A note where neither the age field nor the criteria give an upper limit."""
    text = record.text(CRITERIA)
    if text is None or not is_interventional(record) or record.text(_MAXIMUM):
        return
    if any(finding.rule == "read.page-cut" for finding in record.findings):
        return  # the limit may stand in what is missing
    if not _UPPER.search(_of_age(record)):
        said = _ADULTS_FROM.search(text)
        paged = record.source == "medpath"
        if paged and not said:
            return  # such a page has no age field: silence means nothing
        yield Finding(
            ID,
            SEVERITY,
            _MAXIMUM,
            said[0].strip() if said else "",
            f"{_SAYS[paged]}, so the oldest may join, with their other diseases and drugs.",
            "Say whether that is meant; if so, give the reason, else give a limit.",
        )


def _of_age(record: Record) -> str:
    """The lines that may speak of age: the pattern is slow on the others."""
    lines = (line for _path, line, low in lines_of(record) if any(h in low for h in _HINTS))
    return "\n".join(lines)
