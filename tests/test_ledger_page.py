"""The program in docs/how-to/verify-a-ledger.md, which checks a ledger without our software."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.ledger import GENESIS, Event, SealedEvent, seal

PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "verify-a-ledger.md"


def sealed_events() -> Iterator[SealedEvent]:
    previous = GENESIS
    for seq in (1, 2, 3, 4):
        redacts = {"kind": "redacted", "event": 2, "name": "hba1c"}
        event = Event(
            seq=seq,
            id=f"event-{seq}",
            at="2026-03-01T08:30:00Z",
            person="coordinator-1",
            role="coordinator",
            organisation="site",
            verb="redact" if seq == 4 else "save_form",
            study_version="1",
            software_version="0",
            source="typed",
            values={"hba1c": "7.5"},
            follows=(redacts,) if seq == 4 else (),
        )
        sealed = seal(event, previous, SeededEntropy(1))
        previous = sealed.hash
        yield sealed


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Four events in the two tables of docs/reference/ledger.md; the last redacts a value."""
    base = sqlite3.connect(tmp_path / "study.sqlite")
    base.execute("CREATE TABLE ledger_event (seq, body, prev_hash, hash)")
    base.execute("CREATE TABLE ledger_value (seq, name, salt, content)")
    for event in sealed_events():
        row = (event.seq, event.body, event.prev_hash, event.hash)
        base.execute("INSERT INTO ledger_event VALUES (?, ?, ?, ?)", row)
        values = [(event.seq, value.name, value.salt, value.content) for value in event.values]
        base.executemany("INSERT INTO ledger_value VALUES (?, ?, ?, ?)", values)
    base.commit()
    base.close()
    return tmp_path / "study.sqlite"


def first_bad_event(ledger: Path) -> int | None:
    program: dict[str, object] = {}
    exec(re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)[1], program)
    return program["first_bad_event"](ledger)


def damage(ledger: Path, statement: str) -> None:
    base = sqlite3.connect(ledger)
    base.execute(statement)
    base.commit()
    base.close()


def test_an_untouched_ledger_holds(ledger: Path):
    assert first_bad_event(ledger) is None


@pytest.mark.requirement("A3")
@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("UPDATE ledger_event SET body = replace(body, 'save', 'safe') WHERE seq = 2", 2),
        ("UPDATE ledger_event SET hash = prev_hash WHERE seq = 3", 3),
        ("UPDATE ledger_value SET content = '\"7.4\"' WHERE seq = 3", 3),
        ("DELETE FROM ledger_value WHERE seq = 2", 2),
        ("DELETE FROM ledger_event WHERE seq = 1", 1),
    ],
)
def test_the_first_bad_event_is_named(ledger: Path, statement: str, first_bad: int):
    damage(ledger, statement)
    assert first_bad_event(ledger) == first_bad


@pytest.mark.requirement("A7")
def test_a_redacted_value_whose_salt_is_gone_does_not_break_the_chain(ledger: Path):
    damage(ledger, "UPDATE ledger_value SET salt = NULL, content = NULL WHERE seq = 2")
    assert first_bad_event(ledger) is None


@pytest.mark.requirement("A7")
def test_a_value_that_is_gone_without_a_named_act_is_found(ledger: Path):
    damage(ledger, "UPDATE ledger_value SET salt = NULL, content = NULL WHERE seq = 3")
    assert first_bad_event(ledger) == 3
