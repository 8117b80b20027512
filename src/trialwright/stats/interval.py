"""The interval every estimate here comes with, and its level."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Interval:
    """An estimate and its confidence limits, in the estimate's own unit; both limits count.

    `level` is the nominal confidence, 0.95 for 95 %; `method` names how the limits were made.
    """

    estimate: float
    lower: float
    upper: float
    level: float
    method: str


def compute_tail(level: float) -> float:
    """Half of what a two-sided interval leaves out, 0.025 for 0.95; outside (0, 1) a ValueError."""
    if not 0 < level < 1:
        raise ValueError(f"confidence level is {level}; allowed: above 0 and below 1, such as 0.95")
    return (1 - level) / 2
