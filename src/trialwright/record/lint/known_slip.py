"""A misspelling that is another real word, so that no spelling checker sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._prose import mentions, small_letters
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "known-slip"
SEVERITY = Severity.WARNING
SOURCE = "text damage: misspellings that are other words"
# as written: as meant; each is certain in any clinical text
_SLIPS = {
    r"lilac (?:crest|bone|spine|wing)s?": "iliac",
    r"bone narrow": "bone marrow",
    r"(?:steam|stem) sells?|steam cells?|stem cels?": "stem cell",
    r"umbilical (?:chord|code)": "umbilical cord",
    r"spinal chord": "spinal cord",
    r"prostrate cancer": "prostate cancer",
    r"adverse affects?": "adverse effect",
    r"side affects?": "side effect",
    r"myocardial infraction": "myocardial infarction",
    r"cerebral infraction": "cerebral infarction",
}
_SLIP = re.compile(r"\b(?:" + "|".join(f"({slip})" for slip in _SLIPS) + r")\b", re.IGNORECASE)
# a record without any of these has no slip: looking for them first is ten times faster
_HINTS = (
    "lilac", "bone narrow", "stem sell", "steam cell", "steam sell", "umbilical chord",
    "umbilical code", "spinal chord", "prostrate", "adverse affect", "side affect", "infraction",
)  # fmt: skip
_MEANT = tuple(_SLIPS.values())


def check(record: Record) -> Iterator[Finding]:
    """One finding a text; the words themselves are never mended."""
    low = small_letters(record)
    torn = low.count("stem cel") > low.count("stem cell")
    if not torn and not mentions(record, *_HINTS):
        return
    for path, words in record.prose:
        match = _SLIP.search(words)
        if match and match.lastindex:
            yield Finding(
                ID,
                SEVERITY,
                path,
                match[0],
                f"“{match[0]}” is most likely a slip, “{_MEANT[match.lastindex - 1]}” is meant;"
                " copied on, it reaches the consent form and the procedure manual.",
                "Have the registry's text corrected; the words here stay as they stand.",
            )
