"""A trial begun since 2019 that has no plan for sharing its data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trialwright.record.duties import day_of, is_interventional
from trialwright.record.lint._design import STATUS, is_page
from trialwright.record.lint._left_over import is_left_over
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "data-sharing-plan"
SEVERITY = Severity.NOTE
SOURCE = (
    "ICMJE recommendations, data sharing (trials enrolling from 2019-01-01); WHO trial data set 24"
)
_PLAN = "protocolSection.ipdSharingStatementModule.ipdSharing"
_SINCE = date(2019, 1, 1)


_SAYS = {None: "does not say whether", "UNDECIDED": "leaves undecided whether"}


def check(record: Record) -> Iterator[Finding]:
    """A note where the answer is absent or undecided; “no” is a plan."""
    if is_left_over(record, "IPDSharing"):
        return
    start, said = day_of(record, "startDate"), record.text(_PLAN)
    began = start is not None and start.earliest >= _SINCE
    passes = is_page(record) or record.text(STATUS) == "WITHDRAWN" or not is_interventional(record)
    if not began or said not in _SAYS or passes:
        return
    yield Finding(
        ID,
        SEVERITY,
        _PLAN,
        said or "",
        f"The trial began in or after 2019 and {_SAYS[said]} individual data will be shared. If"
        " the paper goes to an ICMJE journal, a plan must stand in the registration.",
        "Say yes or no; if yes, which data, when, to whom.",
    )
