"""Participants: where one stands, which moves are allowed, and all that is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from trialwright.conduct.adverse_events import AdverseEvent
from trialwright.conduct.consent import Consent
from trialwright.conduct.deviations import Deviation
from trialwright.conduct.forms import FormKey, FormRow
from trialwright.conduct.product.collection import Collection
from trialwright.conduct.product.doses import Dose
from trialwright.conduct.product.lots import Lot
from trialwright.conduct.signatures import Signature
from trialwright.conduct.visits import Visit, Whereabouts
from trialwright.values.findings import MoveRefused


class Status(Enum):
    """Where a participant stands in the study."""

    SCREENED = "screened"
    SCREEN_FAILED = "screen_failed"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    LOST = "lost"
    DIED = "died"


MOVES: Mapping[Status, frozenset[Status]] = {
    Status.SCREENED: frozenset(
        {Status.ENROLLED, Status.SCREEN_FAILED, Status.WITHDRAWN, Status.DIED}
    ),
    Status.ENROLLED: frozenset({Status.COMPLETED, Status.WITHDRAWN, Status.LOST, Status.DIED}),
    # a death that is heard of later still belongs to the person's record
    Status.WITHDRAWN: frozenset({Status.DIED}),
    Status.LOST: frozenset({Status.DIED}),
    Status.COMPLETED: frozenset({Status.DIED}),
    Status.SCREEN_FAILED: frozenset(),
    Status.DIED: frozenset(),
}

# A milestone that moves a participant, and where to: the data cut reads the status of a day off it.
STATUS_AFTER: Mapping[str, Status] = {
    "screening": Status.SCREENED,
    "screen_failure": Status.SCREEN_FAILED,
    "enrolment": Status.ENROLLED,
    "completion": Status.COMPLETED,
    "withdrawal": Status.WITHDRAWN,
    "lost": Status.LOST,
    "death": Status.DIED,
}

ENDED = frozenset(set(Status) - {Status.SCREENED, Status.ENROLLED})


@dataclass(frozen=True)
class Milestone:
    """Something that happened once to a participant; `reason` absent where none is asked.

    `kind` tells withdrawals apart: treatment, study, consent.
    """

    name: str
    on: date
    event: int
    reason: str | None = None
    kind: str | None = None

    @property
    def status(self) -> Status | None:
        """The status it moves to; stopping treatment alone leaves a participant in the study."""
        return None if self.kind == "treatment" else STATUS_AFTER.get(self.name)


@dataclass(frozen=True)
class Answer:
    """A criterion's answer (yes, no, unknown) and why, in words without a person's values."""

    answer: str
    reason: str | None
    event: int


@dataclass(slots=True)
class ReportedEvent:
    """An adverse event as last told, and the events that told it, first to last."""

    content: AdverseEvent
    events: list[int]


@dataclass(slots=True)
class Participant:
    """One participant: everything folded from the ledger; `number` counts within the site."""

    id: str
    site: str
    number: int
    screened_on: date
    event: int
    status: Status = Status.SCREENED
    arm: str | None = None
    eligible: bool | None = None
    treatment_stopped: bool = False
    consent_withdrawn: bool = False
    ended_on: date | None = None
    consents: list[Consent] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    milestones: list[Milestone] = field(default_factory=list)
    anchors: dict[str, date] = field(default_factory=dict)
    anchor_events: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, date] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    forms: dict[FormKey, FormRow] = field(default_factory=dict)
    adverse_events: list[ReportedEvent] = field(default_factory=list)
    collections: list[Collection] = field(default_factory=list)
    lots: dict[str, Lot] = field(default_factory=dict)
    doses: dict[int, Dose] = field(default_factory=dict)
    deviations: list[Deviation] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Whether the participant has left the study, in whatever way."""
        return self.status in ENDED

    @property
    def whereabouts(self) -> Whereabouts:
        """What this participant's due days depend on."""
        return Whereabouts(self.arm, self.anchors, self.skipped.keys(), self.ended_on)

    @property
    def signature(self) -> Signature | None:
        """The signature that counts: the last one, unless something changed after it."""
        last = self.signatures[-1] if self.signatures else None
        return last if last and last.broken_by is None else None


def check_move(now: Status, to: Status) -> None:
    """Raise MoveRefused unless a participant who stands at `now` may come to `to`."""
    if to not in MOVES[now]:
        raise MoveRefused(
            f"participant is {now.name}: cannot become {to.name}; allowed: {_names(MOVES[now])}"
        )


def _names(statuses: Iterable[Status]) -> str:
    return ", ".join(sorted(status.name for status in statuses)) or "no other"
