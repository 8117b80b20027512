"""Entries of a record's lists, whatever a broken record put there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trialwright.record.record import Record


def entries(record: Record, path: str) -> list[Mapping[str, Any]]:
    """The objects of a list, in its order; what is no object counts as an empty one."""
    return [item if isinstance(item, dict) else {} for item in record.items(path)]


def words_of(entry: Mapping[str, Any], name: str) -> str:
    """The text of a field without blanks around it; "" where there is none or it is no text."""
    found = entry.get(name)
    return found.strip() if isinstance(found, str) else ""


def texts_of(entry: Mapping[str, Any], name: str) -> list[str]:
    """The texts of a list in a field; empty where there is none."""
    found = entry.get(name)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []
