"""A code of a public terminology, and what it reads as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """`system` is a short name (LOINC, SNOMED, NCIT, UCUM); `display` is our own wording."""

    system: str
    code: str
    display: str = ""
