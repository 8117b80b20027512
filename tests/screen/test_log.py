"""The screening log: every criterion, its answer, and what it means for joining."""

from __future__ import annotations

from datetime import date

from trialwright.protocol.criteria import Age, Comparison, Condition, Criterion
from trialwright.screen.facts import ConditionFact, Observation, PersonFacts
from trialwright.screen.log import first_refusal, log_rows
from trialwright.values.dates import PartialDate
from trialwright.values.truth import Truth

DAY = date(2026, 3, 1)


def criterion(name, kind, expression):
    return Criterion(id=name, kind=kind, text="", status="computable", expression=expression)


CRITERIA = (
    criterion("adult", "inclusion", Age(operator=">=", value=18)),
    criterion("type_1", "exclusion", Condition(concept="type_1_diabetes")),
    criterion(
        "hba1c",
        "inclusion",
        Comparison(concept="hba1c", operator="between", value=7.5, value2=9, unit="%"),
    ),
)
PERSON = PersonFacts(
    person="01-001",
    birth=PartialDate(1970, 1, 1),
    conditions=(ConditionFact("type_1_diabetes"),),
    observations=(Observation("hba1c", 8.0, "%", DAY),),
)


def test_the_log_tells_the_criterions_own_answer_from_what_it_means_for_joining():
    rows = {row.criterion: (row.answer, row.met) for row in log_rows(CRITERIA, PERSON, DAY)}
    assert rows["adult"] == (Truth.YES, Truth.YES)
    assert rows["type_1"] == (Truth.YES, Truth.NO)


def test_the_first_sure_refusal_is_named_before_anything_unknown():
    unmeasured = PersonFacts(person="01-002", conditions=PERSON.conditions)
    refusal = first_refusal(log_rows(CRITERIA, unmeasured, DAY))
    assert refusal is not None
    assert refusal.criterion == "type_1"


def test_nobody_is_kept_out_when_every_criterion_is_met():
    rows = log_rows(CRITERIA[::2], PERSON, DAY)
    assert first_refusal(rows) is None


def test_no_reason_shows_a_value_of_the_person():
    rows = log_rows(CRITERIA, PERSON, DAY)
    assert all("8.0" not in row.reason and "1970" not in row.reason for row in rows)
