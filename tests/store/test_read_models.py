"""Read models: made anew from the ledger they say the same as the live state."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conduct.studies import COORDINATOR, INVESTIGATOR, START, running
from store.ledgers import NAME, stored_study
from trialwright.store.database import ensure_django, open_storage
from trialwright.store.read_models import built_to, participant_list, rebuild
from trialwright.values.findings import TrialwrightError

ACTS = st.sampled_from(["screen", "enrolled", "lose", "withdraw", "attending"])


def do(study, act: str) -> None:
    people = list(study.conduct.state.participants)
    try:
        if act == "screen":
            study.conduct.screen("S1", by=COORDINATOR)
        elif act in ("enrolled", "attending"):
            getattr(study, act)()
        elif act == "lose" and people:
            study.conduct.lose(people[-1], "not reached", START, by=COORDINATOR)
        elif people:
            study.conduct.withdraw(people[0], "study", "moved", START, by=INVESTIGATOR)
    except TrialwrightError:
        return


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=8))
def test_rebuilt_is_the_same_as_live(tmp_path: Path, acts: list[str]):
    path = tmp_path / NAME
    path.unlink(missing_ok=True)
    with open_storage(str(path), create=True) as storage:
        study = running(storage=storage)
        for act in acts:
            do(study, act)
        assert rebuild(storage) == len(study.conduct.state.participants)
        rows = participant_list(storage)
        people = study.conduct.state.participants
        assert [row["participant"] for row in rows] == sorted(people)
        for row in rows:
            person = people[row["participant"]]
            assert (row["site"], row["status"], row["arm"], row["screened_on"]) == (
                person.site,
                person.status.value,
                person.arm,
                person.screened_on,
            )
        assert built_to(storage) == (study.conduct.state.events, study.conduct.head)


def test_before_the_first_building_there_is_nothing(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    with open_storage(str(path), create=False) as storage:
        assert participant_list(storage) == []
        assert built_to(storage) == (0, "0" * 64)


def test_building_twice_changes_nothing(tmp_path: Path):
    path, _ = stored_study(tmp_path)
    with open_storage(str(path), create=False) as storage:
        assert rebuild(storage) == 2
        first = participant_list(storage)
        assert rebuild(storage) == 2
        assert participant_list(storage) == first


@pytest.mark.requirement("A7")
def test_the_read_models_hold_nothing_that_a_redaction_would_have_to_destroy():
    ensure_django()
    columns = {field.name for field in apps.get_model("store", "ParticipantRow")._meta.fields}
    assert columns == {"participant", "site", "status", "arm", "screened_on", "event"}
