"""Criteria without the headings that say who is in and who is out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.lint._design import is_cut
from trialwright.record.record import CRITERIA, Record
from trialwright.values.findings import Finding, Severity

ID = "criteria-without-headings"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Eligibility Criteria; WHO trial data set 14"
_HEADED = re.compile(
    r"inclu|exclu|eligib|not be|ineligib|disease charact|must (?:not|have)|selection", re.IGNORECASE
)


def check(record: Record) -> Iterator[Finding]:
    """A note on three lines or more in which neither word stands."""
    lines = record.criteria_lines
    if len(lines) >= 3 and not _HEADED.search(record.text(CRITERIA) or "") and not is_cut(record):
        yield Finding(
            ID,
            SEVERITY,
            CRITERIA,
            lines[0][1],
            "Nothing says which lines let people in and which keep them out: a machine, and a"
            " hurried reader, may take the one for the other.",
            "List the criteria under the headings Inclusion Criteria and Exclusion Criteria.",
        )
