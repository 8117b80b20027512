"""What each number of a text compares or dates, as `trialwright criteria --json` lists it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.protocol.language import Mention, read_mentions


def only(text: str) -> Mention:
    (mention,) = read_mentions(text)
    return mention


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("HbA1c level of at least 7.5 %", "hba1c"),
        ("Body mass index (BMI) > 30 kg/m2", "bmi"),
        ("Serum creatinine at screening < 130 µmol/L", "creatinine"),
        ("BMI 20-30 kg/m2", "bmi"),
        ("creatinine clearance < 60 mL/min", "creatinine clearance"),
        ("urinary creatinine > 5 mg/dL", "urinary creatinine"),
        ("Weight loss > 5 kg", "Weight loss"),
        ("ALT or AST > 100 U/L", "ALT or AST"),
        ("left ventricular ejection fraction < 40%", "left ventricular ejection fraction"),
        ("At least 2 lesions", "lesions"),
    ],
)
def test_a_comparison_names_our_concept_or_keeps_the_texts_own_words(
    text: str, concept: str
) -> None:
    mention = only(text)
    assert (mention.kind, mention.concept) == ("comparison", concept)
    assert mention.known == (concept in {"hba1c", "bmi", "creatinine"})


@pytest.mark.parametrize(
    "text",
    [
        "Age 18-75",
        "Men and women over 18 years",
        "18 years or older",
        "Patients aged between 18 and 75 years",
        "over the age of 18",
        "participants younger than 18 years",
        "18-35-year-old women",
        "patients < 18",
    ],
)
def test_age_is_known_by_its_words_or_by_who_is_counted(text: str) -> None:
    assert {mention.concept for mention in read_mentions(text)} == {"age"}


@pytest.mark.parametrize(
    "text",
    [
        "life expectancy > 12 months",
        "gestational age < 32 weeks",
        "symptoms for more than 5 years",
        "diabetes for at least 5 years",
        "surgery within 2 years",
        "more than 2 years of handball",
    ],
)
def test_other_times_are_no_age(text: str) -> None:
    assert only(text).concept != "age"


@pytest.mark.parametrize(
    ("text", "relation", "operator", "value", "unit"),
    [
        ("stroke within 8 weeks prior to screening", "within", "<=", 8, "weeks"),
        ("insulin for more than 3 months", "for", ">", 3, "months"),
        ("surgery in the past six months", "last", "=", 6, "months"),
        ("planning to move in the next 2 years", "next", "=", 2, "years"),
        ("antibiotics 72 hours before the visit", "before", "=", 72, "hours"),
        ("in the 3 months preceding inclusion", "within", "=", 3, "months"),
        ("at least 6 months after stroke", "after", ">=", 6, "months"),
    ],
)
def test_a_period_says_how_it_lies_to_what_it_dates(
    text: str, relation: str, operator: str, value: float, unit: str
) -> None:
    mention = only(text)
    assert mention.kind == "temporal"
    assert (mention.relation, mention.operator, mention.value, mention.unit) == (
        relation,
        operator,
        value,
        unit,
    )


def test_a_blood_pressure_is_two_comparisons() -> None:
    found = read_mentions("blood pressure ≥ 140/90 mmHg")
    assert [(m.concept, m.operator, m.value, m.unit) for m in found] == [
        ("systolic_bp", ">=", 140, "mmHg"),
        ("diastolic_bp", ">=", 90, "mmHg"),
    ]


def test_a_limit_said_again_in_another_unit_keeps_concept_and_comparator() -> None:
    first, again = read_mentions("HbA1c ≥ 7.0% (53 mmol/mol)")
    assert (again.concept, again.operator, again.value) == (first.concept, first.operator, 53)


@pytest.mark.parametrize(
    "text",
    [
        "a 10-point pain scale",
        "(n=20)",
        "type 2 diabetes",
        "COVID-19",
        "2-hour glucose load",
        "Category 1: patients at home",
        "WHO 2016 criteria",
        "version 10",
        "on 2010-01-05",
        "two stomas",
    ],
)
def test_a_number_that_compares_nothing_is_no_mention(text: str) -> None:
    assert read_mentions(text) == ()


def test_destroyed_comparators_are_unknown_in_every_place() -> None:
    text = "BMI = 30.0 and = 40.0, age = 18 years, LVEF*40%, weight ³ 40 kg"
    assert {mention.operator for mention in read_mentions(text)} == {"unknown"}


PIECES = (
    "age|aged|patients|men|HbA1c|BMI|ALT|or|and|between|from|to|-|/|(|)|,|.|;|:|\n|\n- |≥|>|<|=|*5"
    "|³|at least|less than|or older|and above|within|last|next|for|prior to|before|after|ago|of"
    "|the|5|18|7,5|100,000|six|III|NYHA|class|years|months|%|kg/m2|mmHg|x ULN|per day|of age|old"
    "|140/90|x 10^9/L|ñ|\ufffd|\\>=|<U+2265>|٣|²|Ⅲ|\x01"
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=400)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300))
def test_anything_gives_mentions_in_place_and_no_error(text: str) -> None:
    for mention in read_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert (mention.operator == "between") == (mention.value2 is not None)
        assert (mention.kind == "temporal") == bool(mention.relation)


@pytest.mark.parametrize("text", ["age > -²5", "age > " + "1" * 400, "٣ 100,000", "1.2.3.4 %"])
def test_digits_that_are_no_number_of_ours_are_left_out_or_read(text: str) -> None:
    assert all(abs(mention.value) < 1e15 for mention in read_mentions(text))


@pytest.mark.parametrize(
    "piece", ["5-", "III ", "6 (6) ", "> ", "5 \t\t\t\t", "minimum of x ", "HbA1c > 5 and "]
)
def test_a_page_of_one_thing_is_read_to_its_end(piece: str) -> None:
    found = read_mentions(piece * (50_000 // len(piece)))
    assert all(mention.value in (5, 3, 6, 1) for mention in found)
