"""Intervals for a proportion, x of n: Clopper-Pearson, Wilson, mid-P, Blaker.

Formulas: docs/methods/proportions.md. Nobody observed (n = 0) has no proportion: a ValueError,
never an interval from 0 to 1 that would look like a result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import sqrt
from types import MappingProxyType

from scipy.special import betainc, betaincc, betainccinv, betaincinv, ndtri

from trialwright.stats.interval import Interval, compute_tail
from trialwright.stats.roots import find_turn


def clopper_pearson(x: int, n: int, level: float = 0.95) -> Interval:
    """Exact limits from the two binomial tails (P1; Clopper and Pearson 1934).

    Covers at least `level` whatever the truth; with small n often much more.
    """
    check_counts(x, n)
    tail = compute_tail(level)
    lower = float(betaincinv(x, n - x + 1, tail)) if x > 0 else 0.0
    upper = float(betainccinv(x + 1, n - x, tail)) if x < n else 1.0
    return Interval(x / n, lower, upper, level, "Clopper-Pearson")


def wilson(x: int, n: int, level: float = 0.95) -> Interval:
    """Limits from the score test, without continuity correction (P2; Wilson 1927)."""
    check_counts(x, n)
    z = float(ndtri(1 - compute_tail(level)))
    centre = (x + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * sqrt(x * (n - x) / n + z * z / 4)
    # at x = 0 and x = n a limit is the end itself; rounding would leave it a hair beside
    lower = centre - half if x > 0 else 0.0
    upper = centre + half if x < n else 1.0
    return Interval(x / n, lower, upper, level, "Wilson")


def mid_p(x: int, n: int, level: float = 0.95) -> Interval:
    """Exact tails that count the observed number half (P3; Lancaster 1961).

    Shorter than Clopper-Pearson; covers `level` on average, not whatever the truth.
    """
    check_counts(x, n)
    tail = compute_tail(level)
    lower = _mid_p_lower(x, n, tail)
    return Interval(x / n, lower, 1 - _mid_p_lower(n - x, n, tail), level, "mid-P")


def blaker(x: int, n: int, level: float = 0.95) -> Interval:
    """The smallest interval holding Blaker's confidence set (P4; Blaker 2000).

    Covers at least `level`, and always lies within Clopper-Pearson.
    """
    check_counts(x, n)
    alpha = 2 * compute_tail(level)
    lower = _blaker_lower(x, n, alpha)
    return Interval(x / n, lower, 1 - _blaker_lower(n - x, n, alpha), level, "Blaker")


METHODS: Mapping[str, Callable[[int, int, float], Interval]] = MappingProxyType(
    {
        "Clopper-Pearson": clopper_pearson,
        "Wilson": wilson,
        "mid-P": mid_p,
        "Blaker": blaker,
    }
)


def check_counts(x: int, n: int) -> None:
    """Raise ValueError unless 0 ≤ x ≤ n and n ≥ 1."""
    if n < 1:
        raise ValueError(f"a proportion of n = {n} does not exist; allowed: n of 1 or more")
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is not a proportion; allowed: 0 to {n}")


def _mid_p_lower(x: int, n: int, tail: float) -> float:
    """The p at which P(X > x) + P(X = x) / 2 reaches `tail`; 0 where nothing was observed."""
    if x == 0:
        return 0.0
    return find_turn(lambda p: (_at_least(x, n, p) + _at_least(x + 1, n, p)) / 2 >= tail, 0.0, 1.0)


def _blaker_lower(x: int, n: int, alpha: float) -> float:
    """The smallest p whose acceptability reaches `alpha`; 0 where nothing was observed.

    Below x / n the acceptability is P(X ≥ x) + P(X ≤ k), and k grows by one at known jumps.
    Between two jumps it falls at most once and then rises, so that from a start below `alpha`
    it turns once (Klaschka 2010): no grid of p is needed, which could step over a piece.
    """
    if x == 0:
        return 0.0
    start = float(betaincinv(x, n - x + 1, alpha / 2))  # before it, twice the tail is below alpha
    k = _opposite(x, n, start)
    while _either_tail(x, n, k, start) < alpha:
        jump = _jump(x, n, k + 1, start)
        if _either_tail(x, n, k, jump) >= alpha:
            return find_turn(partial(_is_acceptable, x, n, k, alpha), start, jump)
        k, start = k + 1, jump
    return start


def _opposite(x: int, n: int, p: float) -> int:
    """The largest k whose lower tail P(X ≤ k) is no larger than P(X ≥ x); -1 where none is."""
    low, high = -1, x
    while high - low > 1:
        k = (low + high) // 2
        low, high = (k, high) if _at_most(k, n, p) <= _at_least(x, n, p) else (low, k)
    return low


def _jump(x: int, n: int, k: int, start: float) -> float:
    """The p from which on P(X ≤ k) is no larger than P(X ≥ x)."""
    return find_turn(lambda p: _at_most(k, n, p) <= _at_least(x, n, p), start, 1.0)


def _is_acceptable(x: int, n: int, k: int, alpha: float, p: float) -> bool:
    return _either_tail(x, n, k, p) >= alpha


def _either_tail(x: int, n: int, k: int, p: float) -> float:
    return _at_least(x, n, p) + _at_most(k, n, p)


def _at_least(x: int, n: int, p: float) -> float:
    """P(X ≥ x) of a binomial; the incomplete beta function keeps small tails exact."""
    if x <= 0 or x > n:
        return float(x <= 0)
    return float(betainc(x, n - x + 1, p))


def _at_most(x: int, n: int, p: float) -> float:
    """P(X ≤ x) of a binomial."""
    if x < 0 or x >= n:
        return float(x >= n)
    return float(betaincc(x + 1, n - x, p))
