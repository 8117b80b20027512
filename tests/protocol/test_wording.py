"""Eligibility text → criteria: what is understood computes, the rest says why it needs a person."""

from __future__ import annotations

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
from trialwright.protocol.wording import read_criteria, read_expression
from trialwright.protocol.wording.criteria_text import leaves
from trialwright.protocol.wording.listing import listed

FLAGSHIP = """\
Inclusion Criteria

  • Males and females
  • Age from 18 years and above.
  • Hemoglobin A1c (HbA1c) is ranged from 7.5% to 9% at baseline.
  • Type 2 diabetes duration 5 years or more.
  • Before the screening, joint or combined with insulin, oral medications to treat more than 3 \
months.
  • Who signed the informed consent form.

Exclusion Criteria

  • Type 1 diabetes.
  • Chronic disease or severe disease, including cancer, severe heart disease, kidney disease, \
liver disease, etc.
  • According to the medical doctor's judgement, may endanger the safety of the subjects
"""


def only(text: str) -> Criterion:
    (criterion,) = read_criteria(text)
    return criterion


def test_the_flagships_nine_bullets_are_read_as_a_careful_person_would() -> None:
    found = {item.id: item for item in read_criteria(FLAGSHIP)}
    assert list(found) == ["I1", "I2", "I3", "I4", "I5", "I6", "E1", "E2", "E3"]
    computable = [name for name, item in found.items() if item.status == "computable"]
    assert computable == ["I1", "I2", "I3", "I4", "I5", "E1"]
    assert isinstance(found["I6"].expression, Attestation)
    assert isinstance(found["E3"].expression, Attestation)
    assert found["I6"].expression.what == "consent"
    assert found["E3"].expression.what == "judgement"
    assert isinstance(found["E2"].expression, PersonDecides)
    assert '"etc." leaves the list open' in found["E2"].why[0]
    assert '"severe" is not graded' in found["E2"].why[0]


def test_the_flagships_numbers_become_nodes_with_their_units() -> None:
    nodes = [item.expression for item in read_criteria(FLAGSHIP)]
    assert nodes[0] == Sex(any_of=("female", "male"), span=(0, 17))
    assert nodes[1] == Age(operator=">=", value=18, span=(0, 27))
    assert nodes[2] == Comparison(
        concept="hba1c", operator="between", value=7.5, value2=9, unit="%", span=(0, 60)
    )
    assert nodes[3] == DurationSince(
        concept="type_2_diabetes", operator=">=", value=5, unit="years", span=(0, 40)
    )
    assert nodes[4] == Medication(
        concept="antidiabetic_treatment",
        for_longer_than=Period(value=3, unit="months"),
        span=(0, 98),
    )
    assert nodes[6] == Condition(concept="type_1_diabetes", span=(0, 15))


def test_sex_and_age_in_one_sentence_are_both_asked_for() -> None:
    node = read_expression("Males and females from 18 years and above.")
    assert isinstance(node, And)
    assert [type(part) for part in node.parts] == [Sex, Age]


@pytest.mark.parametrize(
    ("words", "operators"),
    [
        ("BMI = 30.0 and = 40.0", ["unknown", "unknown"]),
        ("HbA_1c = 7 % or FPG = 7 mmol/L", ["unknown", "unknown"]),
        ("Age = 18 years", ["unknown"]),
        ("age â?¥18 years", ["unknown"]),
        ("BMI ³ 40", ["unknown"]),
        ("HbA1c*9%", ["unknown"]),
    ],
)
def test_a_destroyed_comparator_is_unknown_and_never_equality(
    words: str, operators: list[str]
) -> None:
    criterion = only(f"Inclusion Criteria:\n- {words}")
    found = [
        leaf.operator for leaf in leaves(criterion.expression) if isinstance(leaf, Comparison | Age)
    ]
    assert found == operators
    assert criterion.status == "needs_person"
    assert "destroyed" in criterion.why[0]


@pytest.mark.parametrize(
    ("words", "operator", "value", "value2", "unit"),
    [
        ("HbA1c ≥ 7,5 %", ">=", 7.5, None, "%"),
        ("HbA1c at least 53 mmol/mol at screening", ">=", 53, None, "mmol/mol"),
        ("HbA1c \\>= 53 mmol/mol", ">=", 53, None, "mmol/mol"),
        ("HbA1c between 7 and 10 %", "between", 7, 10, "%"),
        ("HbA1c ≥7.0% and ≤12.5%", "between", 7, 12.5, "%"),
        ("Body mass index (BMI) of 40 kg/m2 or greater", ">=", 40, None, "kg/m2"),
        ("Fasting plasma glucose <126 mg/dL", "<", 126, None, "mg/dL"),
        ("Serum creatinine &lt; 130 µmol/L", "<", 130, None, "umol/L"),
    ],
)
def test_the_common_forms_of_a_bound(
    words: str, operator: str, value: float, value2: float | None, unit: str
) -> None:
    node = read_expression(words)
    assert isinstance(node, Comparison)
    assert (node.operator, node.value, node.value2, node.unit) == (operator, value, value2, unit)


