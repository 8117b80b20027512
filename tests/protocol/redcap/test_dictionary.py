"""A data dictionary is read as it stands; what does not fit is refused by row and column."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from protocol.redcap.projects import DICTIONARY, NAMES, dictionary, refusal_of
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.redcap.dictionary import read_dictionary
from trialwright.protocol.redcap.mapping import import_project
from trialwright.protocol.redcap.read import forms_of
from trialwright.values.findings import InputRefused


def test_fields_stand_in_their_order_with_their_row() -> None:
    project = read_dictionary(DICTIONARY.read_text(encoding="utf-8"), "d.csv")
    assert [item.name for item in project.fields[:3]] == ["study_id", "full_name", "visit_day"]
    exam = next(item for item in project.fields if item.name == "foot_exam")
    assert exam.place == "d.csv row 12"
    assert exam.choices[0] == ("1", "Normal")
    assert exam.required


def test_the_head_of_a_download_and_of_the_api_are_one() -> None:
    text = dictionary({"field_name": "hba1c"})
    api = text.replace(text.split("\r\n")[0], ",".join(NAMES), 1)
    assert read_dictionary(text, "d").fields == read_dictionary(api, "d").fields


def test_a_label_may_span_lines_and_hold_commas() -> None:
    project = read_dictionary(dictionary({"field_name": "a", "field_label": 'one,\n"two"'}), "d")
    assert project.fields[1].label == 'one,\n"two"'


ONE = dictionary({"field_name": "a"})


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (ONE + "a,b\r\n", r"row 4: has 2 columns; allowed: 18"),
        (ONE + ",visit,,text,L,,,,,,,,,,,,,\r\n", r"row 4, column field_name: is empty"),
        (
            ONE + 'b,visit,,radio,L,"1, A | 1, B",,,,,,,,,,,,\r\n',
            r"row 4, column select_.* one code",
        ),
        (ONE + 'b,visit,,text,"open\r\n', r"row 4: is not CSV"),
        (ONE.replace("Form Name", "Forms"), r"row 1: has no column form_name"),
        (ONE.replace("Field Note", "Notes"), r"row 1, column 'Notes'"),
        (",".join(NAMES) + "\r\n", r"has a head and no field"),
    ],
)
def test_what_does_not_fit_is_refused_where_it_stands(text: str, where: str) -> None:
    with pytest.raises(InputRefused, match=where):
        read_dictionary(text, "d.csv")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"\x00\x01", b"PK\x03\x04", b"<html></html>", b"{}", b"\xff\xfe"]
)
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputRefused, match="allowed"):
        forms_of(data, "file")


CELLS = st.text(alphabet='ab1_|,"\n\r[]<>=é\x00 ', max_size=12)


@given(rows=st.lists(st.lists(CELLS, max_size=20), max_size=6), raw=CELLS)
@settings(max_examples=300)
def test_garbage_gives_a_project_or_one_clear_refusal(rows: list[list[str]], raw: str) -> None:
    text = "\r\n".join([",".join(NAMES), *(",".join(row) for row in rows), raw])
    assert refusal_of(text.encode(), "d.csv")[:5] in ("", "d.csv")


KINDS = st.sampled_from(["text", "radio", "checkbox", "slider", "calc", "yesno", "notes", "odd"])
VALIDATIONS = st.sampled_from(["", "integer", "number_1dp", "date_dmy", "time", "email", "number"])
LIMITS = st.sampled_from(["", "0", "1e400", "-5", "nan", "today", "[other]", "2"])


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "field_name": st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
                "field_type": KINDS,
                "field_label": CELLS,
                "select_choices_or_calculations": CELLS,
                "text_validation_type_or_show_slider_number": VALIDATIONS,
                "text_validation_min": LIMITS,
                "text_validation_max": LIMITS,
            }
        ),
        max_size=5,
    )
)
@settings(max_examples=300)
def test_every_field_becomes_an_item_or_is_listed(rows: list[dict[str, str]]) -> None:
    try:
        project = read_dictionary(dictionary(*rows), "d.csv")
        found = import_project(project, load_concepts())
    except InputRefused:
        return
    items = {item.id.partition("___")[0] for form in found.forms for item in form.items}
    listed = {item.place.partition(", ")[2] for item in found.left}
    for field in project.fields:
        assert {field.name, f"{field.name}_item"} & (items | listed)
