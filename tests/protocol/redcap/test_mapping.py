"""What a field becomes: our concept where it is the same thing, else one of the study's own."""

from __future__ import annotations

from protocol.redcap.projects import DICTIONARY, dictionary
from trialwright.protocol.concepts import Concept, load_concepts
from trialwright.protocol.redcap.dictionary import read_dictionary
from trialwright.protocol.redcap.forms_file import forms_text
from trialwright.protocol.redcap.imported import Imported
from trialwright.protocol.redcap.mapping import import_project


def imported(*rows: dict[str, str]) -> Imported:
    return import_project(read_dictionary(dictionary(*rows), "d.csv"), load_concepts())


def one(**row: str) -> Imported:
    return imported({"field_name": "x", **row})


def own(found: Imported) -> Concept:
    (concept,) = found.concepts
    return concept


def why(found: Imported) -> list[str]:
    """Why things were left, beside the record's number."""
    return [item.why for item in found.left[1:]]


NUMBER = {"text_validation_type_or_show_slider_number": "number"}
CHOICES = "select_choices_or_calculations"


def test_a_label_and_a_unit_of_ours_make_it_our_concept() -> None:
    found = one(field_label="HbA1c (%)", **NUMBER)
    assert found.matched == {"x": "hba1c"}
    assert found.concepts == ()
    assert found.forms[0].items[0].concept == "hba1c"


def test_a_name_is_enough_where_the_label_says_more() -> None:
    found = one(field_name="weight", field_label="Weight without shoes", **NUMBER)
    assert found.matched == {"weight": "weight"}
    assert why(found) == ["is our weight, in kg; the field names no unit: check it"]


def test_another_unit_is_another_concept_for_a_value_must_not_change_its_meaning() -> None:
    found = one(field_label="HbA1c (mmol/mol)", **NUMBER)
    assert found.matched == {}
    assert own(found).unit == "mmol/mol"
    assert why(found) == [
        "called as our hba1c, but asked in mmol/mol, ours is in %: kept as its own"
    ]


def test_a_similar_name_is_no_match() -> None:
    assert own(one(field_label="HbA1c of the mother", **NUMBER)).id == "x"


def test_free_text_is_no_number() -> None:
    found = one(field_label="HbA1c")
    assert own(found).kind == "text"
    assert "asked as text, ours is quantity" in why(found)[0]


def test_choices_are_ours_only_when_each_one_is() -> None:
    both = one(field_type="radio", field_label="Sex", **{CHOICES: "1, Female | 2, Male"})
    assert both.matched == {"x": "sex"}
    assert both.left[1].what == "1 is female, 2 is male"
    more = one(field_type="radio", field_label="Sex", **{CHOICES: "1, Female | 2, Male | 3, X"})
    assert own(more).choices == {"1": "Female", "2": "Male", "3": "X"}


def test_kinds_of_own_concepts() -> None:
    validation = "text_validation_type_or_show_slider_number"
    kinds = {
        "date": {validation: "date_dmy"},
        "count": {validation: "integer"},
        "quantity": {validation: "number_2dp"},
        "text": {"field_type": "notes"},
        "yes_no": {"field_type": "yesno"},
        "choice": {"field_type": "dropdown", CHOICES: "a, A | b, B"},
    }
    for kind, row in kinds.items():
        assert own(one(**row)).kind == kind
    assert own(one(**kinds["quantity"])).decimals == 2
    assert own(one(field_type="radio", **{CHOICES: "1, Yes | 0, No"})).kind == "yes_no"


def test_limits_that_only_warn_are_what_is_plausible() -> None:
    limits = {"text_validation_min": "1", "text_validation_max": "9"}
    concept = own(one(**NUMBER, **limits))
    assert (concept.plausible, concept.possible) == ((1.0, 9.0), None)
    half = one(**NUMBER, text_validation_min="1")
    assert own(half).plausible is None
    assert why(half) == ["limits are taken over as two numbers only"]


def test_a_checkbox_is_a_question_for_each_choice() -> None:
    found = one(field_type="checkbox", field_label="Pain in", **{CHOICES: "1, Foot | -9, Unknown"})
    assert [concept.id for concept in found.concepts] == ["x___1", "x____9"]
    assert [concept.label for concept in found.concepts] == ["Pain in: Foot", "Pain in: Unknown"]


def test_what_has_no_place_is_listed_with_its_words() -> None:
    calc = one(field_type="calc", **{CHOICES: "[a]+[b]"})
    assert (calc.forms, calc.left[1].what) == ((), "[a]+[b]")
    assert "calculated" in calc.left[1].why
    branched = one(branching_logic="[a] = '1'", required_field="y")
    assert branched.left[1].what == "[a] = '1'"
    # an item that REDCap shows to some only must not open a query for all the others
    assert not branched.forms[0].items[0].required
    for kind in ("file", "descriptive", "sql", "banana"):
        assert one(field_type=kind).forms == ()
        assert len(why(one(field_type=kind))) == 1


def test_what_identifies_a_person_is_not_taken_over() -> None:
    found = one(field_label="Full name", identifier="y")
    assert found.forms == ()
    assert "identifying a person" in why(found)[0]


def test_a_concept_asked_twice_on_a_form_is_ours_once() -> None:
    found = imported(
        {"field_name": "hba1c", "field_label": "HbA1c (%)", **NUMBER},
        {"field_name": "again", "field_label": "HbA1c (%)", **NUMBER},
    )
    assert found.matched == {"hba1c": "hba1c"}
    assert own(found).id == "again"


def test_an_own_concept_never_takes_an_id_of_ours() -> None:
    assert own(one(field_name="hba1c", field_label="Colour")).id == "own_hba1c"


def test_the_list_names_row_words_and_reason() -> None:
    project = read_dictionary(DICTIONARY.read_text(encoding="utf-8"), DICTIONARY.name)
    said = forms_text(import_project(project, load_concepts()), DICTIONARY.name)
    assert "3 forms with 19 items: 7 are concepts of Trialwright" in said
    assert "- dictionary.csv row 7, bmi_calc: “round([weight]/([height]/100)^2,1)”" in said


def test_a_file_of_one_form_has_no_record_number_and_loses_nothing() -> None:
    text = dictionary({"field_name": "x", "field_label": "Walks"})
    head, _, rest = text.split("\r\n", 2)
    found = import_project(read_dictionary(f"{head}\r\n{rest}", "d.csv"), load_concepts())
    assert [item.id for item in found.forms[0].items] == ["x"]
    assert found.left == ()
