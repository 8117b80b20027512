"""Who may do what: every role tries every verb, and the table alone says what happens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conduct.studies import (
    COORDINATOR,
    EVERYONE,
    INVESTIGATOR,
    MONITOR,
    SPONSOR,
    START,
    running,
    team,
)
from trialwright.conduct.folds.apply import FOLDS
from trialwright.conduct.people import ROLES, Actor
from trialwright.conduct.permissions import PERMISSIONS, check_role_may
from trialwright.conduct.study import Conduct
from trialwright.values.findings import NotPermitted

# Enough arguments for every verb to come as far as its permission; none is ever looked at.
ARGUMENTS = {
    "site": "S1",
    "participant": "01-001",
    "lot": "01-001-L1",
    "query_id": "Q1-1",
    "by": None,
}


def test_every_verb_that_is_folded_has_a_line_in_the_table_and_is_a_method():
    assert set(PERMISSIONS) == set(FOLDS)
    assert all(callable(getattr(Conduct, verb)) for verb in PERMISSIONS)


def test_the_table_names_no_role_that_does_not_exist():
    assert set().union(*PERMISSIONS.values()) <= set(ROLES)


@pytest.mark.parametrize("verb", sorted(PERMISSIONS))
@pytest.mark.parametrize("by", EVERYONE, ids=lambda actor: actor.role)
def test_a_role_may_do_what_the_table_says_and_nothing_else(verb: str, by: Actor):
    if by.role in PERMISSIONS[verb]:
        check_role_may(verb, by)
    else:
        with pytest.raises(NotPermitted, match=f"{verb}: not for role {by.role}; allowed: "):
            check_role_may(verb, by)


@pytest.mark.parametrize("verb", sorted(PERMISSIONS))
def test_every_verb_asks_the_table_before_anything_else(verb: str):
    study = running()
    stranger = team("stranger", next(role for role in ROLES if role not in PERMISSIONS[verb]))
    act = getattr(study.conduct, verb)
    names = act.__code__.co_varnames[1 : 1 + act.__code__.co_argcount - 1]
    before = study.conduct.state.events
    if verb in ("answer_query", "close_query"):
        query = _a_query(study)
        before = study.conduct.state.events
        arguments = {name: query if name == "query_id" else "x" for name in names}
    else:
        arguments = {name: ARGUMENTS.get(name, "x") for name in names}
    with pytest.raises(NotPermitted):
        act(**arguments, by=stranger)
    assert study.conduct.state.events == before


def _a_query(study) -> str:
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", {}, START, by=COORDINATOR)
    return next(iter(study.conduct.state.queries))


def test_no_administrator_stands_in_a_line_that_touches_clinical_data():
    lines = {verb for verb, roles in PERMISSIONS.items() if "administrator" in roles}
    assert lines == {"file_approval", "appoint"}


def test_nobody_acts_before_or_after_the_dates_of_an_appointment():
    study = running()
    temporary = team("locum-1", "coordinator", "S1")
    first, last = START + timedelta(days=2), START + timedelta(days=4)
    study.conduct.appoint("locum-1", "coordinator", "S1", first, last, by=SPONSOR)
    for day, allowed in ((1, False), (2, True), (4, True), (5, False)):
        study.clock.go_to(START + timedelta(days=day))
        if allowed:
            assert study.conduct.screen("S1", by=temporary)
        else:
            with pytest.raises(NotPermitted, match="locum-1 is not appointed as coordinator"):
                study.conduct.screen("S1", by=temporary)


def test_a_person_appointed_in_one_role_does_not_act_in_another():
    study = running()
    with pytest.raises(NotPermitted, match="not appointed"):
        study.conduct.screen("S1", by=team("monitor-1", "coordinator", "S1"))


def test_a_site_s_user_reaches_no_other_site_s_participants():
    study = running()
    participant = study.attending()
    study.conduct.appoint("coordinator-2", "coordinator", "S2", START, None, by=SPONSOR)
    elsewhere = team("coordinator-2", "coordinator", "S2")
    with pytest.raises(NotPermitted, match="belongs to another site"):
        study.conduct.save_form(participant, "SCR", "laboratory", {}, START, by=elsewhere)
    nowhere = team("coordinator-2", "coordinator")
    with pytest.raises(NotPermitted, match="not appointed as coordinator here"):
        study.conduct.save_form(participant, "SCR", "laboratory", {}, START, by=nowhere)


def test_the_monitor_sees_every_site_but_enters_nothing():
    study = running()
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", {}, START, by=COORDINATOR)
    study.conduct.verify_form(participant, "SCR", "laboratory", by=MONITOR)
    with pytest.raises(NotPermitted):
        study.conduct.attend(participant, "COL", START, by=MONITOR)
    assert INVESTIGATOR.role not in PERMISSIONS["verify_form"]
