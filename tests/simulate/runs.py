"""Rehearsals in memory, for tests: of the example record, of a tiny study, of any study."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.ledger import Event, SealedEvent, unseal
from trialwright.conduct.storage import MemoryStorage
from trialwright.conduct.study import Conduct
from trialwright.protocol.draft import draft
from trialwright.protocol.study import RecordReference, Study
from trialwright.record.read import read_record
from trialwright.simulate.rehearsal import Rehearsal, opening_clock, rehearse

EXAMPLE = Path(__file__).parents[2] / "examples" / "nct03343782.txt"


@dataclass(frozen=True)
class Run:
    """A rehearsal, the conduct it ran on, and its ledger."""

    rehearsal: Rehearsal
    conduct: Conduct
    sealed: tuple[SealedEvent, ...]
    events: tuple[Event, ...]

    def table(self, name: str):
        """A table of the final data cut."""
        return self.rehearsal.snapshot.tables[name]

    def of_verb(self, verb: str) -> list[Event]:
        """The events of one verb, in order."""
        return [event for event in self.events if event.verb == verb]


def drafted(path: Path) -> Study:
    """The study drafted from a record."""
    reference = RecordReference(source="test", file=path.name, sha256="0" * 64)
    return draft(read_record(path), reference=reference)


def run(study: Study, participants: int, seed: int = 1, progress=None) -> Run:
    """Rehearse a study in memory."""
    clock, storage = opening_clock(study), MemoryStorage()
    conduct = Conduct(
        study,
        storage,
        clock=clock,
        entropy=SeededEntropy(seed),
        software="trialwright test",
        simulated=True,
        places=participants,
    )
    rehearsal = rehearse(
        study, conduct, clock, participants=participants, seed=seed, progress=progress
    )
    sealed = tuple(storage.load())
    return Run(rehearsal, conduct, sealed, tuple(unseal(event) for event in sealed))
