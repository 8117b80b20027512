"""A rehearsal end to end: a record in, a locked study with everything that happens in one, out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from msgspec.structs import replace

from conduct.studies import randomised_study, tiny_study
from simulate.runs import EXAMPLE, drafted, run
from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.ledger import verify
from trialwright.conduct.storage import MemoryStorage
from trialwright.conduct.study import Conduct
from trialwright.protocol.criteria import Age, Comparison, Criterion, PersonDecides
from trialwright.protocol.schedule import Timing
from trialwright.simulate.rehearsal import opening_clock, rehearse, start_of
from trialwright.values.findings import AnswerIsNo, InputRefused

RECORDS = Path(__file__).parents[3] / "shared" / "records" / "ctgov"


@pytest.fixture(scope="module")
def flagship():
    return drafted(EXAMPLE)


@pytest.fixture(scope="module")
def ten(flagship):
    return run(flagship, 10)


def milestones(ran, name):
    return set(ran.table("milestones").filter(pl.col("milestone") == name)["participant"])


def test_a_rehearsal_ends_in_a_locked_study_with_a_final_cut(ten):
    assert ten.rehearsal.enrolled == 10
    assert ten.rehearsal.snapshot.kind == "final"
    assert ten.rehearsal.snapshot.locked
    assert [event.verb for event in ten.events[-2:]] == ["lock", "take_snapshot"]
    assert ten.rehearsal.head == ten.sealed[-1].hash


def test_everything_is_marked_as_simulated(ten):
    assert {event.source for event in ten.events} == {"simulated"}
    assert ten.rehearsal.snapshot.simulated
    assert all(name.startswith("SIM-") for name in ten.table("participants")["participant"])
    assert set(ten.table("values")["source"]) <= {"simulated", "derived"}


def test_the_chain_verifies_and_its_times_never_go_back(ten):
    assert verify(ten.sealed).intact
    times = [event.at for event in ten.events]
    assert times == sorted(times)


def test_participants_lives_run_side_by_side(ten):
    """Visits of different people interleave, as they do in a clinic."""
    turns = [event.participant for event in ten.of_verb("attend")]
    switches = sum(a != b for a, b in pairwise(turns))
    assert switches > 2 * len(set(turns))


def test_approvals_are_on_file_and_the_site_is_open_before_anyone_is_screened(ten):
    verbs = [event.verb for event in ten.events]
    first = verbs.index("screen")
    assert verbs[0] == "publish"
    assert Counter(verbs[:first])["file_approval"] == 2
    assert "activate_site" in verbs[:first]


def test_the_first_screening_is_on_or_after_the_studys_start(flagship, ten):
    first = min(ten.table("participants")["screened_on"])
    assert first >= start_of(flagship)


def test_the_screening_log_has_every_criterion_with_its_reason(flagship, ten):
    log = ten.table("criteria")
    assessed = log.group_by("participant").len()
    assert set(assessed["len"]) == {len(flagship.criteria)}
    assert log.filter(pl.col("reason").is_null()).is_empty()


def test_some_are_refused_for_several_reasons_and_some_before_they_are_asked(ten):
    failed = ten.table("milestones").filter(pl.col("milestone") == "screen_failure")
    reasons = {reason.split(":")[0] for reason in failed["reason"]}
    assert len(reasons) >= 3
    assert "consent was not given" in reasons


def test_nobody_is_enrolled_whom_a_criterion_keeps_out(ten):
    enrolled = milestones(ten, "enrolment")
    met = ten.table("criteria").filter(pl.col("participant").is_in(enrolled))["met"]
    assert met.all()


def test_a_record_and_a_seed_always_come_to_these_numbers(ten):
    """Golden: a change here is a change of every rehearsal, and stands in the change log."""
    statuses = Counter(ten.table("participants")["status"])
    assert statuses == GOLDEN_STATUSES
    assert len(milestones(ten, "collection")) == 10
    assert len(milestones(ten, "dose_1")) == 8
    assert len(milestones(ten, "dose_2")) == 7


GOLDEN_STATUSES = {"screen_failed": 11, "completed": 8, "withdrawn": 2}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_ten_participants_show_all_that_a_study_has_to_cope_with(flagship, seed):
    ran = run(flagship, 10, seed)
    product, visits = ran.table("product"), ran.table("visits")
    failed = set(product.filter(pl.col("step") == "expansion_failed")["participant"])
    withdrawn = {event.participant for event in ran.of_verb("withdraw")}
    collected, dosed = milestones(ran, "collection"), milestones(ran, "dose_1")
    assert failed
    assert not failed & dosed
    assert (withdrawn & collected) - dosed - failed
    assert milestones(ran, "dose_2_skipped") & dosed
    assert ran.table("adverse_events")["serious"].any()
    assert (visits["status"] == "missed").any()
    assert (visits.filter(pl.col("status") == "done")["days_outside"] != 0).any()
    assert corrections(ran)
    assert ran.of_verb("answer_query") or ran.table("queries").height
    assert ran.of_verb("verify_form")


def corrections(ran):
    """Saved forms that replaced a value."""
    saves = ran.of_verb("save_form")
    return [event for event in saves if any(f["kind"] == "replaced" for f in event.follows)]


def test_every_correction_says_why(ten):
    assert all(event.values["reason"] for event in corrections(ten))


def test_every_query_is_closed_and_every_enrolled_participant_signed_before_the_lock(ten):
    assert set(ten.table("queries")["state"]) == {"closed"}
    signed = {event.participant for event in ten.of_verb("sign")}
    assert signed == milestones(ten, "enrolment")
    assert {event.role for event in ten.of_verb("sign")} == {"investigator"}


def test_no_lot_is_released_by_who_made_it(ten):
    makers = {event.person for event in ten.of_verb("make_lot")}
    releasers = {event.person for event in ten.of_verb("release_lot")}
    assert makers
    assert releasers
    assert not makers & releasers


def test_the_last_visit_follows_the_first_dose_by_a_year(ten):
    visits = ten.table("visits").filter(pl.col("status") == "done")
    last = visits.filter(pl.col("encounter") == "M12").sort("participant")
    first = visits.filter(pl.col("participant").is_in(last["participant"].to_list()))
    first = first.filter(pl.col("encounter") == "D1").sort("participant")
    days = (last["on"] - first["on"]).dt.total_days()
    assert days.min() >= 345
    assert days.max() <= 390


def test_diaries_lie_in_the_week_before_their_visit(ten):
    saves = [event for event in ten.of_verb("save_form") if event.place.form == "insulin_diary"]
    on = {
        (event.participant, event.place.encounter): event.values["on"]
        for event in ten.of_verb("attend")
    }
    assert saves
    for event in saves:
        assert event.values["on"] < on[event.participant, event.place.encounter]


def test_the_same_seed_gives_the_same_ledger_and_another_seed_another(flagship, ten):
    again, other = run(flagship, 10), run(flagship, 10, seed=2)
    assert again.sealed == ten.sealed
    assert again.rehearsal.snapshot.data_hash == ten.rehearsal.snapshot.data_hash
    assert other.rehearsal.head != ten.rehearsal.head


HEAD = """
from conduct.studies import tiny_study
from simulate.runs import run
print(run(tiny_study(), 3).rehearsal.head)
"""


def test_the_ledger_does_not_depend_on_pythons_hash_seed():
    heads = set()
    for hash_seed in ("0", "1"):
        environment = dict(os.environ, PYTHONHASHSEED=hash_seed)
        tests = str(Path(__file__).parents[1])
        environment["PYTHONPATH"] = tests
        done = subprocess.run(
            [sys.executable, "-c", HEAD],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        heads.add(done.stdout)
    assert len(heads) == 1


def test_what_is_folded_anew_from_the_ledger_is_the_live_state(flagship, ten):
    storage = MemoryStorage()
    storage.append(ten.sealed)
    again = Conduct(
        ten.rehearsal.study,
        storage,
        clock=opening_clock(flagship),
        entropy=SeededEntropy(1),
        software="trialwright test",
        simulated=True,
    )
    assert again.state == ten.conduct.state


@pytest.mark.parametrize("participants", [1, 2, 3, 9])
def test_a_few_participants_run_as_well(flagship, participants):
    assert run(flagship, participants).rehearsal.enrolled == participants


def test_a_study_with_other_ids_runs_as_well():
    ran = run(tiny_study(), 10)
    assert {event.participant[:6] for event in ran.of_verb("screen")} == {"SIM-01", "SIM-02"}
    assert milestones(ran, "dose_2")


def test_doses_are_given_in_order_also_where_their_windows_overlap():
    study = tiny_study()
    soon = Timing(anchor="collection", offset="P43D", early=14, late=14)
    encounters = [replace(e, timing=soon) if e.id == "D2" else e for e in study.encounters]
    ran = run(replace(study, encounters=tuple(encounters)), 20)
    given = ran.table("product").filter(pl.col("step") == "administration")
    doses = given.sort("event").group_by("participant", maintain_order=True).agg("dose")["dose"]
    assert all(list(numbers) == sorted(numbers) for numbers in doses)


def test_what_is_no_cell_product_is_given_by_the_route_of_its_intervention():
    study = tiny_study()
    routed = tuple(replace(item, route="oral", product=None) for item in study.interventions)
    ran = run(replace(study, interventions=routed), participants=2)
    given = ran.rehearsal.snapshot.tables["product"].filter(pl.col("step") == "administration")
    assert given["route"].unique().to_list() == ["oral"]


def test_arms_given_by_a_list_are_filled_evenly():
    ran = run(randomised_study(), 8)
    arms = ran.table("participants").filter(pl.col("arm").is_not_null())["arm"]
    assert Counter(arms) == {"a": 4, "b": 4}


def test_two_groups_that_no_list_gives_are_filled_by_people():
    study = randomised_study()
    study = replace(study, design=replace(study.design, allocation="NON_RANDOMIZED"))
    arms = run(study, 8).table("participants")["arm"].drop_nulls()
    assert len(arms) == 8
    assert set(arms) == {"a", "b"}


def test_progress_counts_up_to_its_end(flagship):
    told = []
    run(flagship, 3, progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(1, 7)]


def test_criteria_that_nobody_meets_are_named():
    impossible = Criterion(
        id="I9",
        kind="inclusion",
        text="older than 130",
        status="computable",
        expression=Age(operator=">", value=130),
    )
    study = tiny_study()
    with pytest.raises(AnswerIsNo, match=r"0 of 1 places .* most often refused by: I9 \("):
        run(replace(study, criteria=(*study.criteria, impossible)), 1)


def test_a_comparator_the_source_destroyed_is_decided_by_the_investigator():
    destroyed = Criterion(
        id="I9",
        kind="inclusion",
        text="BMI * 40",
        status="partly",
        expression=Comparison(concept="bmi", operator="unknown", value=40, unit="kg/m2"),
    )
    study = tiny_study()
    ran = run(replace(study, criteria=(*study.criteria, destroyed)), 3)
    reasons = ran.table("criteria").filter(pl.col("criterion") == "I9")["reason"]
    assert all(reason.startswith("decided by the investigator") for reason in reasons)


def test_criteria_that_neither_include_nor_exclude_stop_the_rehearsal_before_it_begins():
    unclear = Criterion(
        id="U1",
        kind="unknown",
        text="Heart disease",
        status="needs_person",
        expression=PersonDecides(words="Heart disease", why="no heading"),
    )
    study = replace(tiny_study(), criteria=(unclear,))
    with pytest.raises(AnswerIsNo, match=r"does not say whether .* U1"):
        run(study, 1)


def test_more_participants_than_the_study_has_places_for_are_refused():
    study = tiny_study()
    clock = opening_clock(study)
    conduct = Conduct(
        study,
        MemoryStorage(),
        clock=clock,
        entropy=SeededEntropy(1),
        software="t",
        simulated=True,
        places=2,
    )
    for wanted in (0, 3):
        with pytest.raises(InputRefused, match="allowed: 1 to 2"):
            rehearse(study, conduct, clock, participants=wanted, seed=1)


@pytest.mark.parametrize("participants", [1, 5])
def test_what_is_planned_stays_what_the_study_says_however_many_are_rehearsed(participants):
    planned = replace(tiny_study().design, enrollment=3)
    ran = run(replace(tiny_study(), design=planned), participants)
    assert ran.rehearsal.enrolled == participants
    assert ran.rehearsal.snapshot.study.design.enrollment == 3


def test_only_a_simulated_study_has_places_of_its_own():
    with pytest.raises(InputRefused, match="simulated study only"):
        Conduct(
            tiny_study(),
            MemoryStorage(),
            clock=opening_clock(tiny_study()),
            entropy=SeededEntropy(1),
            software="t",
            places=2,
        )


def test_the_start_is_the_first_day_the_record_can_mean():
    study = tiny_study()
    assert start_of(replace(study, start="2017-11")).isoformat() == "2017-11-01"
    assert start_of(replace(study, start="")).isoformat() == "2024-01-08"
    with pytest.raises(InputRefused, match="start: not an ISO 8601 date"):
        start_of(replace(study, start="soon"))


@pytest.mark.parametrize("name", ["NCT02210780", "NCT03418623"])
def test_a_record_of_another_design_runs_through(name):
    path = RECORDS / f"{name}.json"
    if not path.exists():
        pytest.skip(f"{name} is not in the shared records here")
    ran = run(drafted(path), 12)
    assert ran.rehearsal.enrolled == 12
    assert verify(ran.sealed).intact


def test_with_two_hundred_participants_people_leave_in_every_way(flagship):
    ran = run(flagship, 200)
    statuses = Counter(ran.table("participants")["status"])
    assert statuses["lost"]
    assert statuses["withdrawn"] > 5
    kinds = {event.values["kind"] for event in ran.of_verb("withdraw")}
    assert kinds == {"study", "consent"}
