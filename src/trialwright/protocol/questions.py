"""Open questions: what the record leaves open or contradicts, the guess taken, and why."""

from __future__ import annotations

from typing import Literal

import msgspec


class Question(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One decision; a person changes it by writing another of `options` as `answer`.

    `answered_by` stays "guess" until a person sets it to "person"; drafting again keeps a person's
    answer. `options` empty means any text or number is allowed. `touches` names what in the study
    follows from it; empty, the answer is words only.
    """

    id: str
    question: str
    answer: str
    why: str
    place: str = ""
    quote: str = ""
    answered_by: Literal["guess", "person"] = "guess"
    options: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
