"""Facts about a person: what is absent is unknown, unless the record is said to be whole."""

from __future__ import annotations

from datetime import date

from trialwright.screen.facts import AgeOn, PersonFacts
from trialwright.values.dates import PartialDate


def test_a_year_of_birth_alone_leaves_every_day_of_that_year_open():
    person = PersonFacts(person="p", birth=PartialDate(1980))
    assert person.birth_between == (date(1980, 1, 1), date(1980, 12, 31))


def test_completed_years_on_a_day_leave_a_year_of_birthdays_open():
    person = PersonFacts(person="p", age=AgeOn(41, date(2026, 3, 1)))
    assert person.birth_between == (date(1984, 3, 2), date(1985, 3, 1))


def test_without_birth_or_age_nothing_is_known_of_the_day_of_birth():
    assert PersonFacts(person="p").birth_between is None


def test_a_record_is_whole_only_where_it_says_so_by_domain_or_by_concept():
    person = PersonFacts(person="p", complete=frozenset({"medications", "cancer"}))
    assert person.is_complete("medications", "insulin")
    assert person.is_complete("conditions", "cancer")
    assert not person.is_complete("conditions", "stroke")
