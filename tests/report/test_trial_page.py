"""The trial page as the registry shows it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from report.example_study import record
from trialwright.report.trial_page import code_words, trial_page

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
MODULES = ("identificationModule", "eligibilityModule", "outcomesModule", "contactsLocationsModule")


def test_the_registrys_words_are_shown_as_they_are() -> None:
    page = trial_page(record())
    assert page.title == "Own stem cells in type 2 diabetes <script>alert(1)</script>"
    assert page.badges == ("Phase 1", "Completed")
    assert ("Model", "Single group") in page.facts
    assert page.outcomes[0].time_frame == "12 months"
    assert page.arms[0].kind == "Experimental"


def test_a_code_is_read_as_words_and_words_stay_as_they_are() -> None:
    assert code_words(["PHASE1", "PHASE2"]) == "Phase 1, Phase 2"
    assert code_words("NA") == "Not applicable"
    assert code_words("Phase 1 | Phase 2") == "Phase 1 | Phase 2"


def test_what_the_record_does_not_say_is_left_out() -> None:
    page = trial_page({})
    assert (page.title, page.facts, page.outcomes, page.locations) == ("", (), (), ())


def test_only_so_many_places_are_shown_and_all_are_counted() -> None:
    places = [{"facility": f"Hospital {number}"} for number in range(60)]
    data = {"protocolSection": {"contactsLocationsModule": {"locations": places}}}
    page = trial_page(data)
    assert (len(page.locations), page.locations_in_all) == (40, 60)


@given(st.dictionaries(st.sampled_from(MODULES), JSON, max_size=4))
def test_no_shape_of_a_record_breaks_the_page(section: dict[str, Any]) -> None:
    trial_page({"protocolSection": section})
