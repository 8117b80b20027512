"""The insulin responder, as the manual would tell it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from tests.analyse.cuts import DOSE_1, ENDPOINTS, ESTIMAND, RESPONDER, Sheet, cell_study

from trialwright.analyse.cut import open_cut
from trialwright.analyse.responder import responder_elements
from trialwright.analyse.run import analyse

MONTH_12 = date(2025, 3, 1)


def participant(
    sheet: Sheet,
    name: str,
    *,
    before: list[float],
    after: list[float] | None,
    hba1c: tuple[float, float] | None = (8.0, 7.5),
    change: str | None = "unchanged",
) -> str:
    """Someone treated on 1 March 2024 and seen a year later."""
    person = sheet.treated(name)
    sheet.diary(person, "D1", DOSE_1, before)
    if hba1c:
        sheet.value(person, "D1", "hba1c", hba1c[0], DOSE_1, unit="%")
    if after is not None:
        sheet.visit(person, "M12", MONTH_12)
        sheet.diary(person, "M12", MONTH_12, after)
        if hba1c:
            sheet.value(person, "M12", "hba1c", hba1c[1], MONTH_12, unit="%")
        if change:
            sheet.value(person, "M12", "antidiabetic_change", change, MONTH_12)
    return person


def answers(sheet: Sheet, rule=RESPONDER) -> dict[str, object]:
    elements = responder_elements(open_cut(sheet.cut()), rule)
    return dict(elements.select("participant", "composite").iter_rows())


def test_half_of_the_baseline_dose_is_enough():
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 7, after=[20] * 7)
    participant(sheet, "002", before=[40] * 7, after=[20] * 6 + [21])
    assert answers(sheet) == {"01-001": True, "01-002": False}


def test_five_of_seven_days_are_enough_and_four_are_not():
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 5, after=[10] * 7)
    participant(sheet, "002", before=[40] * 4, after=[10] * 7)
    participant(sheet, "003", before=[40] * 7, after=[10] * 4)
    assert answers(sheet) == {"01-001": True, "01-002": None, "01-003": None}


def test_the_day_of_the_infusion_and_the_eighth_day_before_do_not_count():
    sheet = Sheet()
    person = participant(sheet, "001", before=[40] * 7, after=[20] * 7)
    for day, repeat in ((DOSE_1, 8), (DOSE_1 - timedelta(days=8), 9)):
        at = {"form": "insulin_diary", "repeat": repeat}
        sheet.value(person, "D1", "diary_date", day.isoformat(), DOSE_1, **at)
        sheet.value(person, "D1", "insulin_total_daily_dose", 4, DOSE_1, unit="[iU]/d", **at)
    assert answers(sheet) == {"01-001": True}  # with either day the mean would be 35.5


def test_hba1c_may_be_three_tenths_worse_and_no_more():
    sheet = Sheet()
    # 7.9 - 7.6 is 0.30000000000000027 in floats, and still 0.3
    participant(sheet, "001", before=[40] * 7, after=[10] * 7, hba1c=(7.6, 7.9))
    participant(sheet, "002", before=[40] * 7, after=[10] * 7, hba1c=(7.6, 8.0))
    assert answers(sheet) == {"01-001": True, "01-002": False}


@pytest.mark.parametrize(
    ("change", "answer"),
    [("added", False), ("raised", False), ("lowered", True), ("stopped", True), (None, None)],
)
def test_a_drug_added_or_raised_is_no_response(change, answer):
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 7, after=[10] * 7, change=change)
    assert answers(sheet) == {"01-001": answer}


def test_a_drug_added_at_an_earlier_visit_counts_too():
    sheet = Sheet()
    person = participant(sheet, "001", before=[40] * 7, after=[10] * 7)
    sheet.value(person, "M3", "antidiabetic_change", "added", date(2024, 6, 1))
    assert answers(sheet) == {"01-001": False}


def test_one_element_that_is_not_met_decides_whatever_is_unknown():
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 7, after=[39] * 7, hba1c=None, change=None)
    participant(sheet, "002", before=[40] * 7, after=[10] * 7, hba1c=None)
    assert answers(sheet) == {"01-001": False, "01-002": None}


def test_whoever_died_before_the_visit_did_not_respond():
    sheet = Sheet()
    person = participant(sheet, "001", before=[40] * 7, after=None)
    sheet.add("milestones", participant=person, milestone="death", on=date(2024, 9, 1))
    participant(sheet, "002", before=[40] * 7, after=None)
    assert answers(sheet) == {"01-001": False, "01-002": None}


def everyone() -> Sheet:
    """Ten enrolled people.

    Of seven on insulin two respond (1, 2), three do not (3: dose, 4: guard, 5: drug), and two are
    not known (6: no visit, 7: few days). One is on no insulin (8), of one it is not known (9: three
    days without any), one was never treated (10).
    """
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 7, after=[10] * 7)
    participant(sheet, "002", before=[30] * 7, after=[15] * 7)
    participant(sheet, "003", before=[30] * 7, after=[29] * 7)
    participant(sheet, "004", before=[30] * 7, after=[10] * 7, hba1c=(7.5, 8.5))
    participant(sheet, "005", before=[30] * 7, after=[10] * 7, change="added")
    participant(sheet, "006", before=[30] * 7, after=None)
    participant(sheet, "007", before=[30] * 7, after=[10] * 3)
    participant(sheet, "008", before=[0] * 7, after=[0] * 7)
    participant(sheet, "009", before=[0] * 3, after=[0] * 7)
    sheet.person("010", consent=date(2024, 1, 2), enrolment=date(2024, 1, 12))
    return sheet


@pytest.mark.parametrize(
    ("variant", "responders", "n"),
    [
        ("primary", 2, 5),  # 1 to 5; 6 and 7 are left out
        ("observed", 2, 5),
        ("worst_case", 2, 8),  # 1 to 7, and 9
        ("best_case", 5, 8),  # 6, 7 and 9 respond
        ("dose_only", 4, 7),  # 4 and 5 halved their dose; 6 and 7 count as no
        ("all_enrolled", 2, 10),
    ],
)
def test_every_way_of_counting_has_its_own_numbers(variant, responders, n):
    results = analyse(everyone().cut(), "test").results
    found = {r.statistic: r.value for r in results.find(analysis="responder", parameter=variant)}
    assert (found["responders"], found["n"]) == (responders, n)
    assert found["proportion"] == pytest.approx(responders / n, rel=1e-11)


@pytest.mark.parametrize(
    ("parameter", "n"),
    [("not_on_insulin", 1), ("insulin_unknown", 1), ("not_treated", 1), ("missing", 2)],
)
def test_those_who_are_not_counted_are_shown_apart(parameter, n):
    results = analyse(everyone().cut(), "test").results
    (found,) = results.find(analysis="responder", parameter=parameter)
    assert found.value == n


def test_as_observed_asks_for_every_element():
    """Dose not halved, guard missing: a non-responder by the estimand, not observed in full."""
    sheet = Sheet()
    participant(sheet, "001", before=[40] * 7, after=[39] * 7, hba1c=None)
    results = analyse(sheet.cut(), "test").results
    n = {p: results.find(parameter=p, statistic="n")[0].value for p in ("primary", "observed")}
    assert n == {"primary": 1, "observed": 0}
    (none,) = results.find(parameter="observed", statistic="proportion")
    assert none.value is None
    assert "Nobody" in none.note


def test_the_estimand_may_ask_for_everyone_dosed():
    asked = msgspec.structs.replace(
        ESTIMAND, population="all given at least one dose; a dose of 0 is no response"
    )
    endpoints = tuple(
        msgspec.structs.replace(item, estimand=asked) if item.id == "P2" else item
        for item in ENDPOINTS
    )
    sheet = everyone()
    sheet.study = cell_study(endpoints=endpoints)
    results = analyse(sheet.cut(), "test").results
    found = {r.statistic: r.value for r in results.find(analysis="responder", parameter="primary")}
    assert (found["responders"], found["n"]) == (2, 6)  # 1 to 5, and 8; 9 is not known


def test_the_rule_may_count_what_stays_unknown_as_no_response():
    rule = msgspec.structs.replace(RESPONDER, missing="no response")
    endpoints = tuple(
        msgspec.structs.replace(item, analysis=rule) if item.id == "P2" else item
        for item in ENDPOINTS
    )
    counted = {}
    for name, asked in (("left out", ENDPOINTS), ("no response", endpoints)):
        sheet = Sheet()
        participant(sheet, "001", before=[40] * 7, after=[10] * 7)
        participant(sheet, "002", before=[40] * 7, after=None)
        sheet.study = cell_study(endpoints=asked)
        (n,) = analyse(sheet.cut(), "test").results.find(parameter="primary", statistic="n")
        counted[name] = (n.value, n.note)
    assert [n for n, _ in counted.values()] == [1, 2]
    assert "are left out" in counted["left out"][1]
    assert "counts as no response" in counted["no response"][1]


def test_six_of_fifteen_has_the_exact_interval_of_the_books():
    sheet = Sheet()
    for number in range(15):
        dose = 10 if number < 6 else 40
        participant(sheet, f"{number:03d}", before=[40] * 7, after=[dose] * 7)
    results = analyse(sheet.cut(), "test").results
    limits = [
        results.find(parameter="primary", statistic=name)[0].value for name in ("lower", "upper")
    ]
    assert limits == pytest.approx([0.163364, 0.677130], abs=5e-7)  # facts.md: Clopper-Pearson


def test_the_line_about_one_group_stands_with_every_number():
    results = analyse(everyone().cut(), "test").results
    for found in (*results.find(analysis="responder", statistic="proportion"),
                  *results.find(analysis="change")):  # fmt: skip
        assert "not an effect of treatment" in found.note
