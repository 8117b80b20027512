"""Events over person-time."""

from math import exp, factorial, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.rates import garwood


def test_seven_events_in_27_4_person_years():
    interval = garwood(7, 27.4)
    shown = (interval.estimate, interval.lower, interval.upper)
    assert shown == pytest.approx(
        (0.2555, 0.1027, 0.5264), abs=5e-5
    )  # worked out outside this program


def test_no_event_in_ten_person_years_allows_one_in_three_years():
    # exp(-10 rate) = 0.025 solved by hand
    interval = garwood(0, 10)
    assert (interval.estimate, interval.lower) == (0, 0)
    assert interval.upper == pytest.approx(-log(0.025) / 10, rel=1e-13)


@given(st.integers(1, 40), st.floats(0.1, 1000), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_each_limit_leaves_half_the_error_in_its_tail(events, person_time, level):
    def at_most(k, mean):
        return sum(exp(-mean) * mean**i / factorial(i) for i in range(k + 1))

    interval = garwood(events, person_time, level)
    tail = (1 - level) / 2
    assert 1 - at_most(events - 1, interval.lower * person_time) == pytest.approx(tail, rel=1e-8)
    assert at_most(events, interval.upper * person_time) == pytest.approx(tail, rel=1e-8)
    assert interval.lower < interval.estimate < interval.upper


@given(st.integers(0, 100), st.floats(0.1, 100))
def test_person_months_give_a_twelfth_of_the_rate_in_person_years(events, years):
    a_year, a_month = garwood(events, years), garwood(events, years * 12)
    assert a_month.lower * 12 == pytest.approx(a_year.lower, rel=1e-12)
    assert a_month.upper * 12 == pytest.approx(a_year.upper, rel=1e-12)


@pytest.mark.parametrize("person_time", [0, -1, float("nan"), float("inf")])
def test_a_rate_over_no_time_is_refused(person_time):
    with pytest.raises(ValueError, match="person-time"):
        garwood(1, person_time)


def test_fewer_events_than_none_are_refused():
    with pytest.raises(ValueError, match="events"):
        garwood(-1, 1)
