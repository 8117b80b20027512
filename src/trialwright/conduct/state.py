"""The state of a study, folded from its events: there is no second place where it could differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from trialwright.conduct.approvals import Approval
from trialwright.conduct.participants import Participant, Status
from trialwright.conduct.people import Appointment
from trialwright.conduct.queries import Query, QueryState


@dataclass(frozen=True)
class Version:
    """The published study version: the definition's SHA-256, and the seed of its allocation."""

    study: str
    version: str
    sha256: str
    seed: int | None
    event: int


@dataclass(frozen=True)
class Cut:
    """A data cut that was taken: its kind and day, the ledger's length and head, its hash."""

    kind: str
    cut_off: date
    events: int
    head: str
    data_hash: str
    event: int


@dataclass(slots=True)
class State:
    """Everything known at the ledger's end. Callers read it; only folding writes it."""

    events: int = 0
    published: Version | None = None
    simulated: bool = False
    locked: int | None = None
    enrolled: int = 0
    randomised: int = 0
    unclosed_queries: int = 0
    approvals: list[Approval] = field(default_factory=list)
    active_sites: dict[str, int] = field(default_factory=dict)
    appointments: dict[tuple[str, str], list[Appointment]] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)
    screened_at: dict[str, int] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    cuts: list[Cut] = field(default_factory=list)
    redacted: list[tuple[int, str]] = field(default_factory=list)

    def open_queries(self) -> list[Query]:
        """The queries not closed yet, in the order they were opened."""
        if not self.unclosed_queries:
            return []
        return [item for item in self.queries.values() if item.state is not QueryState.CLOSED]

    def in_study(self) -> list[str]:
        """The participants who have not left, in the order they were screened."""
        return [item.id for item in self.participants.values() if not item.ended]

    def unsigned(self) -> list[str]:
        """The enrolled participants without a signature that counts, in order of screening."""
        return [
            item.id
            for item in self.participants.values()
            if item.status is not Status.SCREEN_FAILED
            and "enrolment" in item.anchors
            and item.signature is None
        ]
