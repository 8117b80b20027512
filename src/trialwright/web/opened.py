"""The served study: its definition, its events, and its tables as of the ledger's end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
from django.conf import settings

from trialwright import __version__
from trialwright.conduct.cut import cut_tables
from trialwright.conduct.entropy import SystemEntropy
from trialwright.conduct.ledger import Event, unseal
from trialwright.conduct.study import Conduct
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import read_study
from trialwright.store.database import open_storage


@dataclass(frozen=True)
class Opened:
    """A study as it stands; `events` in the order of the ledger, `tables` as of today."""

    folder: Path
    study: Study
    events: tuple[Event, ...]
    head: str
    simulated: bool
    tables: Mapping[str, pl.DataFrame]

    def frame(self) -> dict[str, object]:
        """What every screen shows around its own content."""
        return {
            "study": self.study,
            "simulated": self.simulated,
            "head": self.head,
            "event_count": len(self.events),
            "has_report": (self.folder / "report" / "index.html").is_file(),
        }


_LAST: dict[tuple[Path, int, int], Opened] = {}


def opened_study() -> Opened:
    """The study of `settings.STUDY_FOLDER`; read again only when its ledger has changed."""
    folder = Path(str(settings.STUDY_FOLDER))
    ledger = (folder / "study.sqlite").stat()
    key = (folder, ledger.st_mtime_ns, ledger.st_size)
    if key not in _LAST:
        _LAST.clear()
        _LAST[key] = _open(folder)
    return _LAST[key]


def _open(folder: Path) -> Opened:
    study = read_study(folder)
    with open_storage(str(folder / "study.sqlite"), create=False, read_only=True) as storage:
        events = tuple(unseal(stored) for stored in storage.load())
        conduct = Conduct(
            study,
            storage,
            clock=lambda: datetime.now(UTC),
            entropy=SystemEntropy(),
            software=f"trialwright {__version__}",
            simulated=any(event.source == "simulated" for event in events[:1]),
        )
    # what is known at the ledger's end, whatever day it is about
    tables = cut_tables(study, conduct.schedule, conduct.forms, conduct.state, date.max)
    return Opened(folder, study, events, conduct.head, conduct.state.simulated, tables)
