"""Chance from a seed: every draw has a name, so that one more draw elsewhere changes nothing.

A draw is a hash of (seed, whose, what for, when), not the next number of a stream: person 7 has
the same HbA1c on the same day whether 10 or 1,000 people are drawn, and in whatever order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from statistics import NormalDist
from typing import TypeVar

_T = TypeVar("_T")
_Name = TypeVar("_Name", bound=str)
_STANDARD = NormalDist()
# one bit less than a float holds, so that adding a half never rounds up to 1.0
_BITS = 52
_STEPS = 1 << _BITS


@dataclass(frozen=True)
class Dice:
    """Draws of one person (or of the study) under one seed.

    Each method takes the draw's name as `key`: the same key always gives the same answer.
    """

    seed: int
    whose: str

    def uniform(self, *key: object) -> float:
        """A number in (0, 1), both ends open."""
        name = f"{self.seed}|{self.whose}|{'|'.join(map(str, key))}".encode()
        whole = int.from_bytes(blake2b(name, digest_size=8).digest()) >> (64 - _BITS)
        return (whole + 0.5) / _STEPS

    def normal(self, mean: float, sd: float, *key: object) -> float:
        """A number of the normal distribution."""
        return mean + sd * _STANDARD.inv_cdf(self.uniform(*key))

    def chance(self, probability: float, *key: object) -> bool:
        """True with that probability: never at 0, always at 1."""
        return self.uniform(*key) < probability

    def between(self, low: int, high: int, *key: object) -> int:
        """A whole number from `low` to `high`; both ends count."""
        return low + int(self.uniform(*key) * (high - low + 1))

    def pick(self, options: Sequence[_T], *key: object) -> _T:
        """One of the options, each as likely as the others."""
        return options[int(self.uniform(*key) * len(options))]

    def weighted(self, weights: Mapping[_Name, float], *key: object) -> _Name:
        """One of the names, as likely as its share of all weights."""
        left = self.uniform(*key) * sum(weights.values())
        for name, weight in weights.items():
            left -= weight
            if left < 0:
                return name
        return name

    def waiting(self, rate: float, *key: object) -> float:
        """Time to the next event of a Poisson process with so many events per unit of time."""
        return -math.log(self.uniform(*key)) / rate

    def count(self, mean: float, *key: object) -> int:
        """A number of events with a Poisson distribution (by inversion; for small means)."""
        left, term, events = self.uniform(*key), math.exp(-mean), 0
        while left > term and events < 1000:
            left -= term
            events += 1
            term *= mean / events
        return events

    def order(self, options: Sequence[_T], *key: object) -> list[_T]:
        """The options in a random order."""
        places = sorted(range(len(options)), key=lambda place: self.uniform(*key, place))
        return [options[place] for place in places]
