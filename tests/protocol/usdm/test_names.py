"""Names and texts of other systems become ids and plain words."""

from __future__ import annotations

import pytest

from trialwright.protocol.usdm.names import as_id, distinct, plain


@pytest.mark.parametrize(
    ("name", "found"),
    [("hba1c", "hba1c"), ("P1 DAY -1", "P1_DAY_-1"), ("Follow-up", "Follow-up"), ("  ", "unnamed")],
)
def test_a_name_without_blanks_is_an_id_as_it_stands(name: str, found: str) -> None:
    assert as_id(name) == found


def test_a_name_that_stood_before_gets_a_number() -> None:
    assert distinct(["a", "a", "a_2", "a"]) == ["a", "a_2", "a_2_2", "a_3"]


def test_paragraphs_and_list_entries_of_html_become_lines() -> None:
    text = "<p>one of:</p>\n<ul>\n  <li>\n    T1DM</li><li>T2DM &amp; insulin</li></ul>"
    assert plain(text) == "one of:\nT1DM\nT2DM & insulin"


def test_comparisons_are_no_tags() -> None:
    text = "glucose <70 mg/dL and HbA1c >10 %\n  or BMI < 30"
    assert plain(text) == text
