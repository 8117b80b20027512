"""Consent: which version was signed when; nothing is recorded of a person before it (D1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Consent:
    """A signed consent form, valid from the day of signature on."""

    version: str
    on: date
    event: int


def fault_without_consent(consents: Sequence[Consent], day: date) -> str:
    """What stands against recording something of `day`; an empty text where a consent covers it."""
    if not consents:
        return "no consent is on file; allowed: after sign_consent"
    if day < min(consent.on for consent in consents):
        return "the day lies before the consent; allowed: from the day of consent on"
    return ""
