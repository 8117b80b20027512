"""A misspelling that is another real word, so that no spelling checker sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "known-slip"
SEVERITY = Severity.WARNING
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
# a text without any of these holds no slip: looking for them first is ten times faster
_HINTS = (
    "lilac",
    "narrow",
    "stem sel",
    "stem cel",
    "steam",
    "chord",
    "code",
    "prostrate",
    "affect",
    "infrac",
)
_MEANT = tuple(_SLIPS.values())


def check(record: Record) -> Iterator[Finding]:
    """One finding a text; the words themselves are never mended."""
    for path, words in record.prose:
        low = words.lower()
        match = _SLIP.search(words) if any(hint in low for hint in _HINTS) else None
        if match and match.lastindex:
            yield Finding(
                ID,
                SEVERITY,
                path,
                match[0],
                f"“{match[0]}” is most likely a slip for “{_MEANT[match.lastindex - 1]}”; copied"
                " on, it reaches the consent form and the procedure manual.",
                "Have the registry's text corrected; the words here stay as they stand.",
            )
