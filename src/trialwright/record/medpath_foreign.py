"""Outcome texts of registries that have no outcome table, as a MedPath page repeats them.

Each way of writing is cut only at the registry's own brackets, labels or closing semicolons.
"""

from __future__ import annotations

import re

from trialwright.record.medpath_tables import OutcomeRow
from trialwright.record.words import is_not_said

Rows = tuple[list[OutcomeRow], list[OutcomeRow]]  # what stands there, and secondary ones below it

LONGEST = 20_000  # characters of one outcomes heading; beyond that no form is tried
_BRACKETED = re.compile(r"([^\[\]]+)\[([^\[\]]*)\](?:;|\s*$)")
_EU_LABELS = (
    "Main Objective", "Secondary Objective", "Primary end point(s)", "Secondary end point(s)",
    "Timepoint(s) of evaluation of this end point",
)  # fmt: skip
_EU_LABEL = re.compile("(" + "|".join(re.escape(label) for label in _EU_LABELS) + r")\s*:\s*")
_JAPAN = re.compile(
    r"\s*Primary Outcomes?:\s*(.*?)\s*(?:Secondary Outcomes?:\s*(.*))?", re.DOTALL | re.IGNORECASE
)


def foreign_rows(text: str) -> Rows | None:
    """The rows of such a text, and those it itself calls secondary; None for any other text."""
    if len(text) > LONGEST:
        return None
    for form in (_european, _japanese, _australian, _listed):
        rows = form(text)
        if rows is not None:
            return rows
    return None


def _australian(text: str) -> Rows | None:
    """`measure.[time];measure[];` (ANZCTR); an empty bracket is an absent time."""
    if _BRACKETED.sub("", text).strip():
        return None
    found = [(m[1].strip(), m[2].strip()) for m in _BRACKETED.finditer(text)]
    return [OutcomeRow(measure, "" if is_not_said(time) else time) for measure, time in found], []


def _japanese(text: str) -> Rows | None:
    """`Primary Outcomes: ... Secondary Outcomes: ...` under one heading (jRCT)."""
    match = _JAPAN.fullmatch(text)
    if match is None or not match[1]:
        return None
    below = [OutcomeRow(item.strip(), "") for item in (match[2] or "").split(";") if item.strip()]
    return [OutcomeRow(match[1], "")], below


def _listed(text: str) -> Rows | None:
    """`measure;measure;` (ICTRP forms of Chinese registers): each one closed by a semicolon."""
    items = text.strip().split(";")
    if items[-1] or any(item.startswith(" ") for item in items) or not all(items[:-1]):
        return None
    return [OutcomeRow(item.strip(), "") for item in items[:-1]], []


def _european(text: str) -> Rows | None:
    """`Main Objective: ...;Primary end point(s): ...;Timepoint(s) ...: ...` (EU register)."""
    parts = _EU_LABEL.split(text)
    if len(parts) < 3 or parts[0].strip():
        return None
    said = dict(
        zip(parts[1::2], (part.strip().rstrip(";").strip() for part in parts[2::2]), strict=True)
    )
    measure = said.get("Primary end point(s)") or said.get("Secondary end point(s)") or ""
    aims = [f"{label}: {said[label]}" for label in _EU_LABELS[:2] if said.get(label)]
    return [OutcomeRow(measure, said.get(_EU_LABELS[4], ""), "\n".join(aims))], []
