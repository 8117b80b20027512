"""A trial whose status nobody has verified for long."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import STATUS, STATUS_MODULE
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "status-unknown"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Overall Recruitment Status (Unknown); 42 CFR 11.64(a)(1)"


def check(record: Record) -> Iterator[Finding]:
    """One note, with the status that was last known."""
    if record.text(STATUS) != "UNKNOWN":
        return
    last = record.text(f"{STATUS_MODULE}.lastKnownStatus") or "not told"
    seen = record.text(f"{STATUS_MODULE}.statusVerifiedDate") or "not told"
    yield Finding(
        ID,
        SEVERITY,
        STATUS,
        f"last known {last}, verified {seen}",
        "The registry has given up on the status: the completion date passed, or the trial was"
        " said to go on, and nobody verified the record for two years.",
        "Have the responsible party verify the record; until then count the trial as unreported.",
    )
