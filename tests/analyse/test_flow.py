"""Participant flow and populations: everyone is counted once, and what is counted adds up."""

from __future__ import annotations

from datetime import date

import pytest
from tests.analyse.cuts import Sheet

from trialwright.analyse.run import analyse


def sheet() -> Sheet:
    """Six screened: one fails, one leaves before enrolment, four are enrolled."""
    rows = Sheet()
    failed = rows.person("001", arm=None, status="screen_failed", consent=date(2024, 1, 2),
                         screen_failure=date(2024, 1, 5))  # fmt: skip
    for criterion, kind, met in (("I1", "inclusion", True), ("E1", "exclusion", False)):
        rows.add("criteria", participant=failed, criterion=criterion, kind=kind, answer="yes",
                 met=met)  # fmt: skip
    leaver = rows.person("002", arm=None, status="withdrawn", consent=date(2024, 1, 2))
    rows.add("milestones", participant=leaver, milestone="withdrawal", on=date(2024, 1, 6),
             reason="consent: changed their mind")  # fmt: skip
    done = rows.treated("003", dose_2=date(2024, 9, 1))
    rows.add("milestones", participant=done, milestone="completion", on=date(2025, 3, 1))
    rows.add("milestones", participant=done, milestone="death", on=date(2025, 5, 1))
    once = rows.treated("004")
    rows.add("milestones", participant=once, milestone="withdrawal", on=date(2024, 6, 1),
             reason="treatment: no more infusions")  # fmt: skip
    rows.add("milestones", participant=once, milestone="dose_2_skipped", on=date(2024, 9, 1))
    rows.add("milestones", participant=once, milestone="lost", on=date(2024, 12, 1))
    failed_cells = rows.person("005", consent=date(2024, 1, 2), enrolment=date(2024, 1, 12),
                               collection=date(2024, 1, 19))  # fmt: skip
    rows.add("product", participant=failed_cells, step="collection", on=date(2024, 1, 19),
             amount=100.0, unit="mL")  # fmt: skip
    rows.add("product", participant=failed_cells, step="expansion_failed", on=date(2024, 2, 9),
             reason="no growth")  # fmt: skip
    rows.add("milestones", participant=failed_cells, milestone="withdrawal",
             on=date(2024, 2, 20), reason="study: nothing to give")  # fmt: skip
    rows.person("006", consent=date(2024, 1, 2), enrolment=date(2024, 1, 12))
    return rows


@pytest.fixture(scope="module")
def analysed():
    return analyse(sheet().cut(), "test")


def test_every_step_has_its_number(analysed):
    flow = {r.parameter: r.value for r in analysed.results.find(analysis="flow")}
    assert flow == {
        "screened": 6,
        "screen_failed": 1,
        "screen_failed:E1": 1,
        "left_before_enrolment": 1,
        "enrolled": 4,
        "collected": 3,
        "expansion_failed": 1,
        "dosed_1": 2,
        "dosed_2": 1,
        "completed": 1,
        "withdrawn": 1,  # who stopped treatment stayed in the study
        "withdrawn:study": 1,
        "withdrawn:treatment": 1,
        "lost": 1,
        "died": 0,  # the death came after completion; it is in ADSL
    }
    assert list(flow)[:5] == [
        "screened", "screen_failed", "screen_failed:E1", "left_before_enrolment", "enrolled"
    ]  # fmt: skip


def test_the_enrolled_are_those_who_left_and_those_still_in(analysed):
    flow = {r.parameter: r.value for r in analysed.results.find(analysis="flow")}
    still_in = analysed.adam["ADSL"].filter(ENRLFL="Y", EOSSTT="ONGOING").height
    left = sum(flow[name] for name in ("completed", "withdrawn", "lost", "died"))
    assert left + still_in == flow["enrolled"]


def test_populations_follow_from_dates(analysed):
    columns = ("SUBJID", "ENRLFL", "SAFFL", "DOSEFL", "SCRFFL")
    assert analysed.adam["ADSL"].select(columns).rows() == [
        ("01-001", None, None, None, "Y"),
        ("01-002", None, None, None, None),
        ("01-003", "Y", "Y", "Y", None),
        ("01-004", "Y", "Y", "Y", None),
        ("01-005", "Y", "Y", None, None),  # collected, never dosed: counts for safety
        ("01-006", "Y", None, None, None),
    ]


def test_why_an_arm_is_absent_is_said(analysed):
    reasons = dict(analysed.sdtm["DM"].select("SUBJID", "ARMNRS").iter_rows())
    assert reasons == {
        "01-001": "SCREEN FAILURE",
        "01-002": "NOT ASSIGNED",
        "01-003": None,
        "01-004": None,
        "01-005": "ASSIGNED, NOT TREATED",
        "01-006": "ASSIGNED, NOT TREATED",
    }


def test_a_criterion_that_kept_someone_out_is_in_ie_with_its_words(analysed):
    ie = analysed.sdtm["IE"].select("IETESTCD", "IETEST", "IECAT", "IEORRES").rows()
    assert ie == [("EXCL01", "Type 1 diabetes.", "EXCLUSION", "Y")]


def test_disposition_keeps_the_written_reason(analysed):
    ds = analysed.sdtm["DS"].filter(DSDECOD="WITHDRAWAL BY SUBJECT")
    assert ds["DSTERM"].to_list() == ["changed their mind", "nothing to give"]


def test_enrolment_counts_months_without_anyone_too():
    rows = Sheet()
    for name, day in (("001", date(2024, 1, 31)), ("002", date(2024, 3, 1))):
        rows.person(name, consent=day, enrolment=day)
    results = analyse(rows.cut(), "test").results
    months = [(r.parameter, r.statistic, r.value) for r in results.find(analysis="enrolment")]
    assert months == [
        ("2024-01", "enrolled", 1), ("2024-01", "cumulative", 1),
        ("2024-02", "enrolled", 0), ("2024-02", "cumulative", 1),
        ("2024-03", "enrolled", 1), ("2024-03", "cumulative", 2),
    ]  # fmt: skip
