"""Moving values: each is taken over once, keeps its place, and what is not taken stays."""

from __future__ import annotations

import pytest

from trialwright.record.content import Content
from trialwright.record.moving import Moving, words_of
from trialwright.record.rules import One, Rows, apply

TRIAL = {
    "title": "Tea",
    "places": [{"town": "Bath", "rooms": 3}, {"town": "York", "rooms": 4}],
    "note": {"@by": "nobody", "#text": "warm"},
    "empty": ["", None, {}],
}


@pytest.fixture(name="moving")
def _moving():
    return Moving(Content("tea.json", ""), ".Study", TRIAL)


def known(name):
    return name in TRIAL


def test_one_entry_and_a_list_of_one_are_alike():
    for tree in ({"a": {"b": "x"}}, {"a": [{"b": ["x"]}]}):
        assert Moving(Content("f", ""), "", tree).words("a.b") == "x"


def test_what_is_not_taken_stays_in_its_nesting_and_at_its_position(moving):
    town = moving.said("places.town")[1]
    moving.put("protocolSection.contactsLocationsModule.locations[0].city", town[1], [town[0]])
    record = moving.record("tea", known)
    assert record.data["sourceSection"] == {
        "title": "Tea",
        "places": [{"town": "Bath", "rooms": 3}, {"rooms": 4}],
        "note": {"@by": "nobody", "#text": "warm"},
    }


def test_every_value_tells_its_place_and_its_words(moving):
    apply(moving, (Rows("protocolSection.x", "places", (One("city", "town"),)),))
    record = moving.record("tea", known)
    moved = record.provenance["protocolSection.x[1].city"]
    assert (moved.file, moved.place, moved.quote) == ("tea.json", "$.Study.places[1].town", "York")
    kept = record.provenance["sourceSection.places[0].rooms"]
    assert (kept.place, kept.quote) == ("$.Study.places[0].rooms", "3")


def test_names_nobody_knows_and_stray_words_are_left_over_and_not_covered(moving):
    moving.stray(moving.said("note"))
    record = moving.record("tea", {"places", "note", "empty"}.__contains__)
    assert record.left_over == ('title: "Tea"', "note.#text: warm")
    assert record.coverage == pytest.approx(1 - 7 / 23)  # 3 + 4 letters of 23


def test_an_empty_trial_is_covered():
    record = Moving(Content("f", ""), "", {}).record("tea", known)
    assert (record.data, record.coverage, record.left_over) == ({}, 1.0, ())


def test_words_of_leaves():
    assert [words_of(leaf) for leaf in ("a ", " ", None, True, 3, 2.5, [])] == [
        "a ",
        "",
        "",
        "true",
        "3",
        "2.5",
        "",
    ]
