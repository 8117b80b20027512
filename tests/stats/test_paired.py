"""Change from before to after in the same participants."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_rel

from trialwright.stats.paired import PairedChange, mean_change, paired_change

# Student (1908): hours of sleep gained by ten people with each of two drugs (R's `sleep`)
FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

PAIRS = st.lists(st.tuples(st.floats(4, 14), st.floats(4, 14)), min_size=2, max_size=40)


def test_students_sleep_data():
    change = paired_change(FIRST_DRUG, SECOND_DRUG)
    assert (change.n, change.df) == (10, 9)
    assert change.mean == pytest.approx(1.58, rel=1e-12)
    assert change.se == pytest.approx(
        0.388959, abs=5e-7
    )  # R, stored with the facts of this project
    # R 4, t.test(paired = TRUE), as printed
    assert change.t == pytest.approx(4.0621, abs=5e-5)
    assert change.p == pytest.approx(0.002833, abs=5e-7)
    limits = (change.interval.lower, change.interval.upper)
    assert limits == pytest.approx((0.7001142, 2.4598858), abs=5e-8)


def test_one_participant_has_a_change_and_no_interval():
    assert paired_change([8.0], [7.0]) == PairedChange(1, -1.0, None, None, None, None, None, None)


def test_nobody_seen_twice_has_nothing():
    assert paired_change([], []) == PairedChange(0, None, None, None, None, None, None, None)


@pytest.mark.parametrize("before", [[0.0, 1.0, 2.0], [6.9, 7.9, 8.1]])
def test_changes_that_are_all_equal_show_no_spread_to_judge_by(before):
    # 7.1 - 6.9 and 8.1 - 7.9 are unequal floats and equal numbers
    change = paired_change(before, [round(value + 0.2, 1) for value in before])
    assert change.mean == pytest.approx(0.2)
    assert (change.t, change.p, change.interval) == (None, None, None)


def test_before_and_after_come_in_pairs():
    with pytest.raises(ValueError, match="2 values before, 1 after"):
        paired_change([1.0, 2.0], [1.0])


def test_a_missing_value_is_refused():
    with pytest.raises(ValueError, match="number 1 of 2 is not finite"):
        paired_change([float("nan"), 2.0], [1.0, 2.0])


@given(PAIRS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_scipy_stats_agrees(pairs, level):
    before, after = np.array(pairs).T
    change = paired_change(before, after, level)
    if change.interval is None:
        assert np.ptp(after - before) < 1e-9
        return
    theirs = ttest_rel(after, before)
    limits = theirs.confidence_interval(level)
    # close changes leave few digits in the spread, theirs as ours
    near = max(1e-9, 1e-12 / change.sd)
    assert change.p == pytest.approx(float(theirs.pvalue), rel=near * 100, abs=1e-12)
    ours = (change.interval.lower, change.interval.upper)
    assert ours == pytest.approx((limits.low, limits.high), rel=near, abs=1e-9)


@given(PAIRS)
def test_the_interval_leaves_out_zero_exactly_where_p_is_small(pairs):
    change = paired_change(*zip(*pairs, strict=True))
    if change.interval is not None and abs(change.p - 0.05) > 1e-9:
        holds_zero = change.interval.lower <= 0 <= change.interval.upper
        assert holds_zero == (change.p > 0.05)


@given(PAIRS)
def test_changes_computed_before_give_the_same_answer(pairs):
    before, after = zip(*pairs, strict=True)
    whole = paired_change(before, after)
    parts = mean_change([end - start for start, end in pairs])
    assert (whole.n, whole.mean, whole.sd, whole.se) == (parts.n, parts.mean, parts.sd, parts.se)
