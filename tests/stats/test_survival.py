"""Kaplan-Meier by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.survival import kaplan_meier, survival_at

# weeks in remission of 21 people on 6-mercaptopurine (Freireich and others 1963); False = censored
REMISSION = [
    *[(6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True)],
    *[(10, False), (11, False), (13, True), (16, True), (17, False), (19, False), (20, False)],
    *[(22, True), (23, True), (25, False), (32, False), (32, False), (34, False), (35, False)],
]

FOLLOW_UP = st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40)


def curve(data, level=0.95):
    return kaplan_meier([time for time, _ in data], [event for _, event in data], level)


def test_twenty_one_people_in_remission():
    relapses = [step for step in curve(REMISSION) if step.events]
    by_hand = {
        6: 18 / 21,  # 3 of the 21 at risk; the one censored at 6 was still at risk
        7: 18 / 21 * 16 / 17,
        10: 18 / 21 * 16 / 17 * 14 / 15,
        13: 18 / 21 * 16 / 17 * 14 / 15 * 11 / 12,
        16: 18 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11,
        22: 18 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7,
        23: 18 / 21 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7 * 5 / 6,
    }
    assert {step.time: step.survival for step in relapses} == pytest.approx(by_hand, rel=1e-12)
    assert [step.at_risk for step in relapses] == [21, 17, 15, 12, 11, 7, 6]


def test_greenwoods_error_and_the_log_log_interval_at_six_weeks():
    at_six = curve(REMISSION)[0]
    # 0.857143 * sqrt(3 / (21 * 18)) = 0.857143 * 0.0890871
    assert at_six.se == pytest.approx(0.0763604, abs=5e-8)
    # log S = -0.1541507; 1.959964 * 0.0890871 / 0.1541507 = 1.132709; exp(±) = 3.104055, 0.322159
    # 0.857143 ^ 3.104055 = 0.61972; 0.857143 ^ 0.322159 = 0.95155
    limits = (at_six.interval.lower, at_six.interval.upper)
    assert limits == pytest.approx((0.61972, 0.95155), abs=1e-5)


def test_a_tie_counts_the_event_before_the_censoring():
    assert curve([(5, False), (5, True)])[0].survival == 0.5


def test_a_curve_that_reached_zero_has_no_error_and_stays_there():
    last = curve([(1, False), (2, True)])[-1]
    assert (last.survival, last.se, last.interval) == (0, None, None)
    assert survival_at(curve([(1, False), (2, True)]), 100) == 0


def test_before_any_event_the_curve_is_one_without_an_interval():
    first = curve([(1, False), (2, True), (3, False)])[0]
    assert (first.survival, first.se, first.interval) == (1, 0, None)


def test_the_curve_is_read_at_the_step_and_not_beyond_the_last_time():
    steps = curve(REMISSION)
    assert survival_at(steps, 5.9) == 1
    assert survival_at(steps, 6) == survival_at(steps, 6.9) == 18 / 21
    assert survival_at(steps, 35) == pytest.approx(0.448179, abs=5e-7)
    assert survival_at(steps, 35.1) is None


def test_nobody_watched_has_no_curve():
    assert kaplan_meier([], []) == ()
    assert survival_at((), 1) is None


@pytest.mark.parametrize(
    ("times", "observed", "message"),
    [
        ([1.0], [], "1 times and 0 outcomes"),
        ([-1.0], [True], "before the start"),
        ([float("nan")], [True], "not finite"),
    ],
)
def test_times_that_cannot_be_are_refused(times, observed, message):
    with pytest.raises(ValueError, match=message):
        kaplan_meier(times, observed)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40), st.integers(0, 20))
def test_without_censoring_the_curve_is_the_share_still_free(times, day):
    steps = kaplan_meier(times, [True] * len(times))
    free = sum(time > day for time in times) / len(times)
    assert survival_at(steps, day) == pytest.approx(free, abs=1e-12)


@given(FOLLOW_UP)
def test_everybody_leaves_once_and_the_curve_never_rises(data):
    steps = curve(data)
    assert sum(step.events + step.censored for step in steps) == len(data)
    assert all(a.survival >= b.survival and a.at_risk > b.at_risk for a, b in pairwise(steps))
    for step in steps:
        if step.interval is not None:
            assert 0 <= step.interval.lower <= step.survival <= step.interval.upper <= 1
