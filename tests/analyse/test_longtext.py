"""Long texts are split so that nothing is lost and no character is broken (D11)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.analyse.longtext import continued_name, split_text


@pytest.mark.requirement("D11")
@given(st.text(max_size=1500))
def test_the_pieces_give_the_text_again_and_fit(text):
    pieces = split_text(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode()) <= 200 for piece in pieces)


@pytest.mark.requirement("D11")
def test_100_000_characters_survive():
    text = "Đau xương chậu 🦴 " * 6000
    assert "".join(split_text(text)) == text


def test_a_piece_ends_with_a_word_for_sas_drops_a_space_at_the_end():
    assert split_text("a" * 150 + " " + "b" * 100) == ["a" * 150, " " + "b" * 100]
    assert split_text("a" * 200 + " " + "b") == ["a" * 200, " b"]


@pytest.mark.parametrize(("number", "name"), [(1, "AETERM1"), (12, "AETERM12"), (123, "AETER123")])
def test_a_continued_name_keeps_eight_characters(number, name):
    assert continued_name("AETERM", number) == name
