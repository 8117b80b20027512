"""A safety boundary looked at after every participant, and what it does."""

from dataclasses import astuple
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.stopping import (
    StoppingRule,
    boundary_steps,
    compute_boundary,
    is_crossed,
    operating_characteristics,
    posterior_exceeds,
)

# priors worth two and six participants with one event in ten, and the flat one; 30 planned
TWO = StoppingRule(0.2, 1.8, limit=0.10, certainty=0.95, n_max=30)
SIX = StoppingRule(0.6, 5.4, limit=0.10, certainty=0.95, n_max=30)
FLAT = StoppingRule(1, 1, limit=0.20, certainty=0.90, n_max=30)

RULES = st.builds(
    StoppingRule,
    st.floats(0.1, 3),
    st.floats(0.1, 10),
    st.floats(0.05, 0.5),
    st.floats(0.7, 0.99),
    st.integers(1, 7),
)


@pytest.mark.parametrize(
    ("rule", "steps"),
    [
        # from n participants on: events that stop (worked out outside this program)
        (TWO, {2: 2, 4: 3, 9: 4, 15: 5, 22: 6, 28: 7}),
        (SIX, {3: 3, 8: 4, 14: 5, 20: 6, 27: 7}),
        (FLAT, {1: 1, 2: 2, 6: 3, 9: 4, 13: 5, 16: 6, 20: 7, 24: 8, 28: 9}),
    ],
)
def test_the_boundary_table(rule, steps):
    assert [astuple(step) for step in boundary_steps(rule)] == list(steps.items())


@pytest.mark.parametrize(
    ("rule", "stop"),
    [
        (TWO, {0.05: 0.015, 0.10: 0.110, 0.20: 0.574, 0.30: 0.911, 0.40: 0.992}),
        (SIX, {0.05: 0.007, 0.10: 0.078, 0.20: 0.523, 0.30: 0.893, 0.40: 0.990}),
    ],
)
def test_how_often_it_stops_at_each_true_rate(rule, stop):
    got = {p: round(operating_characteristics(rule, p).stop, 3) for p in stop}
    assert got == stop


@pytest.mark.parametrize(("probability", "participants"), [(0.10, 28.0), (0.30, 12.3)])
def test_how_many_participants_it_takes(probability, participants):
    assert round(operating_characteristics(TWO, probability).expected_n, 1) == participants


def test_a_flat_prior_stops_at_the_first_participants_first_event():
    # 1 - 0.2^2: the posterior after one event in one is Beta(2, 1)
    assert posterior_exceeds(FLAT, 1, 1) == pytest.approx(0.96, rel=1e-13)
    assert is_crossed(FLAT, 1, 1)
    assert not is_crossed(TWO, 1, 1)


def test_one_event_alone_never_stops_where_two_are_needed():
    assert compute_boundary(TWO)[:4] == (None, 2, 2, 3)


def test_before_the_first_participant_nothing_is_crossed():
    assert not is_crossed(StoppingRule(9, 1, 0.1, 0.5, 5), 0, 0)


@given(RULES, st.floats(0, 1))
def test_counting_every_course_of_events_gives_the_same(rule, probability):
    boundary = compute_boundary(rule)
    stop_at = [0.0] * rule.n_max
    for course in product([0, 1], repeat=rule.n_max):
        chance = probability ** sum(course) * (1 - probability) ** (rule.n_max - sum(course))
        for n, least in enumerate(boundary, start=1):
            if least is not None and sum(course[:n]) >= least:
                stop_at[n - 1] += chance
                break
    does = operating_characteristics(rule, probability)
    assert does.stop_at == pytest.approx(tuple(stop_at), abs=1e-12)
    never = (1 - sum(stop_at)) * rule.n_max
    expected_n = sum(n * chance for n, chance in enumerate(stop_at, 1)) + never
    assert does.expected_n == pytest.approx(expected_n, abs=1e-9)


@given(RULES, st.floats(0, 0.9))
def test_a_riskier_treatment_stops_more_often_and_sooner(rule, probability):
    safe = operating_characteristics(rule, probability)
    risky = operating_characteristics(rule, probability + 0.1)
    assert risky.stop >= safe.stop - 1e-12
    assert risky.expected_n <= safe.expected_n + 1e-12


@given(RULES)
def test_the_boundary_is_where_the_rule_turns(rule):
    for n, least in enumerate(compute_boundary(rule), start=1):
        crossed = [events for events in range(n + 1) if is_crossed(rule, events, n)]
        assert crossed == ([] if least is None else list(range(least, n + 1)))


@pytest.mark.parametrize(
    "numbers",
    [
        (0, 1, 0.1, 0.9, 30),
        (1, float("inf"), 0.1, 0.9, 30),
        (1, 1, 10, 0.9, 30),
        (1, 1, 0.1, 1, 30),
        (1, 1, 0.1, 0.9, 0),
    ],
)
def test_what_is_no_rule_is_refused(numbers):
    with pytest.raises(ValueError, match="allowed"):
        StoppingRule(*numbers)


def test_more_events_than_participants_are_refused():
    with pytest.raises(ValueError, match="3 events in 2 participants"):
        posterior_exceeds(TWO, 3, 2)


def test_a_rate_in_percent_is_refused():
    with pytest.raises(ValueError, match="probability is 10"):
        operating_characteristics(TWO, 10)
