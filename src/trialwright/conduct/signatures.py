"""Signatures: who signed what meaning, bound to the values as they then were (S3, S4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trialwright.conduct.ledger import Json
from trialwright.values.canonical import canonical, sha256_text


@dataclass(slots=True)
class Signature:
    """One signature on a participant; `broken_by` is the event that changed what was signed.

    A broken signature stays in history; it no longer counts.
    """

    person: str
    role: str
    at: str
    meaning: str | None
    digest: str
    event: int
    broken_by: int | None = None


def signed_digest(participant: str, study_version: str, rows: Iterable[list[Json]]) -> str:
    """SHA-256 (hex) over participant, form version and every value.

    The participant's number is part of it: the same values under another number give another
    digest, so that a signature copied to another record does not hold (S3).
    """
    return sha256_text(canonical([participant, study_version, *rows]))
