"""Edit checks of one value: what is kept and how, what is refused, what is only asked about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.conduct.edit_checks import (
    Ask,
    HardFailure,
    check_text,
    is_implausible,
    stored_form,
)
from trialwright.protocol.concepts import Concept, SdtmHome, load_concepts
from trialwright.values.findings import InputRefused

TODAY = date(2024, 3, 1)


def asked(kind: str, **more: object) -> Ask:
    concept = Concept(
        id="x", label="X", kind=kind, sdtm=SdtmHome(domain="LB"), plot_label="X", **more
    )
    return Ask(concept, TODAY)


NUMBER = asked("quantity", possible=(0.0, 20.0), plausible=(4.0, 14.0), unit="%")
COUNT = asked("count", possible=(0.0, 50.0))
CHOICE = asked("choice", choices={"hplc": "HPLC"})
TEXT = asked("text", max_length=10)
DAY = asked("date")
YES_NO = asked("yes_no")


@pytest.mark.parametrize(
    ("entered", "kept"),
    [("7.50", "7.50"), (7, "7"), (7.1, "7.1"), (1e-05, "0.00001"), (Decimal("7.10"), "7.10")],
)
def test_a_number_is_kept_as_decimal_text_with_the_decimals_it_was_given(entered, kept):
    assert stored_form(entered, NUMBER) == kept


@given(st.floats(0, 20).map(lambda number: round(number, 6)))
def test_a_float_is_kept_in_its_shortest_form_and_reads_back_equal(number: float):
    assert float(stored_form(number, NUMBER)) == number


@pytest.mark.parametrize(
    "entered",
    ["7,5", "abc", "1e3", " 7", "٧", True, float("nan"), float("inf"), 0.1 + 0.2, date(2024, 1, 1)],
)
def test_what_is_no_plain_number_is_refused(entered):
    with pytest.raises(HardFailure):
        stored_form(entered, NUMBER)


def test_both_ends_of_the_possible_range_are_possible():
    assert stored_form("0", NUMBER) == "0"
    assert stored_form("20.0", NUMBER) == "20.0"
    with pytest.raises(HardFailure, match="possible is 0 to 20 %"):
        stored_form("20.1", NUMBER)


def test_outside_the_plausible_range_is_only_asked_about_and_both_ends_are_inside():
    concept = NUMBER.concept
    assert [is_implausible(text, concept) for text in ("3.9", "4", "14", "14.1")] == [
        True,
        False,
        False,
        True,
    ]
    assert not is_implausible(None, concept)


@pytest.mark.parametrize(("entered", "kept"), [(3, 3), ("3", 3), (0, 0)])
def test_a_count_is_a_whole_number(entered, kept):
    assert stored_form(entered, COUNT) == kept


@pytest.mark.parametrize("entered", [-1, 1.0, "1.0", True, "-3", 51, "²", ""])
def test_what_is_no_count_is_refused_and_an_empty_entry_is_absent(entered):
    if entered == "":
        assert stored_form(entered, COUNT) is None
        return
    with pytest.raises(HardFailure):
        stored_form(entered, COUNT)


@pytest.mark.parametrize("entered", ["HPLC", "other", 1, True])
def test_a_choice_is_one_of_its_codes(entered):
    assert stored_form("hplc", CHOICE) == "hplc"
    with pytest.raises(HardFailure, match="one of hplc"):
        stored_form(entered, CHOICE)


@pytest.mark.parametrize(("entered", "kept"), [(True, True), ("yes", True), ("no", False)])
def test_yes_and_no_are_kept_as_truths(entered, kept):
    assert stored_form(entered, YES_NO) is kept


@pytest.mark.parametrize("entered", ["Y", 1, 0, "true"])
def test_nothing_else_is_taken_for_yes_or_no(entered):
    with pytest.raises(HardFailure):
        stored_form(entered, YES_NO)


@pytest.mark.parametrize(
    ("entered", "kept"),
    [("2024", "2024"), ("2024-02", "2024-02"), (date(2024, 2, 29), "2024-02-29")],
)
def test_a_date_is_kept_as_far_as_it_is_known(entered, kept):
    assert stored_form(entered, DAY) == kept


@pytest.mark.parametrize("entered", ["2023-02-29", "01/02/2024", "2024-03-02", "2025", True, 7])
def test_a_date_that_does_not_exist_or_has_not_come_is_refused(entered):
    with pytest.raises(HardFailure):
        stored_form(entered, DAY)


@pytest.mark.parametrize("text", ["đường 🩸", "a\nb", "7,5"])
def test_text_is_kept_as_it_stands(text):
    assert stored_form(text, TEXT) == text


@pytest.mark.parametrize("text", ["x" * 11, "a\0b", "\ud800", 5])
def test_text_too_long_with_nul_or_half_a_character_is_refused(text):
    with pytest.raises(HardFailure):
        stored_form(text, TEXT)


@pytest.mark.parametrize("kind", ["quantity", "count", "choice", "text", "date", "yes_no"])
def test_an_absent_value_stays_absent_for_every_kind(kind: str):
    assert stored_form(None, asked(kind)) is None
    assert stored_form("", asked(kind)) is None


def test_every_kind_of_every_shipped_concept_can_be_read():
    for concept in load_concepts().values():
        assert stored_form(None, Ask(concept, TODAY)) is None


@pytest.mark.parametrize("ask", [NUMBER, COUNT, CHOICE, TEXT, DAY, YES_NO])
def test_no_refusal_shows_the_value(ask: Ask):
    with pytest.raises(HardFailure) as failure:
        stored_form("Nguyen Thi Secret", ask)
    assert "Secret" not in str(failure.value)


def test_a_reason_of_blanks_is_none():
    assert check_text("lock: reason", "verified") == "verified"
    with pytest.raises(InputRefused, match="lock: reason: a text is required"):
        check_text("lock: reason", " \n")
