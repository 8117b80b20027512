"""A record and its findings for a person to read, as plain text of a terminal's width."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from trialwright.record.compare import Difference
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

_WIDTH = 96
_HEADINGS = {
    Severity.ERROR: "Errors: must be mended",
    Severity.WARNING: "Warnings: must be decided",
    Severity.NOTE: "Notes: to be known",
}
_SECTION = "protocolSection."
_FACTS = {
    "Registered as": "identificationModule.nctId",
    "Status": "statusModule.overallStatus",
    "Phase": "designModule.phases",
    "Type": "designModule.studyType",
    "Model": "designModule.designInfo.interventionModel",
    "Allocation": "designModule.designInfo.allocation",
    "Enrolment": "designModule.enrollmentInfo.count",
    "Sponsor": "sponsorCollaboratorsModule.leadSponsor.name",
    "Conditions": "conditionsModule.conditions",
    "Start": "statusModule.startDateStruct.date",
    "Completion": "statusModule.completionDateStruct.date",
}


def page_of(
    record: Record, findings: tuple[Finding, ...], differences: tuple[Difference, ...] | None
) -> str:
    """Title, key facts, findings by severity, differences; `differences` None without a copy."""
    lines = [*_head(record), "", *_facts(record), ""]
    for severity, heading in _HEADINGS.items():
        some = [finding for finding in findings if finding.severity is severity]
        if some:
            lines += [f"{heading} ({len(some)})", ""]
            lines += [line for finding in some for line in (*_finding(finding), "")]
    if not findings:
        lines += ["No findings.", ""]
    if differences is not None:
        lines += [*_differences(differences), ""]
    return _printable("\n".join([*lines, *_foot(record)]))


def table_of(count: int, rules: Counter[tuple[str, str]], having: Counter[str]) -> str:
    """How often each rule fired over many records, the most frequent first."""
    lines = [f"{count} records", "", f"{'findings':>8}  {'records':>7}  severity  rule"]
    order = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    for (severity, rule), often in order:
        lines.append(f"{often:>8}  {having[rule]:>7}  {severity:<8}  {rule}")
    return "\n".join(lines)


def _head(record: Record) -> list[str]:
    title = textwrap.wrap(record.title or "(no title)", _WIDTH)
    return [*title, "=" * max((len(line) for line in title), default=1)]


def _facts(record: Record) -> Iterator[str]:
    for label, path in _FACTS.items():
        said = record.get(_SECTION + path)
        if label == "Registered as":
            said = record.registry_id
        if said not in (None, "", []):
            words = ", ".join(map(str, said)) if isinstance(said, list) else str(said)
            yield _hung(f"{label:<14}", words)
    yield _hung(f"{'Read as':<14}", f"{record.source}, {record.coverage:.1%} of the text placed")


def _finding(finding: Finding) -> Iterator[str]:
    yield f"  {finding.rule}" + (f"  at {_short(finding.place)}" if finding.place else "")
    if finding.quote:
        yield _hung("    “", " ".join(finding.quote.split()) + "”")
    yield _hung("    ", finding.message)
    yield _hung("    → ", finding.advice)


def _differences(differences: tuple[Difference, ...]) -> Iterator[str]:
    yield f"Differences from the other copy ({len(differences)})"
    for difference in differences:
        yield ""
        yield f"  {difference.kind}  at {_short(difference.path)}"
        yield _hung("    this:  ", " ".join(difference.this.split()) or "(absent)")
        yield _hung("    other: ", " ".join(difference.other.split()) or "(absent)")


def _foot(record: Record) -> Iterator[str]:
    if record.left_over:
        yield f"Left over, in no field ({len(record.left_over)})"
        yield from (_hung("  ", textwrap.shorten(text, 180)) for text in record.left_over[:20])


def _short(path: str) -> str:
    return path.removeprefix(_SECTION)


def _hung(lead: str, words: str) -> str:
    """Words filled to the width, later lines set under the first."""
    return textwrap.fill(
        words,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _printable(text: str) -> str:
    """Control characters of a stranger's file must not steer the reader's terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text)
