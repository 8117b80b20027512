"""The grammar: a text's bounds, each with operator, value, unit and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.language import Bound, read_bounds


def only(text: str) -> Bound:
    (bound,) = read_bounds(text)
    return bound


@pytest.mark.parametrize(
    ("text", "operator", "value", "value2", "unit"),
    [
        ("≥ 7,5 %", ">=", 7.5, None, "%"),
        ("at least six months", ">=", 6, None, "months"),
        ("no more than 14 drinks per week", "<=", 14, None, "drinks/week"),
        ("18 years or older", ">=", 18, None, "years"),
        ("5 or more days", ">=", 5, None, "days"),
        ("7.5% to 9%", "between", 7.5, 9, "%"),
        ("between 7 and 10 %", "between", 7, 10, "%"),
        ("18-75 years", "between", 18, 75, "years"),
        ("20~60mL/min/1.73m2", "between", 20, 60, "mL/min/1.73m2"),
        ("within 4-6 weeks", "between", 4, 6, "weeks"),
        ("> 2.5 x ULN", ">", 2.5, None, "ULN"),
        ("equal to or greater than100 g/L", ">=", 100, None, "g/L"),
        ("stage > II", ">", 2, None, ""),
        ("±5 kg", "between", -5, 5, "kg"),
        ("37 weeks 6 days", "=", 37 + 6 / 7, None, "weeks"),
        ("last 30 days", "=", 30, None, "days"),
        ("LVEF*40%", "unknown", 40, None, "%"),
    ],
)
def test_the_forms_of_a_bound(
    text: str, operator: str, value: float, value2: float | None, unit: str
) -> None:
    bound = only(text)
    assert (bound.operator, bound.value, bound.value2, bound.unit) == (
        operator,
        value,
        value2,
        unit,
    )


def test_bounds_of_one_run_share_their_unit() -> None:
    low, high = read_bounds("> 18 and < 65 years")
    assert (low.operator, low.unit, high.operator, high.unit) == (">", "years", "<", "years")


def test_a_range_up_to_but_not_including_its_end_is_two_bounds() -> None:
    assert [(b.operator, b.value) for b in read_bounds("2 to <12 years")] == [(">=", 2), ("<", 12)]


def test_steps_of_a_scale_in_a_row_are_a_range() -> None:
    bound = only("NYHA class II, III or IV")
    assert (bound.operator, bound.value, bound.value2, bound.level) == ("between", 2, 4, "class")


def test_a_blood_pressure_keeps_its_lower_number() -> None:
    bound = only("blood pressure > 140/90 mmHg")
    assert (bound.operator, bound.value, bound.low, bound.unit) == (">", 140, 90, "mmHg")


def test_a_range_in_two_units_has_none() -> None:
    bound = only("7% to 9 mmol/mol")
    assert (bound.unit, bound.mixed) == ("", True)


PIECES = st.sampled_from(
    "≥ > < = at least|between|and|or|to|-|/|,|(|)|5|18|7.5|III|years|%|mmHg|class|ASA|or older|"
    "within|last|minimum|\n- |age|x ULN|of|the".replace(" at", "|at").split("|")
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_anything_gives_bounds_in_order_and_no_error(text: str) -> None:
    found = read_bounds(text)
    assert [bound.start for bound in found] == sorted(bound.start for bound in found)
    assert all(0 <= bound.start < bound.end <= len(text) for bound in found)
