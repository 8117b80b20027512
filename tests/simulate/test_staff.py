"""Who acts in a rehearsal: roles the permission table knows, ids that are no names."""

from __future__ import annotations

from trialwright.conduct.people import check_person, check_role
from trialwright.simulate.staff import staff_of

STAFF = staff_of("Hospital", ("S1", "S2"))


def test_everyone_has_a_role_that_exists_and_an_id_that_is_no_name():
    for person in (STAFF.sponsor, *STAFF.appointed):
        check_role(person.role)
        check_person(person.person)


def test_no_two_people_share_an_id():
    ids = [person.person for person in STAFF.appointed]
    assert len(set(ids)) == len(ids)


def test_who_makes_a_lot_is_not_who_releases_it():
    assert STAFF.cell_lab.person != STAFF.quality.person


def test_every_site_has_its_own_investigator_and_coordinator():
    assert [site.investigator.site for site in STAFF.sites] == ["S1", "S2"]
    assert len({site.coordinator.person for site in STAFF.sites}) == 2
