"""An observational study that says it allocates at random."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import DESIGN
from trialwright.record.lint._prose import titles
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "observational-randomised"
SEVERITY = Severity.ERROR
SOURCE = "ClinicalTrials.gov data element Study Type; WHO trial data set 15"
_SAID = re.compile(
    r"(?<!non-)(?<!non )(?<!not )\brandomi[sz]ed (?:\w+[- ]?\w*,? ){0,3}(?:trial|study)|"
    r"\b(?:will be|are|were) (?:randomi[sz]ed|randomly (?:assigned|allocated))",
    re.IGNORECASE,
)
# trials looked back on, or from which the people come
_OTHER = re.compile(
    r"previous|enrolled in|participated|follow|after|data from|who|cohort", re.IGNORECASE
)
_SUMMARY = "protocolSection.descriptionModule.briefSummary"


def check(record: Record) -> Iterator[Finding]:
    """One finding a text (titles, brief summary)."""
    if record.text(f"{DESIGN}.studyType") != "OBSERVATIONAL":
        return
    for path, words in (*titles(record), (_SUMMARY, record.text(_SUMMARY) or "")):
        match = _SAID.search(words)
        if match and not _OTHER.search(words):
            yield Finding(
                ID,
                SEVERITY,
                path,
                match[0],
                f"The study type is observational, yet “{match[0]}”: who is assigned an"
                " intervention takes part in a trial, with a trial's duties.",
                "Register it as interventional, or say whose randomisation is meant.",
            )
