"""The delegation log: who may act from when to when."""

from __future__ import annotations

from datetime import date

import pytest

from trialwright.conduct.people import Appointment, check_person, check_role
from trialwright.values.findings import InputRefused

MARCH = Appointment("S1", date(2024, 3, 1), date(2024, 3, 31), event=9)


def test_both_days_of_an_appointment_count():
    assert MARCH.covers("S1", date(2024, 3, 1))
    assert MARCH.covers("S1", date(2024, 3, 31))
    assert not MARCH.covers("S1", date(2024, 2, 29))
    assert not MARCH.covers("S1", date(2024, 4, 1))


def test_an_appointment_without_an_end_goes_on():
    assert Appointment("S1", date(2024, 3, 1), None, event=9).covers("S1", date(2034, 3, 1))


def test_an_appointment_at_a_site_holds_there_and_for_the_study_as_a_whole():
    assert not MARCH.covers("S2", date(2024, 3, 1))
    assert MARCH.covers(None, date(2024, 3, 1))


def test_an_appointment_without_a_site_holds_at_every_site():
    assert Appointment(None, date(2024, 3, 1), None, event=9).covers("S2", date(2024, 3, 1))


@pytest.mark.parametrize("person", ["Nguyen Van A", "", "a b", "Investigator-1", "x" * 65])
def test_a_person_is_a_user_id_and_never_a_name(person: str):
    with pytest.raises(InputRefused, match="user id"):
        check_person(person)


def test_an_unknown_role_is_refused_with_those_there_are():
    with pytest.raises(InputRefused, match="allowed: sponsor, investigator"):
        check_role("chief")
