"""A trial registered after its first participant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trialwright.record.duties import day_of, is_applicable_trial, is_interventional
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity
from trialwright.values.truth import Truth

ID = "registered-late"
SEVERITY = Severity.WARNING
SOURCE = "ICMJE; WHO trial data set 2, 16; Declaration of Helsinki; 42 CFR 11.24"
_STATUS = "protocolSection.statusModule"
_POLICY = date(2005, 7, 1)  # ICMJE: trials that began enrolling from this day on
_STATUTE = date(2007, 9, 27)  # FDAAA section 801, since 2017 42 CFR part 11
_GRACE = 21  # calendar days after the first enrolment, 42 CFR 11.24(a)


def check(record: Record) -> Iterator[Finding]:
    """Compare first submission with the start, where the start has happened and its day is known.

    A start without a day counts as late only when it is late whichever day it was.
    """
    start, sent = day_of(record, "startDate"), day_of(record, "studyFirstSubmitDate")
    kind = record.text(f"{_STATUS}.startDateStruct.type")
    if start is None or sent is None or sent.day is None or not is_interventional(record):
        return
    days = (sent.earliest - start.latest).days
    if days > 0 and start.earliest >= _POLICY and kind != "ESTIMATED" and not _never_began(record):
        before = start.latest < _STATUTE
        since = f"{days} {'day' if days == 1 else 'days'}" + ("" if start.day else " or more")
        yield _finding(f"{start} / {sent}", since, kind is None, _by_law(record, days, before))


def _never_began(record: Record) -> bool:
    return record.text(f"{_STATUS}.overallStatus") == "WITHDRAWN"


def _finding(quote: str, since: str, unmarked: bool, law: str) -> Finding:
    doubt = "If the start date is the actual one (not said here), it" if unmarked else "It"
    return Finding(
        ID,
        SEVERITY,
        f"{_STATUS}.studyFirstSubmitDate",
        quote,
        f"{doubt} was registered {since} after the start: late by ICMJE, the WHO and the"
        f" Declaration of Helsinki, which ask for registration before the first participant."
        f" {law}",
        "State the late registration in the protocol, to the ethics committee and in the paper, and"
        " show that the outcomes were fixed before the first participant.",
    )


def _by_law(record: Record, days: int, before: bool) -> str:
    """What United States law says to it; `before` means that the trial began before the law."""
    if before:
        return "United States law gave no limit when it began."
    judgement = is_applicable_trial(record)
    why = "; ".join(judgement.reasons)
    if judgement.truth is Truth.NO:
        return f"42 CFR 11.24 (21 days) does not apply: {why}."
    if days <= _GRACE:
        return "It is within the 21 days that 42 CFR 11.24 gives."
    when = "It is also" if judgement.truth is Truth.YES else "If it is an applicable trial, it is"
    return f"{when} later than the 21 days of 42 CFR 11.24 ({why})."
