"""Randomisation lists: permuted blocks, within strata, from a seed.

Procedure: docs/methods/allocation.md. The same seed gives the same list on any machine and with
any later version, so that an inspector can make it again: only NumPy's bit stream is used, which
is kept stable, and not its shuffling, which is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product

from numpy.random import PCG64, SeedSequence

Stratum = tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """One line of a list: its `number` and its `block` (both count from 1) and the arm."""

    number: int
    block: int
    arm: str


@dataclass(frozen=True)
class BlockDesign:
    """Arms with their whole-number ratio, and the block sizes to choose among, equally likely.

    Every size is a multiple of the ratio's sum: within each whole block the ratio holds exactly.
    """

    ratio: Mapping[str, int]
    block_sizes: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse a design whose blocks cannot hold the ratio."""
        unit = sum(self.ratio.values())
        if len(self.ratio) < 2 or min(self.ratio.values()) < 1:
            raise ValueError(
                f"ratio is {dict(self.ratio)}; allowed: 2 arms or more, each 1 or more"
            )
        if not self.block_sizes or any(size < 1 or size % unit for size in self.block_sizes):
            raise ValueError(f"block sizes are {self.block_sizes}; allowed: multiples of {unit}")


def permuted_blocks(
    design: BlockDesign, length: int, seed: int, stratum: Stratum = ()
) -> tuple[Assignment, ...]:
    """A list of whole blocks with at least `length` lines (A1).

    The stratum's name is part of the seed (A2): a stratum added later leaves other lists alone.
    """
    if length < 1 or seed < 0:
        raise ValueError(
            f"{length} lines from seed {seed}; allowed: 1 or more lines, seed 0 or more"
        )
    bits, lines, block = _stream(seed, stratum), list[Assignment](), 0
    while len(lines) < length:
        block += 1
        size = design.block_sizes[_below(bits, len(design.block_sizes))]
        for arm in _shuffled(_block_arms(design, size), bits):
            lines.append(Assignment(len(lines) + 1, block, arm))
    return tuple(lines)


def stratified_lists(
    design: BlockDesign, length: int, seed: int, strata: Sequence[Stratum]
) -> dict[Stratum, tuple[Assignment, ...]]:
    """One list a stratum, each of whole blocks with at least `length` lines (A2)."""
    return {stratum: permuted_blocks(design, length, seed, stratum) for stratum in strata}


def cross_strata(factors: Mapping[str, Sequence[str]]) -> tuple[Stratum, ...]:
    """Every combination of the factors' levels, in the factors' order; no factor gives one: ()."""
    return tuple(product(*factors.values()))


def _block_arms(design: BlockDesign, size: int) -> list[str]:
    copies = size // sum(design.ratio.values())
    return [arm for arm, share in design.ratio.items() for _ in range(share * copies)]


def _stream(seed: int, stratum: Stratum) -> PCG64:
    # a length before each level keeps ("ab", "c") and ("a", "bc") apart
    name = "".join(f"{len(level)}:{level}" for level in stratum)
    return PCG64(SeedSequence([seed, int(sha256(name.encode()).hexdigest(), 16)]))


def _shuffled(arms: Sequence[str], bits: PCG64) -> list[str]:
    """Every order equally likely (A3; Durstenfeld 1964)."""
    order = list(arms)
    for last in range(len(order) - 1, 0, -1):
        pick = _below(bits, last + 1)
        order[last], order[pick] = order[pick], order[last]
    return order


def _below(bits: PCG64, limit: int) -> int:
    """A whole number from 0 to limit - 1, each equally likely (A3)."""
    fair = 2**64 - 2**64 % limit  # beyond it some remainders would come once too often
    while (drawn := int(bits.random_raw())) >= fair:
        pass
    return drawn % limit
