"""Adverse events: reported once, told anew with a reason."""

from __future__ import annotations

from trialwright.conduct.acting import Acting
from trialwright.conduct.adverse_events import (
    AdverseEvent,
    check_adverse_event,
    related_asked,
    values_of,
)
from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.ledger import Event, consequence
from trialwright.conduct.people import Actor
from trialwright.values.findings import InputRefused, MoveRefused


class Safety(Acting):
    """Acts on adverse events."""

    def report_adverse_event(self, participant: str, content: AdverseEvent, *, by: Actor) -> int:
        """Report an adverse event; its number, counted from 1 for each participant."""
        person = self._may_on("report_adverse_event", by, participant)
        if not person.consents:
            raise MoveRefused("report_adverse_event: no consent is on file; allowed: after it")
        self._check_content(content)
        number = len(person.adverse_events) + 1
        follows = (consequence("adverse_event", number=number),)
        self._record(
            "report_adverse_event",
            by,
            values_of(content),
            participant=participant,
            follows=follows,
        )
        return number

    def update_adverse_event(
        self, participant: str, number: int, content: AdverseEvent, reason: str, *, by: Actor
    ) -> Event:
        """Tell an adverse event anew: the event holds what differs, and the reason (A4)."""
        person = self._may_on("update_adverse_event", by, participant)
        if not 1 <= number <= len(person.adverse_events):
            raise InputRefused(f"update_adverse_event: participant has no adverse event {number}")
        self._check_content(content)
        before = values_of(person.adverse_events[number - 1].content)
        changes = {k: v for k, v in values_of(content).items() if before[k] != v}
        if not changes:
            raise MoveRefused("update_adverse_event: nothing differs")
        changes["reason"] = self._reason("update_adverse_event", reason)
        follows = (consequence("adverse_event", number=number),)
        return self._record(
            "update_adverse_event", by, changes, participant=participant, follows=follows
        )

    def _check_content(self, content: AdverseEvent) -> None:
        check_text("adverse event: term", content.term, 200)
        check_text("adverse event: action", content.action, 200)
        check_adverse_event(content, self._latest(), related_asked(self.definition))
