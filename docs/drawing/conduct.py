"""What may happen in a running study: moves of a participant, permissions, tables of a cut."""

from __future__ import annotations

from drawing.markdown import code, table
from trialwright.conduct.participants import MOVES
from trialwright.conduct.permissions import PERMISSIONS
from trialwright.conduct.snapshot import TABLES


def draw_moves() -> str:
    """From each status, the statuses a participant may move to."""
    rows = [
        (
            _word(status.name),
            ", ".join(sorted(_word(to.name) for to in targets)) or "nothing: it is final",
        )
        for status, targets in MOVES.items()
    ]
    return table(("a participant who is", "may become"), rows)


def _word(name: str) -> str:
    return name.lower().replace("_", " ")


def draw_cut() -> str:
    """Every table of a data cut with its columns and their types."""
    rows = [
        (code(name), ", ".join(f"{column} ({_type(kind)})" for column, kind in schema.items()))
        for name, schema in TABLES.items()
    ]
    return table(("table", "columns"), rows)


def _type(kind: object) -> str:
    words = {"String": "text", "Int64": "whole number", "Float64": "number", "Boolean": "yes or no"}
    return words.get(str(kind), str(kind).lower())


def draw_permissions() -> str:
    """Each verb and the roles that may do it."""
    rows = [(code(verb), ", ".join(sorted(roles))) for verb, roles in PERMISSIONS.items()]
    return table(("verb", "roles that may"), rows)
