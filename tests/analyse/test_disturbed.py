"""HbA1c that was measured right and still misleads: marked, and left out once more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.analyse.cuts import DOSE_1, Sheet

from trialwright.analyse.run import analyse

COLLECTED = DOSE_1 - timedelta(days=42)
MONTH_3 = date(2024, 6, 1)  # 134 days after the collection


def reasons(rows: Sheet) -> dict[tuple[str, str | None], str | None]:
    lab = analyse(rows.cut(), "test").adam["ADLB"]
    return {
        (concept, visit): reason
        for concept, visit, reason in lab.select("CONCEPT", "VISITID", "DISTREAS").rows()
    }


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (0, None),  # the sample of the day is taken before
        (1, "blood loss at the collection"),
        (90, "blood loss at the collection"),
        (91, None),
    ],
)
def test_a_value_within_90_days_after_a_collection_may_mislead(days, reason):
    rows = Sheet()
    person = rows.treated("001")
    on = COLLECTED + timedelta(days=days)
    rows.value(person, "M3", "hba1c", 7.5, on, unit="%")
    rows.value(person, "M3", "creatinine", 71, on, unit="umol/L")
    assert reasons(rows) == {("hba1c", "M3"): reason, ("creatinine", "M3"): None}


@pytest.mark.parametrize(
    ("concept", "answer", "reason"),
    [
        ("transfusion_or_iron", "iron", "transfusion or iron"),
        ("transfusion_or_iron", "none", None),
        ("haemoglobin_variant", "hbe", "haemoglobin variant"),
        ("haemoglobin_variant", "not_tested", None),
    ],
)
def test_red_cells_that_are_not_ones_own_may_mislead(concept, answer, reason):
    rows = Sheet()
    person = rows.treated("001")
    rows.value(person, "M3", concept, answer, MONTH_3)
    rows.value(person, "M3", "hba1c", 7.5, MONTH_3, unit="%")
    assert reasons(rows)["hba1c", "M3"] == reason


def pairs() -> Sheet:
    """Three with HbA1c at screening, at the dose and at month 3; iron before the third's."""
    rows = Sheet()
    values = ((9.0, 8.0, 7.5), (9.4, 9.0, 8.0), (9.9, 8.5, 8.4))
    for number, (screening, dose, after) in enumerate(values, start=1):
        person = rows.treated(f"{number:03d}")
        rows.value(person, "SCR", "hba1c", screening, date(2024, 1, 5), unit="%")
        rows.value(person, "D1", "hba1c", dose, DOSE_1, unit="%")
        rows.value(person, "M3", "hba1c", after, MONTH_3, unit="%")
        told = "iron" if number == 3 else "none"
        rows.value(person, "M3", "transfusion_or_iron", told, MONTH_3)
    return rows


def test_the_sensitivity_analysis_leaves_them_out_also_as_baseline():
    """9.0 to 7.5 and 9.4 to 8.0: the screening value, for the dose follows a collection."""
    analysed = analyse(pairs().cut(), "test")
    numbers = {
        analysis: {
            result.statistic: result.value
            for result in analysed.results.find(analysis=analysis, parameter="hba1c", visit="M3")
        }
        for analysis in ("change", "change_sensitivity")
    }
    kept, measured = numbers["change_sensitivity"], numbers["change"]
    assert (measured["n"], kept["n"]) == (3, 2)
    assert measured["change_mean"] == pytest.approx((-0.5 - 1.0 - 0.1) / 3)
    assert kept["change_mean"] == pytest.approx((-1.5 - 1.4) / 2)
    assert kept["baseline_mean"] == pytest.approx(9.2)


def test_what_was_left_out_and_why_can_be_traced():
    analysed = analyse(pairs().cut(), "test")
    (n,) = analysed.results.find(analysis="change_sensitivity", statistic="n", visit="M3")
    assert "left out, also as baseline" in n.note
    third = analysed.adam["ADEFF"].filter(
        VISITID="M3", USUBJID="NCT00000001-01-003", CONCEPT="hba1c"
    )
    assert third.select("ANL01FL", "ANL02FL", "DISTREAS").rows() == [
        ("Y", None, "transfusion or iron")
    ]


def test_a_measurement_that_nothing_disturbs_has_no_second_table():
    assert not analyse(pairs().cut(), "test").results.find(
        analysis="change_sensitivity", parameter="fasting_glucose"
    )
