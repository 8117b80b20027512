"""Change from before to after in the same participants: the paired t interval and test.

Formulas: docs/methods/paired.md. A change from baseline is not an effect of treatment; the
arithmetic here cannot know the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import stdtr, stdtrit

from trialwright.stats.describe import check_finite, compute_mean, compute_sd
from trialwright.stats.interval import Interval, compute_tail

# 7.1 - 6.9 and 8.1 - 7.9 differ in their 15th digit, by rounding alone: that is no spread
_NO_SPREAD = 1e-12


@dataclass(frozen=True)
class PairedChange:
    """Mean of after - before over `n` participants seen at both times, in the value's unit.

    None is a documented absence: `mean` with n = 0; `sd`, `se`, `df` with n < 2; `t`, `p` (two-
    sided, of no mean change) and `interval` also where all changes are equal, for no spread can
    be estimated then.
    """

    n: int
    mean: float | None
    sd: float | None
    se: float | None
    df: int | None
    t: float | None
    p: float | None
    interval: Interval | None


def paired_change(
    before: Sequence[float], after: Sequence[float], level: float = 0.95
) -> PairedChange:
    """Change from `before` to `after`, value by value of the same participants (C1)."""
    if len(before) != len(after):
        raise ValueError(f"{len(before)} values before, {len(after)} after; allowed: as many")
    early, late = check_finite(before), check_finite(after)
    changes = [end - start for start, end in zip(early, late, strict=True)]
    return _summarise(changes, _largest([*early, *late]), level)


def mean_change(changes: Sequence[float], level: float = 0.95) -> PairedChange:
    """The same for changes computed already, such as CHG of a data set (C1)."""
    numbers = check_finite(changes)
    return _summarise(numbers, _largest(numbers), level)


def _summarise(changes: Sequence[float], largest: float, level: float) -> PairedChange:
    tail, n, sd = compute_tail(level), len(changes), compute_sd(changes)
    mean = compute_mean(changes) if n > 0 else None
    if mean is None or sd is None:
        return PairedChange(n, mean, None, None, None, None, None, None)
    se, df = sd / sqrt(n), n - 1
    if sd <= _NO_SPREAD * largest:
        return PairedChange(n, mean, sd, se, df, None, None, None)
    t, half = mean / se, float(stdtrit(df, 1 - tail)) * se
    interval = Interval(mean, mean - half, mean + half, level, "paired t")
    return PairedChange(n, mean, sd, se, df, t, 2 * float(stdtr(df, -abs(t))), interval)


def _largest(values: Sequence[float]) -> float:
    return max(map(abs, values), default=0.0)
