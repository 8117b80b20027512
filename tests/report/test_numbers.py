"""Results as printed numbers."""

from __future__ import annotations

import pytest

from report.example_study import HASH
from trialwright.analyse.results import Result
from trialwright.report.numbers import Lookup, Number, filled, text_of


def result(statistic: str, value: float | None, **more: str) -> Result:
    facts = {"analysis": "change", "parameter": "hba1c", "group": "All", "dataset": "ADLB"}
    return Result(
        id=f"{statistic}-1",
        population="dosed",
        statistic=statistic,
        method="mean",
        value=value,
        data_hash=HASH,
        **(facts | more),
    )


@pytest.mark.parametrize(
    ("statistic", "value", "more", "text"),
    [
        ("n", 30.0, {}, "30"),
        ("mean", 8.2449, {}, "8.24"),  # HbA1c is measured to one decimal, its mean has two
        ("min", 7.4, {}, "7.4"),
        ("change_mean", -0.285, {}, "−0.29"),  # halves away from zero, and a real minus
        ("p", 0.0004, {}, "<0.001"),
        ("p", 0.0496, {}, "0.050"),
        ("proportion", 0.375, {"analysis": "responder", "parameter": "primary"}, "37.5"),
        ("lower", 0.08523, {"analysis": "responder", "parameter": "primary"}, "8.5"),
        ("lower", 65.277, {"analysis": "adverse_events", "parameter": "any", "unit": "%"}, "65.3"),
        ("rate", 0.25547, {"analysis": "adverse_events", "parameter": "any"}, "0.26"),
        ("mean", None, {}, "–"),
    ],
)
def test_a_number_is_rounded_for_a_reader(
    statistic: str, value: float | None, more: dict[str, str], text: str
) -> None:
    assert text_of(result(statistic, value, **more)) == text


def test_words_and_numbers_make_one_cell() -> None:
    mean, sd = result("mean", 8.0), result("sd", 0.5)
    assert filled("{} ({})", [mean, sd]) == (
        Number("mean-1", "8.00"),
        " (",
        Number("sd-1", "0.50"),
        ")",
    )


def test_a_cell_without_any_result_is_a_dash_and_one_missing_part_too() -> None:
    assert filled("{} ({})", [None, None]) == ("–",)
    assert filled("{} ({})", [result("mean", 8.0), None])[2] == "–"


def test_results_are_found_by_what_they_are() -> None:
    of_endpoint = result("mean", 8.0, endpoint="S1")
    lookup = Lookup([of_endpoint, result("mean", 9.0, endpoint="S2")])
    where = {"group": "All", "parameter": "hba1c"}
    assert lookup.get("change", "mean", endpoint="S1", **where) is of_endpoint
    assert lookup.get("change", "mean", **where) is of_endpoint  # the first, where none is named
    assert lookup.get("change", "mean", endpoint="S3", **where) is None
    assert lookup.values("endpoint", "change") == ("S1", "S2")
