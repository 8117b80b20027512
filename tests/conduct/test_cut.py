"""Data cuts: the tables of one day, their hash, and the lock that a final one needs."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from conduct.studies import (
    CELL_LAB,
    COORDINATOR,
    DATA_MANAGER,
    INVESTIGATOR,
    LABORATORY,
    START,
    STATISTICIAN,
    VITAL_SIGNS,
    fever,
    running,
)
from trialwright.conduct.snapshot import TABLES, hash_tables
from trialwright.values.findings import AnswerIsNo, InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


def cut_of(study, day: date | None = None, kind="interim"):
    return study.conduct.take_snapshot(kind, day or study.clock.now.date(), by=STATISTICIAN)


def lived(study) -> str:
    """A participant with something in every table."""
    participant, _ = study.dosed()
    conduct = study.conduct
    conduct.save_form(participant, "SCR", "laboratory", {"hba1c": "8.10"}, START, by=COORDINATOR)
    conduct.save_form(participant, "SCR", "vital_signs", VITAL_SIGNS, START, by=COORDINATOR)
    conduct.report_adverse_event(participant, fever(study.clock.pass_days(1)), by=COORDINATOR)
    conduct.attend(participant, "M1", study.clock.pass_days(60), by=COORDINATOR)
    return participant


def test_every_table_has_the_columns_it_promises_also_when_it_is_empty(study):
    for tables in (cut_of(study).tables, (lived(study), cut_of(study).tables)[1]):
        assert {name: frame.schema for name, frame in tables.items()} == dict(TABLES)


def test_every_row_names_an_event_of_the_ledger_that_speaks_of_its_participant(study):
    lived(study)
    stored = {item.seq: item.body for item in study.storage.load()}
    for name, frame in cut_of(study).tables.items():
        assert frame.height, name
        for row in frame.iter_rows(named=True):
            assert f'"participant":"{row["participant"]}"' in stored[row["event"]]


def test_values_stand_as_entered_and_as_numbers_in_their_unit(study):
    lived(study)
    values = cut_of(study).tables["values"]
    row = values.filter(pl.col("item") == "hba1c").row(0, named=True)
    assert (row["value"], row["number"], row["unit"], row["on"]) == ("8.10", 8.1, "%", START)
    assert values.filter(pl.col("item") == "hba1c_method").is_empty()  # absent, not empty


def test_a_change_moves_the_row_to_the_event_that_changed_it(study):
    participant = study.attending()
    conduct = study.conduct
    conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    change = conduct.save_form(
        participant, "SCR", "laboratory", {"hba1c": "8.2"}, START, by=COORDINATOR, reason="misread"
    )
    rows = dict(cut_of(study).tables["values"].select("item", "event").iter_rows())
    assert rows["hba1c"] == change.seq
    assert rows["hba1c_method"] == change.seq - 1


def test_visits_show_due_day_window_and_how_far_outside(study):
    lived(study)
    row = cut_of(study).tables["visits"].filter(pl.col("encounter") == "M1").row(0, named=True)
    assert row["due"] == date(2024, 4, 4)
    assert (row["first_day"], row["last_day"]) == (date(2024, 3, 28), date(2024, 4, 11))
    assert (row["on"], row["status"], row["days_outside"]) == (date(2024, 5, 4), "done", 23)


def test_the_product_s_steps_come_in_order_with_their_lots(study):
    lived(study)
    product = cut_of(study).tables["product"]
    assert product["step"].to_list() == ["collection", "lot", "release", "administration"]
    given = product.row(3, named=True)
    assert (given["dose"], given["amount"], given["unit"]) == (1, 60.0, "10*6")
    assert given["lot"] == "01-001-L1"
    assert given["intervention"] == "cells"


def test_milestones_hold_the_anchors_and_say_which_withdrawal_it_was(study):
    participant = study.collected()
    day = study.clock.pass_days(5)
    study.conduct.fail_expansion(participant, "too few cells", day, by=CELL_LAB)
    study.conduct.withdraw(participant, "study", "moved away", day, by=COORDINATOR)
    cut = cut_of(study)
    rows = cut.tables["milestones"].select("milestone", "on", "reason").rows()
    assert rows == [
        ("screening", START, None),
        ("consent", START, None),
        ("enrolment", START, None),
        ("collection", date(2024, 1, 22), None),
        ("withdrawal_study", day, "moved away"),
    ]
    failed = cut.tables["product"].filter(pl.col("step") == "expansion_failed")
    assert failed["reason"].to_list() == ["too few cells"]


@pytest.mark.requirement("D13")
def test_a_cut_of_an_earlier_day_leaves_out_what_came_later(study):
    participant = lived(study)
    study.conduct.withdraw(participant, "study", "moved", study.clock.now.date(), by=COORDINATOR)
    early = cut_of(study, START)
    assert early.tables["participants"]["status"].to_list() == ["enrolled"]
    assert early.tables["adverse_events"].is_empty()
    assert early.tables["product"].is_empty()
    done = early.tables["visits"].filter(pl.col("status") == "done")
    assert done["encounter"].to_list() == ["SCR"]
    before = cut_of(study, START - timedelta(days=1))
    assert all(frame.is_empty() for frame in before.tables.values())


def test_participants_come_in_order_of_number(study):
    for _ in range(3):
        study.attending()
    assert cut_of(study).tables["participants"]["participant"].to_list() == [
        "01-001",
        "01-002",
        "01-003",
    ]


@pytest.mark.requirement("D13")
def test_only_a_final_cut_needs_the_lock(study):
    participant = study.enrolled()
    for kind in ("dmc", "interim"):
        assert cut_of(study, kind=kind).kind == kind
    with pytest.raises(MoveRefused, match="a final cut needs a lock; allowed: dmc, interim"):
        cut_of(study, kind="final")
    study.conduct.lose(participant, "not reached", START, by=COORDINATOR)
    study.conduct.sign(participant, "reviewed", by=INVESTIGATOR)
    study.conduct.lock("all done", by=DATA_MANAGER)
    final = cut_of(study, kind="final")
    assert (final.kind, final.locked, final.cut_off) == ("final", True, START)
    with pytest.raises(InputRefused, match="kind is not one of"):
        cut_of(study, kind="draft")


@pytest.mark.requirement("D13")
def test_taking_a_cut_is_an_event_that_keeps_kind_day_hash_and_open_queries(study):
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", {}, START, by=COORDINATOR)
    head, events = study.conduct.head, study.conduct.state.events
    cut = cut_of(study, kind="dmc")
    assert (cut.head, cut.events) == (head, events)
    (kept,) = study.conduct.state.cuts
    assert (kept.kind, kept.cut_off, kept.data_hash) == ("dmc", START, cut.data_hash)
    assert kept.event == events + 1
    last = list(study.storage.load())[-1]
    assert [value.content for value in last.values if value.name == "open_queries"] == ["2"]


def test_the_hash_is_that_of_the_tables_and_changes_with_any_value(study):
    participant = study.attending()
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    first, second = cut_of(study), cut_of(study)
    assert first.data_hash == second.data_hash == hash_tables(first.tables)
    study.conduct.save_form(
        participant, "SCR", "laboratory", {"hba1c": "8.11"}, START, by=COORDINATOR, reason="misread"
    )
    assert cut_of(study).data_hash != first.data_hash


def test_a_cut_can_be_made_again_until_the_data_change(study):
    participant = study.attending()
    with pytest.raises(AnswerIsNo, match="no final data cut"):
        study.conduct.snapshot_again()
    taken = cut_of(study)
    again = study.reopened().snapshot_again("interim")
    assert again.data_hash == taken.data_hash
    assert (again.head, again.events) == (taken.head, taken.events)
    study.conduct.save_form(participant, "SCR", "laboratory", LABORATORY, START, by=COORDINATOR)
    with pytest.raises(AnswerIsNo, match="the data have changed"):
        study.conduct.snapshot_again("interim")
