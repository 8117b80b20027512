"""A record and its findings for a person to read, as plain text of a terminal's width."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from trialwright.cli.read_places import place_in_words, reading_order
from trialwright.record.difference import Difference
from trialwright.record.lint import Rule, rules
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
    """Title, key facts, findings by severity, differences; `differences` None without a copy.

    Findings of one rule stand together, what they say once, the places one below the other, and
    the rules in the order in which a reviewer goes through a record.
    """
    lines = [*_head(record), "", *_facts(record), "", *_summary(findings), ""]
    for severity, heading in _HEADINGS.items():
        some = [finding for finding in findings if finding.severity is severity]
        if some:
            lines += [f"{heading} ({len(some)})", ""]
            lines += [line for group in _groups(some) for line in (*_group(group), "")]
    if differences is not None:
        lines += [*_differences(differences), ""]
    return _printable("\n".join([*lines, *_foot(record)]))


def _summary(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        yield "No findings."
        return
    counts = Counter(finding.severity for finding in findings)
    said = [_COUNTED[severity](counts[severity]) for severity in Severity if counts[severity]]
    yield _hung("In short      ", "; ".join(said) + ".")


def _count(one: str, many: str) -> Callable[[int], str]:
    return lambda number: f"{number} {one if number == 1 else many}"


_COUNTED = {
    Severity.ERROR: _count("contradiction to be mended", "contradictions to be mended"),
    Severity.WARNING: _count("open point to be decided", "open points to be decided"),
    Severity.NOTE: _count("point to be known", "points to be known"),
}


def table_of(count: int, fired: Counter[tuple[str, str]], having: Counter[tuple[str, str]]) -> str:
    """How often each rule fired over many records, the most frequent first."""
    lines = [f"{count} records", "", f"{'findings':>8}  {'records':>7}  severity  rule"]
    order = sorted(fired.items(), key=lambda item: (-item[1], item[0]))
    for (severity, rule), often in order:
        lines.append(f"{often:>8}  {having[severity, rule]:>7}  {severity:<8}  {rule}")
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


def _groups(findings: list[Finding]) -> list[list[Finding]]:
    """Findings of one rule, in reading order."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda found: reading_order(found.place)):
        groups.setdefault(finding.rule, []).append(finding)
    return list(groups.values())


def _group(group: list[Finding]) -> Iterator[str]:
    """What is found; where, in which words and why it matters; what to do, what it rests on."""
    rule = _rules().get(group[0].rule)
    yield _hung("  ", f"{_about(rule)}  [{rule.ID}]" if rule else group[0].rule)
    for alike in _saying_the_same(group):
        yield from (_place(finding) for finding in alike)
        yield _hung("    ", alike[0].message)
    yield from (_hung("    → ", advice) for advice in dict.fromkeys(f.advice for f in group))
    if rule:
        yield _hung("    § ", rule.SOURCE)


def _saying_the_same(group: list[Finding]) -> Iterator[list[Finding]]:
    """Findings whose messages differ in the words they quote, if at all."""
    alike: dict[str, list[Finding]] = {}
    for finding in group:
        alike.setdefault(_QUOTED.sub("", finding.message), []).append(finding)
    yield from alike.values()


_QUOTED = re.compile(r"“[^”]*”")


def _place(finding: Finding) -> str:
    quote = f"“{' '.join(finding.quote.split())}”" if finding.quote else ""
    place = place_in_words(finding.place) if finding.place else "the whole text"
    return _hung("    at ", f"{place}: {quote}" if quote else place)


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    return {rule.ID: rule for rule in rules()}


def _about(rule: Rule) -> str:
    """What a rule looks for: the first sentence of its module."""
    return inspect.cleandoc(rule.__doc__ or rule.ID).split("\n\n")[0].rstrip(".")


def _differences(differences: tuple[Difference, ...]) -> Iterator[str]:
    yield f"Differences from the other copy ({len(differences)})"
    for difference in differences:
        how = "" if difference.change == "changed" else f", {difference.change}"
        yield ""
        yield f"  {difference.kind}{how}  at {place_in_words(difference.path)}"
        yield _hung("    this:  ", " ".join(difference.this.split()) or "(absent)")
        yield _hung("    other: ", " ".join(difference.other.split()) or "(absent)")


def _foot(record: Record) -> Iterator[str]:
    if record.left_over:
        yield f"Left over, in no field ({len(record.left_over)})"
        yield from (_hung("  ", textwrap.shorten(text, 180)) for text in record.left_over[:20])


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
