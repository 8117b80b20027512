"""Answers of virtual people: every concept can be answered, and conduct takes every answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from trialwright.conduct.edit_checks import Ask, stored_form
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.concepts.concept import Concept, SdtmHome
from trialwright.simulate.answers import Asked, answer, as_typed, diary_rows, medicine_rows
from trialwright.simulate.course import Course
from trialwright.simulate.people import Population, draw_person
from trialwright.simulate.referral import Referral

CLINIC = Population(referral=Referral(), diabetes_type="type_2")
DAY = date(2026, 3, 1)
CONCEPTS = load_concepts()


def asked(number=1, on=DAY, **more):
    return Asked(Course(draw_person(1, number, CLINIC)), on, **more)


def say(concept, number=1, **more):
    return answer(CONCEPTS[concept], asked(number, **more))


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=list(CONCEPTS))
def test_every_concept_is_answered_with_what_its_form_takes(concept):
    for number in range(1, 25):
        given = answer(concept, asked(number))
        assert stored_form(given, Ask(concept, DAY)) is not None


@pytest.mark.parametrize("kind", ["quantity", "count", "choice", "text", "date", "yes_no"])
def test_a_concept_nobody_wrote_a_rule_for_is_answered_by_its_kind(kind):
    home = SdtmHome(domain="LB")
    new = Concept(
        id="brand_new",
        label="New",
        kind=kind,
        plausible=(2.0, 8.0),
        choices={"a": "A", "b": "B"},
        sdtm=home,
        plot_label="New",
    )
    given = answer(new, asked())
    assert stored_form(given, Ask(new, DAY)) is not None


def test_the_same_question_on_the_same_day_has_the_same_answer():
    assert say("creatinine") == say("creatinine")
    assert say("creatinine") != say("creatinine", on=DAY + timedelta(days=1))


def test_quantities_are_typed_with_the_concepts_decimals():
    assert as_typed(CONCEPTS["hba1c"], 8.0499) == "8.0"
    assert as_typed(CONCEPTS["creatinine"], 71.6) == "72"


def test_age_is_in_completed_years():
    assert as_typed(CONCEPTS["age"], 64.9) == "64"


def test_nothing_impossible_is_typed():
    assert as_typed(CONCEPTS["cell_viability"], 104.0) == "100.0"
    assert as_typed(CONCEPTS["hba1c"], -3.0) == "2.0"


def test_what_is_settled_already_is_what_is_answered():
    assert say("cell_dose", known={"cell_dose": "85.0"}) == "85.0"


def test_no_hypoglycaemia_has_no_worst_level_and_some_has_one():
    for number in range(1, 120):
        events, worst = (
            say(concept, number)
            for concept in ("hypoglycaemia_events", "hypoglycaemia_worst_level")
        )
        assert (events == 0) == (worst == "none")


def test_a_longer_time_since_the_last_visit_holds_more_hypoglycaemia():
    def total(since):
        return sum(say("hypoglycaemia_events", n, since=since) for n in range(1, 120))

    assert total(DAY - timedelta(days=180)) > 3 * total(DAY - timedelta(days=20))


def test_at_the_first_visit_no_drug_has_changed_since_the_last():
    assert {say("antidiabetic_change", number) for number in range(1, 80)} == {"unchanged"}
    later = {
        say("antidiabetic_change", number, since=DAY - timedelta(days=90))
        for number in range(1, 200)
    }
    assert later > {"unchanged"}


def test_a_diary_covers_the_seven_days_up_to_the_day_before_and_leaves_gaps():
    lengths = set()
    for number in range(1, 40):
        rows = diary_rows(asked(number))
        days = [row.known["diary_date"] for row in rows]
        assert all(DAY - timedelta(days=7) <= day < DAY for day in days)
        assert [row.row for row in rows] == list(range(1, len(rows) + 1))
        lengths.add(len(rows))
    assert max(lengths) == 7
    assert min(lengths) < 7


def test_medicines_are_written_once():
    first = medicine_rows(asked())
    assert 1 <= len(first) <= 3
    assert len({row.known["cm_name"] for row in first}) == len(first)
    assert medicine_rows(replace(asked(), since=DAY - timedelta(days=30))) == []
