"""The way out: withdrawal, loss, death, completion, and the investigator's signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from trialwright.conduct.acting import Acting
from trialwright.conduct.adverse_events import values_of
from trialwright.conduct.edit_checks import check_text
from trialwright.conduct.ledger import Event, Json
from trialwright.conduct.participants import Participant, Status, check_move
from trialwright.conduct.people import Actor
from trialwright.conduct.signatures import Signature, signed_digest
from trialwright.values.findings import InputRefused, MoveRefused

# kind of withdrawal → whether the participant leaves the study by it
WITHDRAWALS: Mapping[str, bool] = {"treatment": False, "study": True, "consent": True}


class Leaving(Acting):
    """Acts that end something of a participant's."""

    def withdraw(self, participant: str, kind: str, reason: str, on: date, *, by: Actor) -> Event:
        """Withdraw from `treatment` (visits go on), from the `study`, or withdraw `consent`.

        After consent is withdrawn, what was recorded stays and nothing is added (D12).
        """
        person = self._may_on("withdraw", by, participant)
        if kind not in WITHDRAWALS:
            raise InputRefused(
                f"withdraw: kind is {kind[:20]!r}; allowed: {', '.join(WITHDRAWALS)}"
            )
        self._check_withdrawal(person, kind)
        values: dict[str, Json] = {
            "kind": kind,
            "reason": self._reason("withdraw", reason),
            "on": self._day(on).isoformat(),
        }
        return self._record("withdraw", by, values, participant=participant)

    def lose(self, participant: str, reason: str, on: date, *, by: Actor) -> Event:
        """The participant can't be reached any more."""
        self._check_leaves("lose", participant, Status.LOST, by)
        values: dict[str, Json] = {
            "reason": self._reason("lose", reason),
            "on": self._day(on).isoformat(),
        }
        return self._record("lose", by, values, participant=participant)

    def die(self, participant: str, on: date, *, by: Actor) -> Event:
        """The participant has died."""
        self._check_leaves("die", participant, Status.DIED, by)
        values: dict[str, Json] = {"on": self._day(on).isoformat()}
        return self._record("die", by, values, participant=participant)

    def complete(self, participant: str, on: date, *, by: Actor) -> Event:
        """The participant has been through the study: every visit done, missed, or not theirs."""
        person = self._check_leaves("complete", participant, Status.COMPLETED, by)
        planned = self.schedule.plan(person.whereabouts, person.visits)
        open_ = [item.encounter.id for item in planned if item.status == "pending"]
        if open_:
            raise MoveRefused(f"complete: visits are pending ({', '.join(open_)}); allowed: none")
        values: dict[str, Json] = {"on": self._day(on).isoformat()}
        return self._record("complete", by, values, participant=participant)

    def sign(self, participant: str, meaning: str, *, by: Actor) -> Event:
        """Sign off a participant: binds to a hash over values and form version (S3).

        A later change of the participant's data breaks the signature, which stays in history (S4).
        """
        person = self._may_on("sign", by, participant)
        if person.signature is not None:
            raise MoveRefused("sign: participant is signed and nothing has changed since")
        values: dict[str, Json] = {
            "meaning": check_text("sign: meaning", meaning, 200),
            "digest": self._digest(person),
        }
        return self._record("sign", by, values, participant=participant)

    def signature_holds(self, participant: str, signature: Signature) -> bool:
        """Whether a signature is the participant's own and nothing has changed since."""
        person = self.state.participants[participant]
        return signature.broken_by is None and signature.digest == self._digest(person)

    def _digest(self, person: Participant) -> str:
        return signed_digest(person.id, self.definition.version, _signed_rows(person))

    def _check_leaves(self, verb: str, participant: str, to: Status, by: Actor) -> Participant:
        person = self._may_on(verb, by, participant)
        check_move(person.status, to)
        return person

    def _check_withdrawal(self, person: Participant, kind: str) -> None:
        if person.consent_withdrawn:
            raise MoveRefused("withdraw: consent is withdrawn already; allowed: once")
        if kind == "treatment":
            if person.status is not Status.ENROLLED or person.treatment_stopped:
                raise MoveRefused("withdraw: participant is not in treatment; allowed: ENROLLED")
        elif kind == "study" or not person.ended:
            check_move(person.status, Status.WITHDRAWN)


def _signed_rows(person: Participant) -> Iterator[list[Json]]:
    """Everything a signature stands for, in a fixed order."""
    for milestone in person.milestones:
        yield [milestone.name, milestone.on.isoformat(), milestone.event]
    for name, answer in sorted(person.answers.items()):
        yield [name, answer.answer, answer.reason]
    for encounter, visit in sorted(person.visits.items()):
        yield [encounter, visit.done, visit.on.isoformat()]
    for (encounter, form, repeat), row in sorted(person.forms.items()):
        yield [encounter, form, repeat, dict(row.values)]
    for reported in person.adverse_events:
        yield [values_of(reported.content)]
    for dose in person.doses.values():
        yield [dose.number, dose.on.isoformat(), dose.lot, dose.amount, dose.unit]