def test_a_half_open_range_is_two_comparisons_and_outside_a_range_is_either() -> None:
    inside = read_expression("HbA1c > 7.0% and < 10.5%")
    outside = read_expression("Age <18 or >40", "exclusion")
    assert isinstance(inside, And)
    assert isinstance(outside, Or)


def test_a_window_limits_how_old_a_measurement_may_be() -> None:
    node = read_expression("HbA1c < 9% within the last 3 months prior to screening")
    assert isinstance(node, Comparison)
    assert node.within == Period(value=3, unit="months")


@pytest.mark.parametrize(
    "words",
    [
        "AST ≥ 2 x ULN",
        "platelets > 100000",
        "WBC 3.0 to 11.0 K/ul",
        "HbA1c > 7",
        "HbA1c 7% to 9 mmol/mol",
        "LVEF <= 40%",
        "Men or women of childbearing potential who use no contraception",
        "Uncontrolled infection or hypertension",
        "Type 2 diabetes for 5 to 10 years",
    ],
)
def test_what_could_mean_something_else_is_left_to_a_person(words: str) -> None:
    assert only(f"Exclusion Criteria:\n{words}").status == "needs_person"


def test_words_that_narrow_a_number_make_a_criterion_partly_computable() -> None:
    node = read_expression("Systolic BP <95 mmHg on 2 consecutive measurements", "exclusion")
    assert isinstance(node, And)
    assert [type(part) for part in node.parts] == [Comparison, PersonDecides]


def test_refusing_consent_is_the_opposite_of_consent() -> None:
    assert isinstance(read_expression("Unable to give informed consent", "exclusion"), Not)


def test_a_list_under_a_head_is_one_criterion_a_person_decides() -> None:
    text = (
        "Inclusion Criteria:\n1. At least one of the following:\n   a. HbA1c > 7%\n   b. BMI > 30"
    )
    criterion = only(text)
    assert criterion.status == "needs_person"
    assert criterion.text.endswith("BMI > 30")


def test_without_headings_nobody_knows_what_a_criterion_does() -> None:
    assert [item.kind for item in read_criteria("1. Age over 18 years 2. Adult")] == ["unknown"]
    assert [item.id for item in read_criteria("1. Aged 18-70. 2. HbA1c > 7%.")] == ["U1", "U2"]


@pytest.mark.parametrize(
    "heading",
    [
        "Inclusion Criteria",
        "INCLUSION CRITERIA:",
        "Key inclusion criteria:",
        "COVID-19 patients Inclusion criteria",
        "Inclusion Criteria for all patients",
        "Inclusion Criteria:(donor cohort):",
        "Inclusion:",
        "Inclusion Criteria: Adults",
    ],
)
def test_a_heading_says_what_follows_does(heading: str) -> None:
    assert {item.kind for item in read_criteria(f"{heading}\n\n- Adults")} == {"inclusion"}


@pytest.mark.parametrize(
    "words", ["Meets all inclusion criteria of the registry", "No exclusion criteria met."]
)
def test_a_sentence_about_criteria_is_no_heading(words: str) -> None:
    assert only(words).kind == "unknown"


def test_a_listing_counts_places_in_the_whole_text() -> None:
    text = "Inclusion Criteria:\n- HbA1c > 7%\n- Type 2 diabetes for at least 5 years\n"
    first, second = (listed(item) for item in read_criteria(text))
    (comparison,) = first["comparisons"]
    assert text[comparison["start"] : comparison["end"]] == "> 7%"
    assert (comparison["operator"], comparison["value"], comparison["unit"]) == (">", 7.0, "%")
    (temporal,) = second["temporal"]
    assert (temporal["relation"], temporal["value"], temporal["unit"]) == (
        "since_first",
        5.0,
        "years",
    )


WORDS = st.sampled_from(
    [
        *("HbA1c", "age", ">=", "=", "7.5", "%", "between", "and", "or", "years"),
        *("type 1 diabetes", "Inclusion Criteria:", "Exclusion Criteria", "etc."),
        *("\n", "- ", "1. ", "\n\n", "(", ")", ";"),
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=120))
def test_nothing_is_dropped_and_every_place_is_right(text: str) -> None:
    found = read_criteria(text)
    assert [item.start for item in found] == sorted(item.start for item in found)
    for item in found:
        assert text[item.start : item.end] == item.text
        for leaf in leaves(item.expression):
            start, end = leaf.span or (0, 0)
            assert 0 <= start <= end <= len(item.text)
    kept = sum(any(map(str.isalnum, item.text)) for item in found)
    assert kept == len(found)


def test_a_long_text_takes_time_in_proportion() -> None:
    found = read_criteria("Inclusion Criteria:\n" + "- HbA1c > 7%\n" * 20_000)
    assert len(found) == 20_000
