"""Kaplan-Meier: the share still free of an event, with censoring.

Formulas: docs/methods/survival.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from scipy.special import ndtri

from trialwright.stats.describe import check_finite
from trialwright.stats.interval import Interval, compute_tail


@dataclass(frozen=True)
class Step:
    """What happened at one `time`, in the time's unit, and the curve from there on.

    `at_risk` counts who was still watched just before `time`, those censored at it included.
    `se` is Greenwood's standard error, None where nobody is left free of the event. `interval`
    is None before the first event and where nobody is left: a curve at 1 or 0 shows no spread.
    """

    time: float
    at_risk: int
    events: int
    censored: int
    survival: float
    se: float | None
    interval: Interval | None


def kaplan_meier(
    times: Sequence[float], observed: Sequence[bool], level: float = 0.95
) -> tuple[Step, ...]:
    """The curve at every distinct time, in order (K1; Kaplan and Meier 1958).

    One time of 0 or more for each participant, from the start of watching; `observed` is True for
    an event, False for censoring. A tie counts the event first. Nobody gives no steps.
    """
    check_times(times, observed)
    tail, at_risk, survival, spread = compute_tail(level), len(times), 1.0, 0.0
    steps = []
    for time in sorted(set(times)):
        here = [event for at, event in zip(times, observed, strict=True) if at == time]
        events = sum(here)
        survival *= (at_risk - events) / at_risk
        spread += _greenwood_term(events, at_risk)
        se, interval = _spread(survival, spread, tail, level)
        steps.append(Step(time, at_risk, events, len(here) - events, survival, se, interval))
        at_risk -= len(here)
    return tuple(steps)


def survival_at(steps: Sequence[Step], time: float) -> float | None:
    """The curve at `time`, the step at `time` counted; None beyond the last time watched.

    Where the last participant had the event the curve stays at 0 and is known for good.
    """
    if not steps or (time > steps[-1].time and steps[-1].survival > 0):
        return None
    return min((step.survival for step in steps if step.time <= time), default=1.0)


def check_times(times: Sequence[float], observed: Sequence[bool]) -> None:
    """Raise ValueError unless there are as many times as outcomes, finite and not negative."""
    if len(times) != len(observed):
        raise ValueError(f"{len(times)} times and {len(observed)} outcomes; allowed: as many")
    check_finite(times)
    if any(time < 0 for time in times):
        raise ValueError("a time lies before the start of watching; allowed: 0 or more")


def _greenwood_term(events: int, at_risk: int) -> float:
    """One term of Greenwood's sum (K2; Greenwood 1926); infinite where nobody is left."""
    left = at_risk - events
    return events / (at_risk * left) if left else inf


def _spread(
    survival: float, spread: float, tail: float, level: float
) -> tuple[float | None, Interval | None]:
    """Standard error (K2) and the interval on the log(-log) scale (K3), each where it exists."""
    if survival == 0:
        return None, None
    if survival == 1:
        return 0.0, None
    width = float(ndtri(1 - tail)) * sqrt(spread) / -log(survival)
    lower, upper = survival ** exp(width), survival ** exp(-width)
    return survival * sqrt(spread), Interval(survival, lower, upper, level, "Greenwood log-log")
