"""Randomisation lists: balanced within blocks, made again from the seed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.allocation import (
    BlockDesign,
    cross_strata,
    permuted_blocks,
    stratified_lists,
)

ROUTES = BlockDesign({"intravenous": 1, "arterial": 1}, block_sizes=(2, 4))


@st.composite
def designs(draw):
    shares = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    ratio = {f"arm {i}": share for i, share in enumerate(shares)}
    multiples = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    return BlockDesign(ratio, tuple(sum(shares) * multiple for multiple in multiples))


@given(designs(), st.integers(1, 60), st.integers(0, 2**64))
def test_every_block_holds_the_ratio_exactly(design, length, seed):
    blocks: dict[int, Counter[str]] = {}
    for line in permuted_blocks(design, length, seed):
        blocks.setdefault(line.block, Counter())[line.arm] += 1
    unit = sum(design.ratio.values())
    for block in blocks.values():
        copies = block.total() // unit
        assert block.total() in design.block_sizes
        assert block == {arm: share * copies for arm, share in design.ratio.items()}


@given(designs(), st.integers(1, 60), st.integers(0, 2**32))
def test_a_list_is_long_enough_by_less_than_a_block_and_numbered_from_one(design, length, seed):
    lines = permuted_blocks(design, length, seed)
    assert length <= len(lines) < length + max(design.block_sizes)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    blocks = [line.block for line in lines]
    assert blocks == sorted(blocks)
    assert set(blocks) == set(range(1, blocks[-1] + 1))


@given(st.integers(0, 2**32), st.integers(1, 40))
def test_two_routes_never_differ_by_more_than_half_the_largest_block(seed, length):
    ahead = 0
    for line in permuted_blocks(ROUTES, length, seed):
        ahead += 1 if line.arm == "arterial" else -1
        assert abs(ahead) <= 2


@given(designs(), st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_list_and_a_longer_one_starts_like_it(design, seed):
    lines = permuted_blocks(design, 20, seed)
    assert permuted_blocks(design, 20, seed) == lines
    assert permuted_blocks(design, 50, seed)[: len(lines)] == lines


def test_this_list_comes_from_seed_one_for_ever():
    arms = [line.arm[0] for line in permuted_blocks(ROUTES, 12, seed=1, stratum=("Hanoi",))]
    assert "".join(arms) == "aaiiaaiiiiaa"


def test_every_order_of_a_block_of_four_is_equally_likely():
    design = BlockDesign({"A": 1, "B": 1}, block_sizes=(4,))
    lists = (permuted_blocks(design, 4, seed) for seed in range(1200))
    orders = Counter("".join(line.arm for line in lines) for lines in lists)
    assert set(orders) == {"AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA"}
    # 200 each are expected, with a standard deviation of 12.9; the seeds are fixed
    assert all(abs(count - 200) < 5 * 12.9 for count in orders.values())


def test_strata_are_all_combinations_and_each_has_its_own_list():
    strata = cross_strata({"site": ["Hanoi", "Da Nang"], "insulin": ["yes", "no"]})
    assert strata == (("Hanoi", "yes"), ("Hanoi", "no"), ("Da Nang", "yes"), ("Da Nang", "no"))
    lists = stratified_lists(ROUTES, 30, 7, strata)
    assert tuple(lists) == strata
    assert len({tuple(line.arm for line in lines) for lines in lists.values()}) == 4


def test_a_stratum_added_later_leaves_the_others_alone():
    before = stratified_lists(ROUTES, 30, 7, [("Hanoi",)])
    after = stratified_lists(ROUTES, 30, 7, [("Da Nang",), ("Hanoi",)])
    assert after[("Hanoi",)] == before[("Hanoi",)]


def test_no_factor_is_one_stratum():
    assert cross_strata({}) == ((),)


@pytest.mark.parametrize(
    ("ratio", "sizes"),
    [({"A": 1}, (2,)), ({"A": 1, "B": 0}, (2,)), ({"A": 2, "B": 1}, (4,)), ({"A": 1, "B": 1}, ())],
)
def test_a_design_whose_blocks_cannot_hold_the_ratio_is_refused(ratio, sizes):
    with pytest.raises(ValueError, match="allowed"):
        BlockDesign(ratio, sizes)


@pytest.mark.parametrize(("length", "seed"), [(0, 1), (5, -1)])
def test_no_lines_and_a_negative_seed_are_refused(length, seed):
    with pytest.raises(ValueError, match="allowed"):
        permuted_blocks(ROUTES, length, seed)
