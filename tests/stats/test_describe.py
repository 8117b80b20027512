"""What a table says of a list of numbers."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.describe import Description, describe, quantile

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40)


def test_ten_numbers():
    # 10 * 0.25 = 2.5: the 3rd; 10 * 0.5 = 5: between 5th and 6th; 10 * 0.75 = 7.5: the 8th
    # squares of the deviations sum to 82.5; 82.5 / 9 = 9.1667, root 3.0277
    about = describe([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    assert (about.n, about.mean, about.minimum, about.maximum) == (10, 5.5, 1, 10)
    assert (about.q1, about.median, about.q3) == (3, 5.5, 8)
    assert about.sd == pytest.approx(3.0277, abs=5e-5)


def test_where_the_quarter_falls_on_a_number_it_and_the_next_are_averaged():
    assert describe([1, 2, 3, 4, 5, 6, 7, 8]).q1 == 2.5


def test_a_tenth_of_thirty_is_three():
    # 0.1 * 30 is 3.0000000000000004 in floats and would skip to the 4th number
    assert quantile(list(range(1, 31)), 0.1) == 3.5


def test_one_number_has_no_standard_deviation():
    assert describe([7.1]) == Description(1, 7.1, None, 7.1, 7.1, 7.1, 7.1, 7.1)


def test_no_number_is_counted_and_nothing_else_is_said():
    assert describe([]) == Description(0, None, None, None, None, None, None, None)


def test_equal_numbers_do_not_vary_at_all():
    assert describe([0.1] * 7).sd == 0


def test_a_missing_value_that_slipped_in_is_refused_without_showing_the_others():
    with pytest.raises(ValueError, match="number 2 of 3 is not finite"):
        describe([7.1, float("nan"), 8.2])


@pytest.mark.parametrize(("values", "p"), [([1.0], 0.0), ([1.0], 1.0), ([], 0.5)])
def test_a_quantile_that_does_not_exist_is_refused(values, p):
    with pytest.raises(ValueError, match="quantile"):
        quantile(values, p)


@given(VALUES)
def test_numpy_agrees(values):
    about = describe(values)
    theirs = np.quantile(values, [0.25, 0.5, 0.75], method="averaged_inverted_cdf")
    assert [about.q1, about.median, about.q3] == pytest.approx(list(theirs), rel=1e-12, abs=1e-300)
    assert about.mean == pytest.approx(float(np.mean(values)), rel=1e-9, abs=1e-6)
    if about.sd is not None:
        assert about.sd == pytest.approx(float(np.std(values, ddof=1)), rel=1e-9, abs=1e-6)


@given(VALUES, st.integers(0, 100))
def test_the_order_of_the_numbers_does_not_change_a_digit(values, seed):
    shuffled = random.Random(seed).sample(values, len(values))
    assert describe(shuffled) == describe(values)


@given(VALUES)
def test_an_array_is_described_like_a_list(values):
    assert describe(np.array(values)) == describe(values)
