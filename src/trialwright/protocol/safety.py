"""Safety rules: when a study pauses and tells someone. A rule never stops anything silently."""

from __future__ import annotations

import msgspec


class StoppingRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bayesian beta-binomial boundary, looked at after every evaluable participant.

    Pause and notify when Pr(p > `limit`) > `confidence` under Beta(`prior_a`, `prior_b`): p is the
    probability that a participant has `event` (requirement E5).
    """

    id: str
    label: str
    event: str
    window_days: int
    prior_a: float
    prior_b: float
    limit: float
    confidence: float
    participants: int
