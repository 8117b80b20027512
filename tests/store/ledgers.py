"""Small studies in a file, for the tests of the store and of the commands on it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from conduct.studies import COORDINATOR, LABORATORY, START, Running, running
from trialwright.store.database import open_storage

NAME = "study.sqlite"


def stored_study(folder: Path, *, participants: int = 2) -> tuple[Path, Running]:
    """A study of some participants in a file that has been closed, and the study as it was."""
    path = folder / NAME
    with open_storage(str(path), create=True) as storage, storage.batch():
        study = running(storage=storage)
        for _ in range(participants):
            participant = study.attending()
            study.conduct.save_form(
                participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR
            )
    return path, study


def tampered(path: Path, *statements: str) -> None:
    """Change the file as someone would who holds it: the triggers are dropped first."""
    base = sqlite3.connect(path)
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        base.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()
