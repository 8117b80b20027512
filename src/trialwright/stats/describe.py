"""What a table says of a list of numbers: n, mean, SD, median, quartiles, extremes.

Definitions: docs/methods/describe.md. Missing values are left out before, by who knows why
they are missing; one that slips in is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from statistics import mean, stdev


@dataclass(frozen=True)
class Description:
    """Summary of `n` numbers in their own unit; None means that n is too small for it.

    With n = 0 all but `n` is None; with n = 1 only `sd` is.
    """

    n: int
    mean: float | None
    sd: float | None
    median: float | None
    q1: float | None
    q3: float | None
    minimum: float | None
    maximum: float | None


def describe(values: Sequence[float]) -> Description:
    """Summarise finite numbers (D1); the order they come in does not change a digit."""
    numbers = check_finite(values)
    if not numbers:
        return Description(0, None, None, None, None, None, None, None)
    median, q1, q3 = (quantile(numbers, p) for p in (0.5, 0.25, 0.75))
    average, sd = compute_mean(numbers), compute_sd(numbers)
    return Description(len(numbers), average, sd, median, q1, q3, min(numbers), max(numbers))


def quantile(values: Sequence[float], p: float) -> float:
    """The p-th quantile, 0 < p < 1, as SAS gives it with PCTLDEF=5 (D2; type 2 of Hyndman and Fan).

    The empirical distribution function turned around, averaging two values where it is flat.
    """
    numbers = sorted(check_finite(values))
    if not 0 < p < 1 or not numbers:
        raise ValueError(f"quantile {p} of {len(values)} values; allowed: 0 < p < 1, 1 or more")
    # 0.1 is meant as one tenth: in floats 0.1 * 30 is not 3, and the average would be missed
    place = len(numbers) * Fraction(p).limit_denominator(1_000_000)
    whole = int(place)
    if place != whole:
        return numbers[whole]
    below, above = max(whole - 1, 0), min(whole, len(numbers) - 1)
    return (numbers[below] + numbers[above]) / 2


def compute_mean(values: Sequence[float]) -> float:
    """Arithmetic mean of one number or more (D1), exact until the last rounding."""
    return mean(map(float, values))


def compute_sd(values: Sequence[float]) -> float | None:
    """Standard deviation with n - 1 below (D1), as exact; None for fewer than two numbers."""
    return stdev(map(float, values)) if len(values) > 1 else None


def check_finite(values: Sequence[float]) -> list[float]:
    """The numbers as floats; ValueError where one is NaN or infinite (says which, not what)."""
    for place, value in enumerate(values, start=1):
        if not isfinite(value):
            raise ValueError(f"number {place} of {len(values)} is not finite; leave missing out")
    return [float(value) for value in values]
