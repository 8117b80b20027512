"""Approvals on file: no screening before ethics and authority have said yes (D1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS = ("ethics", "authority")


@dataclass(frozen=True)
class Approval:
    """One approval of one study version; both days count, absent `until` is open."""

    kind: str
    study_version: str
    since: date
    until: date | None
    event: int


def missing_approvals(approvals: Iterable[Approval], version: str, day: date) -> tuple[str, ...]:
    """The kinds without an approval of this version that is valid on `day`, in order."""
    held = {
        approval.kind
        for approval in approvals
        if approval.study_version == version
        and approval.since <= day
        and (approval.until is None or day <= approval.until)
    }
    return tuple(kind for kind in KINDS if kind not in held)
