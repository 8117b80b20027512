"""Mean change from baseline: paired, by visit, nothing filled in."""

from __future__ import annotations

from datetime import date
from math import sqrt

import pytest
from msgspec.structs import replace
from tests.analyse.cuts import DOSE_1, ENDPOINTS, ESTIMAND, Sheet, cell_study, drug_study

from trialwright.analyse.run import analyse

MONTH_3 = date(2024, 6, 1)


def sheet() -> Sheet:
    """Baselines 8.0, 9.0, 8.5, 8.2; month 3 in three of them: 7.5, 8.1, 8.4."""
    rows = Sheet()
    pairs = ((8.0, 7.5), (9.0, 8.1), (8.5, 8.4), (8.2, None))
    for number, (before, after) in enumerate(pairs, start=1):
        person = rows.treated(f"{number:03d}")
        rows.value(person, "SCR", "hba1c", 9.9, date(2024, 1, 5), unit="%")
        rows.value(person, "D1", "hba1c", before, DOSE_1, unit="%")
        if after is not None:
            rows.value(person, "M3", "hba1c", after, MONTH_3, unit="%")
    return rows


@pytest.fixture(scope="module")
def analysed():
    return analyse(sheet().cut(), "test")


def at(analysed, visit):
    results = analysed.results.find(analysis="change", parameter="hba1c", visit=visit)
    return {result.statistic: result.value for result in results}


def test_the_pairs_are_those_with_both_values(analysed):
    numbers = at(analysed, "M3")
    assert (numbers["n"], numbers["denominator"]) == (3, 4)
    assert numbers["baseline_mean"] == pytest.approx(8.5)  # of the three pairs
    assert numbers["mean"] == pytest.approx(8.0)
    assert numbers["change_mean"] == pytest.approx(-0.5)  # (-0.5 - 0.9 - 0.1) / 3
    assert numbers["change_sd"] == pytest.approx(0.4)  # deviations 0, -0.4, 0.4; 0.32 / 2


def test_the_interval_is_that_of_the_paired_t_test(analysed):
    numbers = at(analysed, "M3")
    half = 4.302652729911275 * 0.4 / sqrt(3)  # t quantile 0.975, 2 degrees of freedom
    assert (numbers["lower"], numbers["upper"]) == pytest.approx(
        (-0.5 - half, -0.5 + half), rel=1e-10
    )


def test_a_visit_nobody_had_has_no_pairs_and_no_numbers(analysed):
    numbers = at(analysed, "M12")
    assert numbers["n"] == 0
    assert numbers["change_mean"] is None
    assert numbers["p"] is None


def test_baseline_is_the_last_value_on_or_before_the_dose(analysed):
    base = analysed.adam["ADEFF"].filter(ENDPOINT="S1", ABLFL="Y")
    assert base["AVAL"].to_list() == [8.0, 9.0, 8.5, 8.2]
    assert base["VISITID"].unique().to_list() == ["D1"]


def test_a_value_in_another_unit_is_converted_before_it_is_compared():
    """53 mmol/mol is 0.09148 x 53 + 2.152 = 7.00044 % (NGSP)."""
    rows = Sheet()
    person = rows.treated("001")
    rows.value(person, "D1", "hba1c", 53, DOSE_1, unit="mmol/mol")
    rows.value(person, "M3", "hba1c", 6.5, MONTH_3, unit="%")
    analysed = analyse(rows.cut(), "test")
    assert at(analysed, "M3")["change_mean"] == pytest.approx(6.5 - 7.00044)
    lab = analysed.sdtm["LB"].filter(VISITNUM=3.0).row(0, named=True)
    assert (lab["LBORRES"], lab["LBORRESU"], lab["LBSTRESU"]) == ("53", "mmol/mol", "%")
    assert lab["LBSTRESN"] == pytest.approx(7.00044)


def test_arms_of_a_randomised_study_are_shown_each_by_itself():
    rows = Sheet(drug_study())
    for number in range(1, 7):
        arm = "ab"[number % 2]
        person = rows.person(f"{number:03d}", arm=arm, consent=date(2024, 2, 1),
                             enrolment=date(2024, 2, 2), randomisation=date(2024, 2, 2),
                             dose_1=DOSE_1)  # fmt: skip
        rows.add("product", participant=person, step="administration", dose=1, on=DOSE_1,
                 intervention=arm, route="oral")  # fmt: skip
        rows.value(person, "D1", "systolic_bp", 140, DOSE_1, unit="mm[Hg]")
        after = date(2024, 3, 29)
        rows.value(person, "W4", "systolic_bp", 140 - number, after, unit="mm[Hg]")
    analysed = analyse(rows.cut(), "test")
    means = {r.group: r.value for r in analysed.results.find(
        analysis="change", statistic="change_mean")}  # fmt: skip
    assert means == {"New tablet": pytest.approx(-4), "Old tablet": pytest.approx(-3)}
    (note,) = {r.note for r in analysed.results.find(analysis="change", statistic="change_mean")}
    assert "not computed here" in note
    assert analysed.sdtm["DM"]["ACTARM"].to_list() == analysed.sdtm["DM"]["ARM"].to_list()
    assert analysed.sdtm["EX"]["EXTRT"].unique().sort().to_list() == ["NEW TABLET", "OLD TABLET"]
    assert analysed.sdtm["PR"].height == 0


@pytest.mark.parametrize(
    ("summary", "is_noted"),
    [("median change from baseline", True), ("mean change from baseline, at each visit", False)],
)
def test_another_metric_than_the_one_asked_for_says_so_on_every_row(summary, is_noted):
    asked = replace(ESTIMAND, summary=summary)
    endpoints = tuple(replace(e, estimand=asked) if e.id == "S1" else e for e in ENDPOINTS)
    rows = sheet()
    rows.study = cell_study(endpoints=endpoints)
    results = analyse(rows.cut(), "test").results
    said = [
        f"Not computed by the metric asked for: {summary}." in result.note
        for result in results.find(analysis="change", endpoint="S1", statistic="change_mean")
    ]
    assert said
    assert all(noted is is_noted for noted in said)
