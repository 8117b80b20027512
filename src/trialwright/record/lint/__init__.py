"""Lint: contradictions and gaps of a record, one rule a file.

Every module here whose name has no leading underscore is a rule: it has `ID`, `SEVERITY` (the
gravest it gives), `SOURCE` (what it rests on) and `check(record)`. A new rule is one
new file; nothing else has to know.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, cast

from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity


class Rule(Protocol):
    """What a rule's module offers."""

    ID: str
    SEVERITY: Severity
    SOURCE: str

    def check(self, record: Record) -> Iterator[Finding]:
        """The findings on a record, at most one a place."""
        ...


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule of this package, by name of its file."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(cast(Rule, importlib.import_module(f"{__name__}.{name}")) for name in names)


def lint(record: Record) -> tuple[Finding, ...]:
    """All findings on a record: by severity, then rule, then in the record's own order."""
    found = [finding for rule in rules() for finding in rule.check(record)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: (order.index(finding.severity), finding.rule)))
