"""Fates: the first ten participants show every feature, whatever the seed; the rest by rates."""

from __future__ import annotations

from dataclasses import fields
from statistics import mean

import pytest

from trialwright.simulate.dice import Dice
from trialwright.simulate.fate import DESIGNED, Fate, fate_of

SHOWN = [field.name for field in fields(Fate) if field.name not in {"leaves", "leaves_after"}]


def fates(seed, first, last):
    study = Dice(seed, "study")
    return [fate_of(n, Dice(seed, f"person {n}"), study) for n in range(first, last + 1)]


@pytest.mark.parametrize("seed", range(1, 30))
def test_ten_participants_show_every_feature_whatever_the_seed(seed):
    first_ten = fates(seed, 1, DESIGNED)
    for feature in SHOWN:
        assert any(getattr(fate, feature) for fate in first_ten), feature


def test_who_has_which_feature_is_a_draw():
    assert len({fates(seed, 1, DESIGNED)[0] for seed in range(1, 30)}) > 3


def test_features_that_end_a_course_do_not_meet_in_one_participant():
    for seed in range(1, 30):
        for fate in fates(seed, 1, DESIGNED):
            ending = fate.expansion_fails, fate.leaves_before_dose, fate.skips_last_dose
            assert sum(ending) <= 1


def test_later_participants_follow_the_rates():
    later = fates(1, DESIGNED + 1, 2000)
    assert mean(fate.expansion_fails for fate in later) == pytest.approx(0.03, abs=0.015)
    assert mean(fate.leaves is not None for fate in later) == pytest.approx(0.05, abs=0.02)
    assert {fate.leaves for fate in later} == {None, "study", "consent", "lost", "died"}
