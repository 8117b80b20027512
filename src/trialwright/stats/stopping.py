"""A Bayesian safety boundary looked at after every participant, and what it does, exactly.

Formulas: docs/methods/stopping.md. The rule says when to pause and tell; it stops nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

from scipy.special import betaincc


@dataclass(frozen=True)
class StoppingRule:
    """Stop when Pr(p > limit | data) > certainty, with p ~ Beta(prior_events, prior_others) before.

    The prior counts are the weight of that many participants with and without the event; `n_max`
    is the number planned. Both comparisons are strict.
    """

    prior_events: float
    prior_others: float
    limit: float
    certainty: float
    n_max: int

    def __post_init__(self) -> None:
        """Refuse what is no rule."""
        for name in ("prior_events", "prior_others"):
            if not (isfinite(getattr(self, name)) and getattr(self, name) > 0):
                raise ValueError(f"{name} is {getattr(self, name)}; allowed: finite and above 0")
        for name in ("limit", "certainty"):
            if not 0 < getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; allowed: between 0 and 1")
        if self.n_max < 1:
            raise ValueError(f"n_max is {self.n_max}; allowed: 1 or more")


@dataclass(frozen=True)
class OperatingCharacteristics:
    """What the rule does where the true probability of an event is `probability`.

    `stop_at[i]` is the probability of stopping at participant i + 1; `stop` is their sum;
    `expected_n` the mean number of participants, `n_max` counting where it never stops.
    """

    probability: float
    stop: float
    expected_n: float
    stop_at: tuple[float, ...]


@dataclass(frozen=True)
class BoundaryStep:
    """From `n` participants on (until the next step), `events` or more stop the trial."""

    n: int
    events: int


def posterior_exceeds(rule: StoppingRule, events: int, n: int) -> float:
    """Pr(p > limit) after `events` in `n` evaluable participants (S1)."""
    if not 0 <= events <= n:
        raise ValueError(f"{events} events in {n} participants; allowed: 0 to {n}")
    alpha, beta = rule.prior_events + events, rule.prior_others + n - events
    return float(betaincc(alpha, beta, rule.limit))


def is_crossed(rule: StoppingRule, events: int, n: int) -> bool:
    """Whether `events` in `n` participants are on the boundary or beyond it (S1)."""
    return n > 0 and posterior_exceeds(rule, events, n) > rule.certainty


def compute_boundary(rule: StoppingRule) -> tuple[int | None, ...]:
    """The least events that stop at 1, 2, ... n_max participants (S2).

    None stands where not even an event in everybody would stop.
    """
    return tuple(_least_events(rule, n) for n in range(1, rule.n_max + 1))


def boundary_steps(rule: StoppingRule) -> tuple[BoundaryStep, ...]:
    """The boundary as a table to print: only the n at which it changes (S2)."""
    steps: list[BoundaryStep] = []
    for n, events in enumerate(compute_boundary(rule), start=1):
        if events is not None and (not steps or steps[-1].events != events):
            steps.append(BoundaryStep(n, events))
    return tuple(steps)


def operating_characteristics(rule: StoppingRule, probability: float) -> OperatingCharacteristics:
    """Exact probabilities by recursion over (n, events); nothing is simulated (S3)."""
    if not 0 <= probability <= 1:
        raise ValueError(f"probability is {probability}; allowed: 0 to 1")
    going, stop_at = [1.0], list[float]()
    for boundary in compute_boundary(rule):
        going = _observe_one(going, probability)
        stop_at.append(fsum(going[boundary:]) if boundary is not None else 0.0)
        going = going[:boundary]
    numbers = [n * stopped for n, stopped in enumerate(stop_at, start=1)]
    expected_n = fsum([*numbers, rule.n_max * fsum(going)])
    return OperatingCharacteristics(probability, fsum(stop_at), expected_n, tuple(stop_at))


def _least_events(rule: StoppingRule, n: int) -> int | None:
    return next((events for events in range(n + 1) if is_crossed(rule, events, n)), None)


def _observe_one(going: Sequence[float], probability: float) -> list[float]:
    """One participant more: probability of each number of events among trials still going."""
    without = [weight * (1 - probability) for weight in going]
    with_event = [weight * probability for weight in going]
    return [a + b for a, b in zip([*without, 0.0], [0.0, *with_event], strict=True)]
