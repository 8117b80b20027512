"""What is no sound USDM document is refused in one line that names the place."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.protocol.usdm import from_usdm, parse, to_usdm
from trialwright.values.findings import AnswerIsNo, InputRefused, TrialwrightError

from .documents import design_of, drug, of_another_system, version_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=20,
)


def told(read: Callable[[], object]) -> str:
    """The refusal, or nothing where it was read."""
    try:
        read()
    except TrialwrightError as error:
        return str(error)
    return ""


def refusal(document: Any) -> str:
    with pytest.raises(InputRefused) as caught:
        from_usdm(document)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "Expecting value"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[1]", "no object"),
        (b'{"a": 1, "a": 2}', "the same key twice"),
        (b'{"a": NaN}', "not a number"),
        (b'{"a": ' + b"[" * 5000, "nested too deep"),
        (b'{"a": ' + b"[" * 99 + b"]" * 99 + b"}", "nested too deep"),
    ],
)
def test_bytes_that_are_no_json_object_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        parse(data, "file.json")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse(b'\xef\xbb\xbf{"usdmVersion": "4.0.0"}') == {"usdmVersion": "4.0.0"}


def test_other_json_and_other_versions_are_refused() -> None:
    assert "no usdmVersion" in refusal({"protocolSection": {}})
    assert "'3.0.0' can't be read" in refusal({"usdmVersion": "3.0.0", "study": {}})


def test_an_object_of_the_wrong_class_is_named_with_its_place() -> None:
    document = to_usdm(drug())
    design_of(document)["arms"][1]["instanceType"] = "StudyEpoch"
    assert refusal(document).startswith(
        "study.versions[0].studyDesigns[0].arms[1].instanceType: must be StudyArm"
    )


@pytest.mark.parametrize(
    ("attribute", "value", "why"),
    [
        ("name", None, "is required"),
        ("name", "", "must be a text that is not empty"),
        ("name", 7, "must be a text"),
        ("type", "C174266", "must be an object, Code"),
        ("populationIds", "x", "must be a list"),
        ("label", "a\x00b", "holds control characters"),
        ("label", "\ud800", "holds control characters"),
    ],
)
def test_an_attribute_that_does_not_fit_its_class_is_named(
    attribute: str, value: object, why: str
) -> None:
    document = to_usdm(drug())
    design_of(document)["arms"][0][attribute] = value
    assert refusal(document).startswith(
        f"study.versions[0].studyDesigns[0].arms[0].{attribute}: {why}"
    )


def test_an_id_stands_once_and_a_reference_points_at_the_right_class() -> None:
    document = to_usdm(drug())
    arms = design_of(document)["arms"]
    arms[1]["id"] = arms[0]["id"]
    assert "stands twice" in refusal(document)
    document = to_usdm(drug())
    design_of(document)["studyCells"][0]["armId"] = "StudyEpoch_1"
    assert "studyCells[0].armId: must be the id of StudyArm" in refusal(document)


def test_a_document_without_an_interventional_design_is_too_poor() -> None:
    document = of_another_system(drug())
    version_of(document)["studyDesigns"] = []
    with pytest.raises(AnswerIsNo, match="missing: an interventional design"):
        from_usdm(document)


@given(JSON)
def test_any_json_is_refused_with_one_line(value: Any) -> None:
    for document in (value, {"usdmVersion": "4.0.0", "study": value}):
        assert "\n" not in refusal(document)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert "\n" not in told(lambda: parse(data))


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_document_gives_a_study_or_one_clear_line(data: st.DataObject) -> None:
    mine = data.draw(st.booleans())
    document = copy.deepcopy(to_usdm(drug())) if mine else of_another_system(drug())
    here, key = data.draw(st.sampled_from(_places(document)))
    here[key] = data.draw(JSON)
    assert "\n" not in told(lambda: from_usdm(document))


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every attribute and every member of a list, with what holds it."""
    keys = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found = []
    for key, value in keys:
        found.append((tree, key))
        if isinstance(value, dict | list):
            found.extend(_places(value))
    return found


def test_parsing_and_printing_an_export_agree() -> None:
    document = to_usdm(drug())
    assert parse(json.dumps(document).encode()) == document
