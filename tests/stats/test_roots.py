"""Where a statement about a number turns from false to true."""

from math import nextafter, sqrt

from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.roots import find_turn


def test_the_root_of_two_is_found_to_the_last_bit():
    turn = find_turn(lambda x: x * x >= 2, 0.0, 2.0)
    assert turn * turn >= 2 > nextafter(turn, 0) ** 2
    assert abs(turn - sqrt(2)) < 3e-16


@given(st.floats(0, 1, exclude_min=True))
def test_the_first_float_past_the_turn_is_given(edge):
    assert find_turn(lambda x: x >= edge, 0.0, 1.0) == edge


def test_neighbouring_floats_leave_nothing_to_ask():
    assert find_turn(lambda x: False, 1.0, nextafter(1.0, 2)) == nextafter(1.0, 2)
