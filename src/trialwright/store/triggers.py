"""What the database itself refuses: changing the ledger, or adding to it anywhere but its end (A2).

On SQLite this guards against accident and bug only: whoever holds the file can drop a trigger. The
chain, and a head kept elsewhere, guard against intent.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from trialwright.values.findings import InputRefused

_REFUSE = "SELECT RAISE(ABORT, 'the ledger is only added to, at its end');"

# name → (when, table, condition, act). INSERT has one too: REPLACE would delete without asking.
_SQLITE: Mapping[str, tuple[str, str, str]] = {
    "ledger_event_update": ("UPDATE", "ledger_event", ""),
    "ledger_event_delete": ("DELETE", "ledger_event", ""),
    "ledger_event_insert": (
        "INSERT",
        "ledger_event",
        "WHEN NEW.seq <> 1 + (SELECT COALESCE(MAX(seq), 0) FROM ledger_event) OR NEW.prev_hash <>"
        # the first event follows 64 zeros
        " COALESCE((SELECT hash FROM ledger_event WHERE seq = NEW.seq - 1), hex(zeroblob(32)))",
    ),
    "ledger_value_update": (
        "UPDATE",
        "ledger_value",
        "WHEN NEW.salt IS NOT NULL OR NEW.content IS NOT NULL"
        " OR NEW.seq <> OLD.seq OR NEW.name <> OLD.name",
    ),
    "ledger_value_delete": ("DELETE", "ledger_value", ""),
    "ledger_value_insert": (
        "INSERT",
        "ledger_value",
        "WHEN EXISTS (SELECT 1 FROM ledger_value WHERE seq = NEW.seq AND name = NEW.name)",
    ),
}


def install_triggers(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers; a database for which none are written is refused."""
    if editor.connection.vendor != "sqlite":
        raise InputRefused("the ledger's guards are written for SQLite; allowed: a SQLite file")
    for name, (act, table, condition) in _SQLITE.items():
        editor.execute(
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} {condition} BEGIN {_REFUSE} END"
        )
