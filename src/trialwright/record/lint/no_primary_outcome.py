"""A trial without a primary outcome."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import DESIGN, is_cut, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import OUTCOMES, Record
from trialwright.values.findings import Finding, Severity

ID = "no-primary-outcome"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Primary Outcome Measure; WHO trial data set 19"

_SAYS = {
    False: "No primary outcome is registered",
    True: "The page gives no primary outcome (if the registry has none either)",
}


def check(record: Record) -> Iterator[Finding]:
    """One finding where the record says it is a trial and names none."""
    if is_left_over(record, "PrimaryOutcomeMeasure"):
        return
    named = record.text(f"{DESIGN}.studyType") == "INTERVENTIONAL"
    if named and not record.items(OUTCOMES["primary"]) and not is_cut(record):
        yield Finding(
            ID,
            SEVERITY,
            OUTCOMES["primary"],
            "",
            f"{_SAYS[is_page(record)]}: whatever turns out well can be called one later.",
            "Register the outcome the sample size rests on, with its time point.",
        )
