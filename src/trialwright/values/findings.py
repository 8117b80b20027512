"""Findings (what a reader should look at) and the errors everything here raises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error must be mended, a warning decided, a note known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One thing at one place.

    `message` says what is wrong and why it matters, `advice` what to do; `quote` are the words as
    they stand, empty where the point is that something is absent.
    """

    rule: str
    severity: Severity
    place: str
    quote: str
    message: str
    advice: str


class TrialwrightError(Exception):
    """The root of our errors; its text is one line that a person can act on."""


class InputRefused(TrialwrightError):
    """The input or the call is wrong: where, what was asked, what is allowed (exit 2)."""


class AnswerIsNo(TrialwrightError):
    """The question was right and the answer is no: what is missing is listed (exit 1)."""


class StorageFailed(TrialwrightError):
    """The disk or the database could not take what was to be kept: nothing of it was stored."""


class MoveRefused(TrialwrightError):
    """The study's state does not allow this act."""


class NotPermitted(TrialwrightError):
    """This person may not do this, here or now."""
