"""A trial stopped early that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import STATUS, STATUS_MODULE, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "stopped-without-reason"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Why Study Stopped; CONSORT 2025 23b"
_STOPPED = frozenset({"TERMINATED", "SUSPENDED", "WITHDRAWN"})


def check(record: Record) -> Iterator[Finding]:
    """One finding; a site's page does not repeat the reason, so it is not asked for it."""
    if is_left_over(record, "WhyStopped"):
        return
    status = record.text(STATUS)
    if (
        status in _STOPPED
        and not record.text(f"{STATUS_MODULE}.whyStopped")
        and not is_page(record)
    ):
        yield Finding(
            ID,
            SEVERITY,
            f"{STATUS_MODULE}.whyStopped",
            str(status),
            f"The trial is {str(status).lower()} and does not say why: whether harm, lack of"
            " effect or lack of money stopped it decides how its data are read.",
            "State the reason in one sentence.",
        )
