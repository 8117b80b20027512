"""Adverse events: what follows what, what is told when, and what may be told at all."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import mean

import pytest

from trialwright.conduct.adverse_events import check_adverse_event
from trialwright.simulate import events
from trialwright.simulate.dice import Dice

DAY = date(2026, 3, 1)
LATER = DAY + timedelta(days=4000)
DICE = [Dice(1, f"person {number}") for number in range(1, 401)]


def all_happenings():
    for dice in DICE:
        yield from events.after("collection", DAY, dice)
        yield from events.after("administration", DAY, dice, 1)
        yield from events.in_the_background({"background", "diabetes"}, DAY, 365, dice)


HAPPENINGS = list(all_happenings())


@pytest.mark.parametrize("kind", events.KINDS, ids=lambda kind: kind.term)
def test_every_kind_happens_and_can_be_told(kind):
    happening = events.happening(kind, DAY, DICE[0])
    check_adverse_event(happening.as_told(happening.told), LATER)
    check_adverse_event(happening.as_told(LATER), LATER)
    assert any(other.kind is kind for other in HAPPENINGS)


def test_pain_after_collection_is_as_frequent_as_the_table_says():
    often = mean(
        any(
            event.kind.term == "Bone marrow harvest site pain"
            for event in events.after("collection", DAY, dice)
        )
        for dice in DICE
    )
    assert often == pytest.approx(0.35, abs=0.07)


def test_background_events_come_at_their_yearly_rate():
    colds = sum(event.kind.term == "Nasopharyngitis" for event in HAPPENINGS)
    assert colds / len(DICE) == pytest.approx(0.30, abs=0.08)


def test_people_without_diabetes_have_no_events_of_diabetes():
    found = [e for d in DICE for e in events.in_the_background({"background"}, DAY, 365, d)]
    assert all(event.kind.cause == "background" for event in found)


def test_a_second_dose_has_events_of_its_own():
    first, second = (
        [e for d in DICE for e in events.after("administration", DAY, d, n)] for n in (1, 2)
    )
    assert [event.kind.term for event in first] != [event.kind.term for event in second]


def test_the_site_hears_of_it_within_a_week_and_of_a_serious_one_within_a_day():
    for event in HAPPENINGS:
        assert timedelta(0) <= event.told - event.start <= timedelta(1 if event.serious else 7)


def test_an_end_that_is_still_to_come_is_not_known():
    long = next(event for event in HAPPENINGS if event.end > event.told)
    assert long.as_told(long.told).end is None
    assert long.as_told(long.told).outcome == "recovering"
    assert long.as_told(long.end).end == long.end
    assert long.as_told(long.end).outcome == "recovered"


def test_the_event_that_is_there_by_design_is_serious_and_a_fatal_one_is_fatal():
    assert events.happening(events.SERIOUS, DAY, DICE[0]).serious
    fatal = events.happening(events.FATAL, DAY, DICE[0]).as_told(DAY)
    assert (fatal.grade, fatal.outcome, fatal.seriousness) == (5, "fatal", "death")


def test_pain_of_the_harvest_is_related_to_the_collection_and_not_to_the_cells():
    pain = next(e for e in HAPPENINGS if e.kind.term == "Bone marrow harvest site pain")
    told = pain.as_told(LATER)
    assert (told.related_collection, told.related_cells) == ("definitely", "not")


def test_what_the_study_does_not_ask_is_not_answered():
    fever = next(e for e in HAPPENINGS if e.kind.term == "Pyrexia")
    told = fever.as_told(LATER, asked=("related_administration", "related_disease"))
    assert (told.related_administration, told.related_disease) == ("probably", "not")
    assert (told.related_cells, told.related_collection) == (None, None)
