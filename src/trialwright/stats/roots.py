"""Where a statement about a number turns from false to true."""

from __future__ import annotations

from collections.abc import Callable


def find_turn(is_past: Callable[[float], bool], low: float, high: float) -> float:
    """The smallest float in (low, high] for which `is_past` holds.

    `is_past` must be false at `low`, true at `high` and turn once; only the floats between are
    asked. Halving goes on until two floats are neighbours: no tolerance is left to choose.
    """
    while low < (middle := low + (high - low) / 2) < high:
        if is_past(middle):
            high = middle
        else:
            low = middle
    return high
