"""A finished trial without results in the registry, and whether a law asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trialwright.record.duties import day_of, is_applicable_trial, is_interventional
from trialwright.record.record import Record
from trialwright.values.dates import PartialDate, add_months
from trialwright.values.findings import Finding, Severity
from trialwright.values.truth import Truth

ID = "results-not-posted"
SEVERITY = Severity.WARNING
SOURCE = "42 CFR 11.42, 11.44; WHO joint statement 2017; WHO trial data set 23"
_STATUS = "protocolSection.statusModule"
_REFERENCES = "protocolSection.referencesModule.references"
_FINAL_RULE = date(2017, 1, 18)  # from here on also for products not approved, 42 CFR 11.42(b)
_JOINT_STATEMENT = date(2017, 5, 18)  # WHO joint statement on results within 12 months
_SENT_IN = "derivedSection.miscInfoModule.submissionTracking"
_OVER = frozenset({"COMPLETED", "TERMINATED"})


def check(record: Record) -> Iterator[Finding]:
    """Looks at the record as of its own version date; without dates nothing is said."""
    ended, seen = day_of(record, "primaryCompletionDate"), _seen_on(record)
    kind = record.text(f"{_STATUS}.primaryCompletionDateStruct.type")
    over = record.text(f"{_STATUS}.overallStatus") in _OVER and kind == "ACTUAL"
    if ended is None or seen is None or not over or not is_interventional(record):
        return
    due = add_months(ended.latest, 12)
    if seen > due and not _has_results(record) and not _delayed(record):
        yield from _finding(record, ended, due)


def _seen_on(record: Record) -> date | None:
    version = record.text("derivedSection.miscInfoModule.versionHolder")
    last = _parsed(version) if version else None
    last = last or day_of(record, "lastUpdatePostDate") or day_of(record, "lastUpdateSubmitDate")
    return last.earliest if last else None


def _parsed(said: str) -> PartialDate | None:
    try:
        return PartialDate.parse(said)
    except ValueError:
        return None


def _has_results(record: Record) -> bool:
    """Posted, or sent in and under the registry's review."""
    sent = day_of(record, "resultsFirstSubmitDate") or record.get(_SENT_IN)
    return record.get("hasResults") is True or bool(record.get("resultsSection") or sent)


def _delayed(record: Record) -> bool:
    """A certification of delay was sent in (42 CFR 11.44)."""
    return day_of(record, "dispFirstSubmitDate") is not None


def _finding(record: Record, ended: PartialDate, due: date) -> Iterator[Finding]:
    judgement = is_applicable_trial(record)
    why = "; ".join(judgement.reasons)
    severity = Severity.NOTE
    if judgement.truth is Truth.NO:
        law = f"not legally due by 42 CFR 11.42 ({why})"
    elif judgement.truth is Truth.YES and ended.earliest >= _FINAL_RULE:
        law, severity = f"due by 42 CFR 11.42 since {due} ({why})", SEVERITY
    elif ended.earliest >= _FINAL_RULE:
        law = f"if it is an applicable trial, due by 42 CFR 11.42 since {due} ({why})"
    else:
        law = "due by 42 CFR 11.42 only if it is an applicable trial of a product approved then"
    yield Finding(
        ID,
        severity,
        f"{_STATUS}.resultsFirstPostDateStruct",
        _linked(record),
        f"The primary completion was {ended} and no results are in the registry: {law}."
        f"{_expected(ended)}",
        "Post the results section, also when a paper exists: registries ask for every outcome,"
        " papers choose.",
    )


def _expected(ended: PartialDate) -> str:
    if ended.earliest < _JOINT_STATEMENT:
        return ""
    return " The WHO joint statement of 2017 expects summary results within 12 months."


def _linked(record: Record) -> str:
    """The publications the registry itself links as results, for the reader."""
    found = []
    for place in range(len(record.items(_REFERENCES))):
        path = f"{_REFERENCES}[{place}]"
        pmid = record.text(f"{path}.pmid")
        if record.text(f"{path}.type") == "RESULT" and pmid:
            found.append(f"PMID {pmid}")
    return ", ".join(found)
