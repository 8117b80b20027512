"""Intervals for a proportion: which one to take, and what each promises."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from trialwright.stats.proportions import METHODS, blaker, clopper_pearson, mid_p, wilson

METHOD_NAMES = sorted(METHODS)
DIGITS = 5e-7  # the witnesses are printed to six decimals


@st.composite
def counts(draw, most=200):
    n = draw(st.integers(1, most))
    return draw(st.integers(0, n)), n


def chance(k, n, p):
    return comb(n, k) * p**k * (1 - p) ** (n - k)


@pytest.mark.parametrize(
    ("method", "x", "n", "lower", "upper"),
    [
        # worked out outside this program, to six decimals
        (clopper_pearson, 0, 30, 0.0, 0.115703),
        (clopper_pearson, 1, 30, 0.000844, 0.172169),
        (wilson, 1, 30, 0.005909, 0.166704),
        (mid_p, 1, 30, 0.001667, 0.153609),
        (blaker, 1, 30, 0.001708, 0.162619),
        (clopper_pearson, 6, 15, 0.163364, 0.677130),
        (mid_p, 6, 15, 0.180888, 0.654615),
    ],
)
def test_known_intervals_come_out(method, x, n, lower, upper):
    interval = method(x, n)
    assert (interval.lower, interval.upper) == pytest.approx((lower, upper), abs=DIGITS)
    assert (interval.estimate, interval.level) == (x / n, 0.95)


def test_no_event_in_thirty_still_allows_eleven_in_a_hundred():
    # (1 - p)^30 = 0.025 solved by hand
    assert clopper_pearson(0, 30).upper == pytest.approx(1 - 0.025 ** (1 / 30), rel=1e-13)


def test_blaker_of_one_in_thirty_starts_where_one_or_more_has_chance_alpha():
    # no opposite tail is small enough to be added there: 1 - (1 - p)^30 = 0.05
    assert blaker(1, 30).lower == pytest.approx(1 - 0.95 ** (1 / 30), rel=1e-13)


@pytest.mark.parametrize(("x", "n"), [(0, 0), (1, 0), (-1, 5), (6, 5)])
@pytest.mark.parametrize("name", METHOD_NAMES)
def test_what_is_no_proportion_is_refused(name, x, n):
    with pytest.raises(ValueError, match="proportion"):
        METHODS[name](x, n, 0.95)


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
@pytest.mark.parametrize("name", METHOD_NAMES)
def test_a_level_is_a_share_not_a_percentage(name, level):
    with pytest.raises(ValueError, match="confidence level"):
        METHODS[name](1, 2, level)


@pytest.mark.parametrize("name", METHOD_NAMES)
@given(counts())
def test_the_interval_holds_the_estimate_within_0_and_1(name, count):
    interval = METHODS[name](*count, 0.95)
    assert 0 <= interval.lower <= interval.estimate <= interval.upper <= 1
    assert interval.method == name


@pytest.mark.parametrize("name", METHOD_NAMES)
@given(counts())
def test_counting_those_without_the_event_mirrors_the_interval(name, count):
    x, n = count
    ours, mirrored = METHODS[name](x, n, 0.95), METHODS[name](n - x, n, 0.95)
    assert (1 - ours.upper, 1 - ours.lower) == pytest.approx(
        (mirrored.lower, mirrored.upper), abs=1e-12
    )


@pytest.mark.parametrize("name", METHOD_NAMES)
@given(counts())
def test_one_event_more_moves_both_limits_up(name, count):
    x, n = count
    if x < n:
        fewer, more = METHODS[name](x, n, 0.95), METHODS[name](x + 1, n, 0.95)
        assert fewer.lower < more.lower
        assert fewer.upper < more.upper


@pytest.mark.parametrize("name", METHOD_NAMES)
@given(counts(), st.floats(0.5, 0.99))
def test_more_confidence_is_never_a_shorter_interval(name, count, level):
    narrow, wide = METHODS[name](*count, level), METHODS[name](*count, (1 + level) / 2)
    assert wide.lower <= narrow.lower + 1e-12
    assert wide.upper >= narrow.upper - 1e-12


@given(counts(), st.floats(0.5, 0.99))
def test_blaker_and_mid_p_lie_within_clopper_pearson(count, level):
    outer = clopper_pearson(*count, level)
    for inner in (blaker(*count, level), mid_p(*count, level)):
        assert outer.lower <= inner.lower + 1e-12
        assert inner.upper <= outer.upper + 1e-12


@given(counts(), st.floats(0.5, 0.999))
def test_clopper_pearson_and_wilson_agree_with_scipy_stats(count, level):
    test = binomtest(*count)
    for method, theirs in ((clopper_pearson, "exact"), (wilson, "wilson")):
        ours, peer = method(*count, level), test.proportion_ci(level, theirs)
        assert (ours.lower, ours.upper) == pytest.approx((peer.low, peer.high), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("method", [clopper_pearson, blaker])
@pytest.mark.parametrize("n", [1, 2, 7, 30])
def test_exact_intervals_cover_at_least_the_level_whatever_the_truth(method, n):
    # every possible count is enumerated, nothing is sampled
    intervals = [method(x, n) for x in range(n + 1)]
    for p in (step / 200 for step in range(201)):
        covered = sum(chance(x, n, p) for x, i in enumerate(intervals) if i.lower <= p <= i.upper)
        assert covered >= 0.95 - 1e-12


@given(st.integers(1, 30), st.data())
def test_mid_p_limits_leave_half_the_observed_count_in_the_tail(n, data):
    x = data.draw(st.integers(1, n))
    p = mid_p(x, n).lower
    beyond = sum(chance(k, n, p) for k in range(x + 1, n + 1))
    assert beyond + chance(x, n, p) / 2 == pytest.approx(0.025, rel=1e-9)


def acceptability(x, n, p):
    """Blaker's function as he defines it, from the binomial probabilities alone."""
    up = [sum(chance(k, n, p) for k in range(j, n + 1)) for j in range(n + 2)]
    down = [sum(chance(k, n, p) for k in range(j + 1)) for j in range(n + 1)]
    smaller = min(up[x], down[x])
    if up[x] <= down[x]:
        return smaller + max((d for d in down if d <= smaller), default=0.0)
    return smaller + max(u for u in up if u <= smaller)


@pytest.mark.parametrize(("x", "n"), [(0, 4), (1, 5), (3, 8), (6, 15), (10, 12)])
def test_blaker_limits_are_where_the_acceptable_values_begin_and_end(x, n):
    interval = blaker(x, n)
    steps = 2000
    acceptable = [i / steps for i in range(steps + 1) if acceptability(x, n, i / steps) > 0.05]
    assert interval.lower == pytest.approx(acceptable[0], abs=1 / steps)
    assert interval.upper == pytest.approx(acceptable[-1], abs=1 / steps)
    assert interval.lower <= acceptable[0]
    assert acceptable[-1] <= interval.upper
