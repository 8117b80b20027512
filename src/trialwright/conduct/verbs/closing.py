"""Closing: redaction, the lock, data cuts."""

from __future__ import annotations

from datetime import date

from trialwright.conduct.acting import Acting
from trialwright.conduct.cut import cut_tables
from trialwright.conduct.ledger import Event, Json, consequence
from trialwright.conduct.people import Actor
from trialwright.conduct.redaction import check_redactable
from trialwright.conduct.snapshot import Kind, Snapshot, hash_tables
from trialwright.conduct.state import Cut
from trialwright.values.findings import AnswerIsNo, InputRefused, MoveRefused

KINDS = ("dmc", "interim", "final")


class Closing(Acting):
    """Acts on the study as a whole, at its end."""

    def redact(self, seq: int, name: str, reason: str, *, by: Actor) -> Event:
        """Destroy a text typed in by accident, and its salt; its commitment stays (A7).

        The act keeps who and why; the chain still verifies.
        """
        self._may("redact", by)
        target = check_redactable(self._storage.load(), seq, name, self.forms)
        if (seq, name) in self.state.redacted:
            raise MoveRefused("redact: the value is destroyed already")
        if target.participant is not None:
            self._may_on("redact", by, target.participant)
        values: dict[str, Json] = {"reason": self._reason("redact", reason)}
        follows = (consequence("redacted", event=seq, name=name),)
        event = self._record(
            "redact",
            by,
            values,
            participant=target.participant,
            follows=follows,
            blank=((seq, name),),
        )
        self._refold()  # the live state forgets the value as a reloaded one would
        return event

    def lock(self, reason: str, *, by: Actor) -> Event:
        """Lock the database: nobody in the study, no open query, every enrolled one signed (D1)."""
        self._may("lock", by)
        return self._record("lock", by, {"reason": self._reason("lock", reason)})

    def take_snapshot(self, kind: Kind, cut_off: date, *, by: Actor) -> Snapshot:
        """Take a data cut up to and with a day; `final` only of a locked database (D13).

        The event keeps kind, day, hash, and how many queries were open.
        """
        self._may("take_snapshot", by)
        if kind not in KINDS:
            raise InputRefused(f"take_snapshot: kind is not one of {', '.join(KINDS)}")
        if kind == "final" and self.state.locked is None:
            raise MoveRefused("take_snapshot: a final cut needs a lock; allowed: dmc, interim")
        # the cut is of the ledger before this event, which can therefore hold its hash
        cut = self._cut(kind, self._day(cut_off), self.state.events, self.head)
        values: dict[str, Json] = {
            "kind": kind,
            "cut_off": cut_off.isoformat(),
            "events": cut.events,
            "head": cut.head,
            "data_hash": cut.data_hash,
            "open_queries": self.state.unclosed_queries,
        }
        self._record("take_snapshot", by, values)
        return cut

    def snapshot_again(self, kind: Kind = "final") -> Snapshot:
        """The last cut of a kind once more, checked against the hash it was taken with.

        AnswerIsNo where none was taken, or where the data have changed since.
        """
        taken = [cut for cut in self.state.cuts if cut.kind == kind]
        if not taken:
            raise AnswerIsNo(f"no {kind} data cut was taken of this study")
        return self._same_cut(kind, taken[-1])

    def _same_cut(self, kind: Kind, taken: Cut) -> Snapshot:
        again = self._cut(kind, taken.cut_off, taken.events, taken.head)
        if again.data_hash != taken.data_hash:
            raise AnswerIsNo(
                f"the data have changed since the {kind} cut of event {taken.event} was taken"
            )
        return again

    def _cut(self, kind: Kind, cut_off: date, events: int, head: str) -> Snapshot:
        tables = cut_tables(self.definition, self.schedule, self.forms, self.state, cut_off)
        return Snapshot(
            study=self.definition,
            kind=kind,
            cut_off=cut_off,
            locked=self.state.locked is not None,
            simulated=self.state.simulated,
            head=head,
            events=events,
            tables=tables,
            data_hash=hash_tables(tables),
        )
