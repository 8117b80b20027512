"""Eligibility: what all the answers together say, and what an answer means for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trialwright.conduct.forms import RESERVED
from trialwright.protocol.criteria import Criterion
from trialwright.values.findings import InputRefused
from trialwright.values.truth import Truth

# kind of criterion → the answer that satisfies it; of an unknown kind none is known to
SATISFIED_BY: Mapping[str, Truth] = {"inclusion": Truth.YES, "exclusion": Truth.NO}


def is_met(kind: str, answer: Truth) -> bool | None:
    """Whether eligibility is satisfied by the answer; None where that is not known."""
    wanted = SATISFIED_BY.get(kind)
    if wanted is None or answer is Truth.UNKNOWN:
        return None
    return answer is wanted


def is_eligible(criteria: Iterable[Criterion], answers: Mapping[str, tuple[Truth, str]]) -> bool:
    """Whether every criterion is satisfied; what is not known satisfies nothing."""
    return all(is_met(item.kind, answers[item.id][0]) is True for item in criteria)


def check_complete(criteria: Iterable[Criterion], answers: Mapping[str, Any]) -> None:
    """Refuse answers that leave a criterion out, or answer one that the study hasn't."""
    known = {item.id for item in criteria}
    missing, strange = sorted(known - set(answers)), sorted(set(answers) - known)
    if missing or strange or known & RESERVED:
        raise InputRefused(
            f"assess_eligibility: missing {', '.join(missing) or 'none'},"
            f" not in the study {', '.join(strange) or 'none'}; allowed: every criterion once"
        )
