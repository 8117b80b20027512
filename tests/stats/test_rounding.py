"""Numbers as text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.stats.rounding import display, significant


@pytest.mark.parametrize(
    ("x", "decimals", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),  # halves go away from zero, not to the even digit
        (-2.5, 0, "-3"),
        (0.285, 2, "0.29"),  # its float lies a hair below the half
        (2.675, 2, "2.68"),
        (1.15 - 1.0, 1, "0.2"),  # 0.1499999999999999 was meant as 0.15
        (0.14999999999999, 1, "0.1"),  # short by more than floats are: no half
        (0.1 + 0.05, 1, "0.2"),
        (7.1, 2, "7.10"),
        (-0.0, 1, "0.0"),
        (-0.04, 1, "0.0"),  # a minus before zero would claim a direction
        (-0.05, 1, "-0.1"),
        (1e15 + 1, 0, "1000000000000001"),
        (123456789012345.6, 1, "123456789012345.6"),
        (1e22, 1, "10000000000000000000000.0"),
        (1e-9, 3, "0.000"),
    ],
)
def test_tables_round_like_a_reader_with_a_pencil(x, decimals, text):
    assert display(x, decimals) == text


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_every_half_goes_away_from_zero(units, decimals):
    half = float(f"{units}5e-{decimals + 1}")
    away = units - 1 if units < 0 else units + 1
    assert Decimal(display(half, decimals)) == Decimal(away).scaleb(-decimals)


@given(st.floats(-1e300, 1e300), st.integers(0, 12))
def test_what_is_shown_is_within_half_a_step(x, decimals):
    shown = display(x, decimals)
    assert "e" not in shown.lower()
    distance = abs(Decimal(shown) - Decimal(x))
    assert distance <= Decimal(5).scaleb(-decimals - 1) + abs(Decimal(x)) * Decimal("1e-14")
    assert display(-x, decimals).lstrip("-") == shown.lstrip("-")


@pytest.mark.parametrize(
    ("x", "kept"),
    [
        (0.1 + 0.2, 0.3),
        (1 / 3, 0.333333333333),
        (123456.7890123456, 123456.789012),
        (-2 / 3, -0.666666666667),
        (5e-324, 5e-324),
    ],
)
def test_files_hold_twelve_significant_digits(x, kept):
    assert significant(x) == kept


def test_files_hold_no_negative_zero():
    assert str(significant(-0.0)) == "0.0"


@given(st.floats(-1e300, 1e300))
def test_rounding_twice_changes_nothing_and_once_little(x):
    once = significant(x)
    assert significant(once) == once
    assert once == pytest.approx(x, rel=5.0001e-12, abs=1e-310)
    assert len(repr(abs(once)).split("e")[0].replace(".", "").strip("0")) <= 12


@given(st.floats(1e-200, 1e200))
def test_a_difference_in_the_last_bits_is_gone(x):
    # unless the number stands on the edge between two texts: its 13th to 15th digit tell
    if f"{x:.15e}"[13:16] not in {"499", "500"}:
        assert significant(x * (1 + 2e-16)) == significant(x)


@pytest.mark.parametrize("x", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_written(x):
    with pytest.raises(ValueError, match="not a number"):
        significant(x)
    with pytest.raises(ValueError, match="not a number"):
        display(x, 1)


@pytest.mark.parametrize(("write", "digits"), [(significant, 0), (significant, 18), (display, -1)])
def test_digits_that_cannot_be_are_refused(write, digits):
    with pytest.raises(ValueError, match="allowed"):
        write(1.0, digits)
