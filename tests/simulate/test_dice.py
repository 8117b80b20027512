"""Chance from a seed: named draws that nothing else can shift."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.simulate.dice import Dice

DICE = Dice(1, "person 7")


def test_the_same_name_always_draws_the_same_and_another_name_another():
    assert DICE.uniform("hba1c", 3) == DICE.uniform("hba1c", 3)
    assert len({DICE.uniform("hba1c", n) for n in range(1000)}) == 1000


def test_seed_and_person_matter():
    draws = {Dice(seed, f"person {n}").uniform("x") for seed in (1, 2) for n in (1, 2)}
    assert len(draws) == 4


@given(st.integers(), st.text(max_size=10))
def test_a_uniform_draw_lies_strictly_between_0_and_1(seed, name):
    assert 0 < Dice(seed, "p").uniform(name) < 1


def test_a_probability_of_0_never_happens_and_of_1_always():
    assert not any(DICE.chance(0, n) for n in range(500))
    assert all(DICE.chance(1, n) for n in range(500))


def test_draws_have_the_mean_and_spread_asked_for():
    draws = [DICE.normal(8, 0.5, n) for n in range(4000)]
    assert mean(draws) == pytest.approx(8, abs=0.03)
    assert stdev(draws) == pytest.approx(0.5, abs=0.02)


def test_counts_are_poisson():
    counts = [DICE.count(2.5, n) for n in range(4000)]
    assert mean(counts) == pytest.approx(2.5, abs=0.1)
    assert stdev(counts) ** 2 == pytest.approx(2.5, abs=0.2)


def test_waiting_times_have_the_rates_mean():
    waits = [DICE.waiting(0.5, n) for n in range(4000)]
    assert mean(waits) == pytest.approx(2, abs=0.1)


def test_whole_numbers_take_both_ends():
    assert {DICE.between(2, 5, n) for n in range(200)} == {2, 3, 4, 5}


def test_weights_decide_how_often():
    drawn = [DICE.weighted({"often": 3, "seldom": 1, "never": 0}, n) for n in range(2000)]
    assert drawn.count("often") / 2000 == pytest.approx(0.75, abs=0.03)
    assert "never" not in drawn


def test_an_order_holds_every_option_once():
    assert sorted(DICE.order(range(10), "x")) == list(range(10))
    assert DICE.order(range(10), "x") != DICE.order(range(10), "y")
