"""Events over person-time: a rate and its exact interval.

Formula: docs/methods/rates.md.
"""

from __future__ import annotations

from math import isfinite

from scipy.special import gammainccinv, gammaincinv

from trialwright.stats.interval import Interval, compute_tail


def garwood(events: int, person_time: float, level: float = 0.95) -> Interval:
    """Exact Poisson limits of a rate (R1; Garwood 1936), per unit of `person_time`.

    `person_time` is the time all participants were watched, in one unit (years give a rate per
    person-year); none watched is a ValueError, for a rate over no time does not exist.
    """
    if events < 0:
        raise ValueError(f"{events} events were asked for; allowed: 0 or more")
    if not (isfinite(person_time) and person_time > 0):
        raise ValueError(f"person-time is {person_time}; allowed: a finite number above 0")
    tail = compute_tail(level)
    lower = float(gammaincinv(events, tail)) / person_time if events > 0 else 0.0
    upper = float(gammainccinv(events + 1, tail)) / person_time
    return Interval(events / person_time, lower, upper, level, "Garwood")
