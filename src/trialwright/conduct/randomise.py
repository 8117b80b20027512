"""Randomisation: the next entry of a permuted-block list, made anew from the recorded seed."""

from __future__ import annotations

from functools import lru_cache

from trialwright.protocol.study import Study
from trialwright.stats.allocation import BlockDesign, permuted_blocks
from trialwright.values.findings import InputRefused


def is_randomised(study: Study) -> bool:
    """Whether arms are given by a list: more than one arm, and the registry's RANDOMIZED."""
    return len(study.arms) > 1 and study.design.allocation.upper() == "RANDOMIZED"


def block_design(study: Study) -> BlockDesign:
    """The study's blocks; InputRefused where the block size cannot hold the arms' weights."""
    try:
        ratio = {arm.id: arm.weight for arm in study.arms}
        return BlockDesign(ratio, (study.design.block_size,))
    except ValueError as error:
        raise InputRefused(f"study {study.id}, design: {error}") from None


def next_arm(study: Study, seed: int, already: int) -> str:
    """The arm of the participant randomised after `already` others."""
    ratio = tuple((arm.id, arm.weight) for arm in study.arms)
    length = study.design.enrollment
    # a rehearsal may enrol more than planned: a longer list begins as the shorter one does
    while length <= already:
        length *= 2
    return _list(ratio, study.design.block_size, length, seed)[already]


@lru_cache(maxsize=4)
def _list(
    ratio: tuple[tuple[str, int], ...], block: int, length: int, seed: int
) -> tuple[str, ...]:
    """The arms in order; the same seed gives the same list."""
    lines = permuted_blocks(BlockDesign(dict(ratio), (block,)), length, seed)
    return tuple(line.arm for line in lines)
