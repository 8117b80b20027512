"""The reference evaluation of criteria: yes, no, or unknown with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.criteria import (
    Age,
    And,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Medication,
    Not,
    Or,
    Period,
    PersonDecides,
    Sex,
)
from trialwright.screen.evaluate import eligible, evaluate, judge
from trialwright.screen.facts import (
    AgeOn,
    ConditionFact,
    MedicationFact,
    Observation,
    PersonFacts,
)
from trialwright.values.dates import PartialDate
from trialwright.values.truth import Truth

DAY = date(2026, 3, 1)
YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
HBA1C = Comparison(concept="hba1c", operator="between", value=7.5, value2=9, unit="%")
NOBODY = PersonFacts(person="p")


def measured(*results, concept="hba1c"):
    rows = tuple(Observation(concept, value, unit, on) for value, unit, on in results)
    return PersonFacts(person="p", observations=rows)


def ask(expression, person):
    return evaluate(expression, person, DAY).truth


def criterion(kind, expression):
    return Criterion(id=kind, kind=kind, text="", status="computable", expression=expression)


def test_hba1c_from_7_5_to_9_takes_both_ends():
    answers = [ask(HBA1C, measured((x, "%", DAY))) for x in (7.4, 7.5, 9.0, 9.1)]
    assert answers == [NO, YES, YES, NO]


def test_hba1c_in_mmol_per_mol_is_converted_before_it_is_compared():
    assert ask(HBA1C, measured((58.5, "mmol/mol", DAY))) is YES  # 7.504 %
    assert ask(HBA1C, measured((58.4, "mmol/mol", DAY))) is NO  # 7.494 %


def test_glucose_is_converted_whatever_kind_of_glucose_it_is():
    high = Comparison(concept="fasting_glucose", operator=">=", value=126, unit="mg/dL")
    person = measured((7.0, "mmol/L", DAY), concept="fasting_glucose")
    assert ask(high, person) is YES  # 7.0 mmol/l is 126.1 mg/dl


def test_conversion_noise_does_not_move_a_limit():
    five = Comparison(concept="diabetes_duration", operator=">=", value=7.7, unit="a")
    person = measured((92.4, "mo", DAY), concept="diabetes_duration")
    assert ask(five, person) is YES


def test_a_unit_that_cannot_be_converted_is_unknown_not_compared_as_it_stands():
    assert ask(HBA1C, measured((8, "mg/dL", DAY))) is UNKNOWN


def test_the_latest_measurement_counts_and_a_later_one_than_the_day_does_not():
    person = measured((8, "%", date(2025, 1, 1)), (10, "%", date(2026, 2, 1)))
    assert ask(HBA1C, person) is NO
    assert ask(HBA1C, measured((8, "%", DAY), (10, "%", date(2026, 3, 2)))) is YES


def test_two_results_of_one_day_that_disagree_are_unknown():
    assert ask(HBA1C, measured((8, "%", DAY), (10, "%", DAY))) is UNKNOWN
    assert ask(HBA1C, measured((8, "%", DAY), (8.1, "%", DAY))) is YES


def test_a_measurement_older_than_the_window_is_not_used():
    recent = Comparison(
        concept="hba1c", operator=">", value=7, unit="%", within=Period(value=3, unit="months")
    )
    assert ask(recent, measured((8, "%", date(2025, 12, 1)))) is YES  # the first day counts
    assert ask(recent, measured((8, "%", date(2025, 11, 30)))) is UNKNOWN


def test_a_window_before_another_day_than_screening_cannot_be_judged_at_screening():
    window = Period(value=3, unit="months", before="dose_1")
    recent = Comparison(concept="hba1c", operator=">", value=7, unit="%", within=window)
    judgement = evaluate(recent, measured((8, "%", DAY)), DAY)
    assert judgement.truth is UNKNOWN
    assert "dose_1" in judgement.reasons[0]


def test_what_was_never_measured_is_unknown_and_the_reason_names_the_concept_only():
    judgement = evaluate(HBA1C, NOBODY, DAY)
    assert judgement.truth is UNKNOWN
    assert judgement.reasons == ("HbA1c is not known",)


def test_a_reason_names_the_limit_and_never_the_persons_value():
    judgement = evaluate(HBA1C, measured((9.7, "%", DAY)), DAY)
    assert judgement.reasons == ("not so: HbA1c between 7.5 and 9 %",)


def test_a_destroyed_comparator_is_never_read_as_equality():
    destroyed = Comparison(concept="bmi", operator="unknown", value=30, unit="kg/m2")
    person = measured((30, "kg/m2", DAY), concept="bmi")
    assert ask(destroyed, person) is UNKNOWN


def test_age_is_in_completed_years_and_a_birthday_counts_on_its_day():
    adult = Age(operator=">=", value=18)
    born = [PartialDate(2008, 3, day) for day in (1, 2)]
    assert [ask(adult, PersonFacts(person="p", birth=b)) for b in born] == [YES, NO]


def test_a_year_of_birth_answers_only_when_every_day_of_it_agrees():
    adult = Age(operator=">=", value=18)
    years = [PartialDate(year) for year in (2007, 2008, 2009)]
    answers = [ask(adult, PersonFacts(person="p", birth=b)) for b in years]
    assert answers == [YES, UNKNOWN, NO]


def test_age_up_to_75_takes_those_who_are_75():
    person = PersonFacts(person="p", age=AgeOn(75, DAY))
    assert ask(Age(operator="between", value=18, value2=75), person) is YES


def test_age_in_months_weeks_and_days():
    person = PersonFacts(person="p", birth=PartialDate(2026, 1, 2))
    assert ask(Age(operator="=", value=1, unit="months"), person) is YES
    assert ask(Age(operator=">=", value=8, unit="weeks"), person) is YES
    assert ask(Age(operator="<", value=58, unit="days"), person) is NO


def test_naming_both_sexes_is_true_of_everyone():
    assert ask(Sex(any_of=("female", "male")), NOBODY) is YES
    assert ask(Sex(any_of=("female",)), NOBODY) is UNKNOWN
    assert ask(Sex(any_of=("female",)), PersonFacts(person="p", sex="male")) is NO


def test_a_condition_that_is_not_on_record_is_unknown_unless_the_record_is_whole():
    cancer = Condition(concept="cancer")
    whole = PersonFacts(person="p", complete=frozenset({"conditions"}))
    assert [ask(cancer, NOBODY), ask(cancer, whole)] == [UNKNOWN, NO]


def test_a_condition_that_ended_is_no_longer_there_but_was_within_the_window():
    fact = ConditionFact("cancer", PartialDate(2015), PartialDate(2024, 5))
    person = PersonFacts(person="p", conditions=(fact,))
    five_years = Condition(concept="cancer", within=Period(value=5, unit="years"))
    assert ask(Condition(concept="cancer"), person) is NO
    assert ask(five_years, person) is YES


def test_blurred_dates_that_can_reach_into_the_window_are_unknown():
    fact = ConditionFact("cancer", PartialDate(2015), PartialDate(2021))
    person = PersonFacts(person="p", conditions=(fact,))
    within = Condition(concept="cancer", within=Period(value=5, unit="years"))
    assert ask(within, person) is UNKNOWN


def test_a_condition_that_begins_after_the_day_is_not_used():
    person = PersonFacts(person="p", conditions=(ConditionFact("cancer", PartialDate(2027)),))
    assert ask(Condition(concept="cancer"), person) is UNKNOWN


def test_more_than_three_months_of_treatment_counts_across_a_change_of_drug():
    lasting = Medication(
        concept="antidiabetic_treatment", for_longer_than=Period(value=3, unit="months")
    )
    change = PartialDate(2026, 1, 31), PartialDate(2026, 2, 1)
    drugs = (
        MedicationFact("antidiabetic_treatment", PartialDate(2025, 11, 1), change[0]),
        MedicationFact("antidiabetic_treatment", change[1]),
    )
    assert ask(lasting, PersonFacts(person="p", medications=drugs)) is YES
    assert ask(lasting, PersonFacts(person="p", medications=drugs[1:])) is NO


def test_exactly_three_months_of_treatment_is_not_more_than_three_months():
    lasting = Medication(concept="insulin", for_longer_than=Period(value=3, unit="months"))

    def since(day):
        return PersonFacts(person="p", medications=(MedicationFact("insulin", day),))

    days = [PartialDate(2025, 12, 1), PartialDate(2025, 11, 30), PartialDate(2025), None]
    assert [ask(lasting, since(day)) for day in days] == [NO, YES, UNKNOWN, UNKNOWN]


def test_diabetes_for_five_years_or_more_from_the_earliest_entry():
    five = DurationSince(concept="type_2_diabetes", operator=">=", value=5, unit="years")

    def known(*starts):
        facts = tuple(ConditionFact("type_2_diabetes", since) for since in starts)
        return PersonFacts(person="p", conditions=facts)

    assert ask(five, known(PartialDate(2021, 3, 1))) is YES
    assert ask(five, known(PartialDate(2021))) is UNKNOWN
    assert ask(five, known(PartialDate(2024), PartialDate(2019))) is YES
    assert ask(five, known(PartialDate(2024), None)) is UNKNOWN
    assert ask(five, known(None)) is UNKNOWN


def test_who_surely_has_no_diabetes_has_not_had_it_for_five_years():
    five = DurationSince(concept="type_2_diabetes", operator=">=", value=5, unit="years")
    whole = PersonFacts(person="p", complete=frozenset({"conditions"}))
    assert [ask(five, NOBODY), ask(five, whole)] == [UNKNOWN, NO]


def test_consent_and_judgement_are_what_people_said():
    consent = Attestation(what="consent", words="signed the form")
    judgement = Attestation(what="judgement", words="may endanger")
    said = PersonFacts(person="p", attestations={"consent": True, "may endanger": False})
    assert [ask(consent, said), ask(judgement, said)] == [YES, NO]
    assert ask(consent, NOBODY) is UNKNOWN


def test_words_no_machine_may_decide_stay_unknown_until_a_person_has_decided_them():
    severe = PersonDecides(words="severe disease", why="severe is not graded")
    judgement = evaluate(severe, NOBODY, DAY)
    assert judgement.truth is UNKNOWN
    assert judgement.reasons == ("a person must decide: severe is not graded",)
    assert ask(severe, PersonFacts(person="p", attestations={"severe disease": True})) is YES


def test_an_exclusion_that_is_met_keeps_the_person_out():
    type_1 = criterion("exclusion", Condition(concept="type_1_diabetes"))
    person = PersonFacts(person="p", conditions=(ConditionFact("type_1_diabetes"),))
    assert judge(type_1, person, DAY).truth is NO
    assert judge(type_1, PersonFacts(person="p", complete=frozenset({"conditions"})), DAY) == (
        judge(type_1, PersonFacts(person="p", complete=frozenset({"type_1_diabetes"})), DAY)
    )


def test_a_criterion_of_unknown_kind_lets_nobody_in_and_keeps_nobody_out():
    unclear = criterion("unknown", HBA1C)
    assert judge(unclear, measured((8, "%", DAY)), DAY).truth is UNKNOWN


def test_one_sure_refusal_decides_whatever_else_is_unknown():
    criteria = [criterion("inclusion", HBA1C), criterion("exclusion", Condition(concept="cancer"))]
    assert eligible(criteria, measured((10, "%", DAY)), DAY).truth is NO
    assert eligible(criteria, measured((8, "%", DAY)), DAY).truth is UNKNOWN


# -- three-valued logic over generated expressions and people ------------------------------------

_DATES = st.sampled_from([None, PartialDate(2015), PartialDate(2021), PartialDate(2025, 12, 1)])
_PERIODS = st.sampled_from([None, Period(value=3, unit="months"), Period(value=5, unit="years")])
_ATOMS = st.one_of(
    st.builds(
        Comparison,
        concept=st.just("hba1c"),
        operator=st.sampled_from([">", "<=", "=", "unknown"]),
        value=st.sampled_from([7.5, 9.0]),
        unit=st.just("%"),
    ),
    st.builds(Age, operator=st.sampled_from([">=", "<"]), value=st.sampled_from([18, 65])),
    st.builds(Sex, any_of=st.sampled_from([("female",), ("female", "male")])),
    st.builds(Condition, concept=st.just("cancer"), within=_PERIODS),
    st.builds(Medication, concept=st.just("insulin"), for_longer_than=_PERIODS),
    st.builds(
        DurationSince,
        concept=st.just("cancer"),
        operator=st.sampled_from([">=", "="]),
        value=st.just(5),
        unit=st.just("years"),
    ),
    st.just(Attestation(what="consent", words="signed")),
)
_EXPRESSIONS = st.recursive(
    _ATOMS,
    lambda parts: st.one_of(
        st.builds(Not, part=parts),
        st.builds(And, parts=st.lists(parts, max_size=3).map(tuple)),
        st.builds(Or, parts=st.lists(parts, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
_PEOPLE = st.builds(
    PersonFacts,
    person=st.just("p"),
    sex=st.sampled_from([None, "female", "male"]),
    birth=st.sampled_from([None, PartialDate(1961), PartialDate(2008), PartialDate(1980, 5, 5)]),
    observations=st.lists(
        st.builds(
            Observation,
            concept=st.just("hba1c"),
            value=st.sampled_from([7.5, 8.0, 9.1]),
            unit=st.just("%"),
            on=st.sampled_from([date(2025, 1, 1), DAY]),
        ),
        max_size=2,
    ).map(tuple),
    conditions=st.lists(
        st.builds(ConditionFact, concept=st.just("cancer"), since=_DATES, until=_DATES),
        max_size=1,
    ).map(tuple),
    medications=st.lists(
        st.builds(MedicationFact, concept=st.just("insulin"), since=_DATES, until=_DATES),
        max_size=2,
    ).map(tuple),
    attestations=st.sampled_from([{}, {"consent": True}, {"consent": False}]),
    complete=st.sampled_from([frozenset(), frozenset({"conditions"})]),
)


@given(_EXPRESSIONS, _PEOPLE)
def test_denying_twice_says_the_same(expression, person):
    assert ask(Not(part=Not(part=expression)), person) is ask(expression, person)


@given(_EXPRESSIONS, _EXPRESSIONS, _PEOPLE)
def test_de_morgan_holds_with_unknowns(left, right, person):
    denied = Not(part=And(parts=(left, right)))
    either = Or(parts=(Not(part=left), Not(part=right)))
    assert ask(denied, person) is ask(either, person)


_FILLS = {
    "sex": st.sampled_from(["female", "male"]),
    "birth": st.sampled_from([PartialDate(1961, 3, 1), PartialDate(2008, 3, 2)]),
    "attestations": st.sampled_from([{"consent": True}, {"consent": False}]),
    "observations": st.sampled_from([8.0, 10.0]).map(
        lambda value: (Observation("hba1c", value, "%", DAY),)
    ),
}


@given(_EXPRESSIONS, _PEOPLE, st.data())
def test_learning_what_was_unknown_never_turns_a_yes_into_a_no(expression, person, data):
    unknown = [name for name in _FILLS if not getattr(person, name)]
    learnt = {name: data.draw(_FILLS[name]) for name in unknown}
    before, after = ask(expression, person), ask(expression, replace(person, **learnt))
    assert before in {UNKNOWN, after}


def days_of(known):
    """Every kind of exact day that a blurred date can mean; the blurred one itself when exact."""
    return [known] if known.day else [_exact(known.earliest), _exact(known.latest)]


def _exact(day):
    return PartialDate(day.year, day.month, day.day)


@given(_EXPRESSIONS, _PEOPLE, st.data())
def test_an_exact_date_never_contradicts_what_the_blurred_one_answered(expression, person, data):
    def sharpened(fact):
        since = fact.since and data.draw(st.sampled_from(days_of(fact.since)))
        until = fact.until and data.draw(st.sampled_from(days_of(fact.until)))
        ordered = not (since and until) or since.earliest <= until.earliest
        return replace(fact, since=since, until=until) if ordered else fact

    known = replace(
        person,
        birth=person.birth and data.draw(st.sampled_from(days_of(person.birth))),
        conditions=tuple(sharpened(fact) for fact in person.conditions),
        medications=tuple(sharpened(fact) for fact in person.medications),
    )
    assert ask(expression, person) in {UNKNOWN, ask(expression, known)}


@pytest.mark.parametrize("truth", [YES, NO])
def test_every_answer_says_why(truth):
    person = measured((8 if truth is YES else 10, "%", DAY))
    assert evaluate(HBA1C, person, DAY).reasons
