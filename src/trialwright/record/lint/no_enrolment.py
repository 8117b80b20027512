"""A trial without a number of participants."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._design import DESIGN, ENROLMENT, is_cut, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-enrolment"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Enrollment; WHO trial data set 17"

_SAYS = {
    False: "The record gives no number of participants, planned or actual",
    True: "The page gives no number of participants (if the registry has none either)",
}


def check(record: Record) -> Iterator[Finding]:
    """One finding where the record is a trial's and gives none."""
    if is_left_over(record, "EnrollmentCount"):
        return
    said = record.get(f"{ENROLMENT}.count") is not None
    named = record.text(f"{DESIGN}.studyType") == "INTERVENTIONAL"
    if named and not said and is_interventional(record) and not is_cut(record):
        yield Finding(
            ID,
            SEVERITY,
            f"{ENROLMENT}.count",
            "",
            f"{_SAYS[is_page(record)]}: whether the trial can answer its question stays open.",
            "State the planned number, and the actual one when enrolment ends.",
        )
