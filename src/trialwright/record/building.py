"""Gathering one record from a page line by line: data, provenance, findings, what is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trialwright.record.tree import put
from trialwright.values.findings import Finding, Severity
from trialwright.values.provenance import Provenance


class Building:
    """A record under way. Lines are named by their number in the file, from 1."""

    def __init__(self, file: str, findings: Sequence[Finding] = ()) -> None:
        self.file = file
        self.data: dict[str, Any] = {}
        self.provenance: dict[str, Provenance] = {}
        self.findings: list[Finding] = list(findings)
        self.used: set[int] = set()

    def put(self, path: str, value: object, lines: Sequence[int], quote: str) -> None:
        """Set a value, and keep the lines and the words it was read from."""
        put(self.data, path, value)
        self.provenance[path] = Provenance(self.file, _place(lines), quote)
        self.used.update(lines)

    def note(
        self, rule: str, place: str, quote: str, message: str, advice: str,
        severity: Severity = Severity.NOTE,
    ) -> None:  # fmt: skip
        """Keep a finding made while reading."""
        self.findings.append(Finding(rule, severity, place, quote, message, advice))


def _place(lines: Sequence[int]) -> str:
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    return f"line {first}" if first == last else f"lines {first}-{last}"
