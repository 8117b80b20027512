"""Simulated time: it stands, moves on, and wakes the earliest life first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from trialwright.simulate.clock import Agenda, SimulatedClock, moment

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def test_the_clock_stands_still_and_never_goes_back():
    clock = SimulatedClock(START)
    clock.move(START + timedelta(days=2))
    clock.move(START)
    assert clock() == START + timedelta(days=2)
    assert clock.today == date(2026, 3, 3)


def test_the_clock_is_in_utc_whatever_zone_it_was_started_in():
    hanoi = timezone(timedelta(hours=7))
    clock = SimulatedClock(datetime(2026, 3, 1, 2, 0, tzinfo=hanoi))
    assert clock.today == date(2026, 2, 28)


def test_minutes_of_a_day_are_counted_from_midnight():
    assert moment(date(2026, 3, 1), 8 * 60) == START


def test_lives_interleave_in_order_of_time_and_of_entry_where_times_are_equal():
    clock, seen = SimulatedClock(START), []
    agenda = Agenda(clock)

    def life(name, *days):
        for day in days:
            yield START + timedelta(days=day)
            seen.append((name, (clock() - START).days))

    agenda.add(life("a", 1, 5))
    agenda.add(life("b", 1, 3))
    agenda.run()
    assert seen == [("a", 1), ("b", 1), ("b", 3), ("a", 5)]


def test_a_life_that_wishes_for_the_past_is_woken_now():
    clock, seen = SimulatedClock(START), []
    agenda = Agenda(clock)

    def late():
        yield START - timedelta(days=9)
        seen.append(clock())

    agenda.add(late())
    agenda.run()
    assert seen == [START]


def test_a_life_may_begin_another():
    clock, seen = SimulatedClock(START), []
    agenda = Agenda(clock)

    def child():
        yield START + timedelta(days=2)
        seen.append("child")

    def parent():
        yield START + timedelta(days=1)
        agenda.add(child())
        yield START + timedelta(days=3)
        seen.append("parent")

    agenda.add(parent())
    agenda.run()
    assert seen == ["child", "parent"]
