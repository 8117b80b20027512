"""A record without its scientific title."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.lint._design import DESIGN, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "no-official-title"
SEVERITY = Severity.NOTE
SOURCE = "WHO trial data set 10; ClinicalTrials.gov data element Official Title"
_TITLE = "protocolSection.identificationModule.officialTitle"


def check(record: Record) -> Iterator[Finding]:
    """A note on a trial; a site's page shows one title only, so it is not asked."""
    if is_left_over(record, "OfficialTitle"):
        return
    named = record.text(f"{DESIGN}.studyType") == "INTERVENTIONAL"
    if named and not record.text(_TITLE) and not is_page(record):
        yield Finding(
            ID,
            SEVERITY,
            _TITLE,
            "",
            "The record has no scientific title: by it a protocol and a paper are matched with the"
            " record.",
            "Register the title as it stands on the protocol.",
        )
