"""The JSON Schema of study.yaml: what an editor is told is what the reader takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from trialwright.protocol.schema import drawn_schema, schema_text
from trialwright.protocol.study_file import study_text, write_study

from .records import answered, small

VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def faults(text: str) -> list[str]:
    data = YAML(typ="safe", pure=True).load(text)
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_the_published_schema_is_what_the_model_says_now() -> None:
    assert schema_text() == drawn_schema(), "run `make docs`"


def test_it_is_a_schema_and_every_draft_is_valid_by_it() -> None:
    Draft202012Validator.check_schema(json.loads(schema_text()))
    assert faults(study_text(answered({}))) == []
    assert faults(study_text(answered({}, small()))) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("early: 7", "early: soon"), ("level: primary", "level: main"), ("\nsponsor: ", "\nboss: ")],
)
def test_what_the_reader_refuses_an_editor_underlines(old: str, new: str) -> None:
    text = study_text(answered({}))
    assert old in text
    assert faults(text.replace(old, new, 1))


def test_an_answer_may_be_written_as_a_number() -> None:
    text = study_text(answered({}))
    assert "answer: '70'" in text
    assert faults(text.replace("answer: '70'", "answer: 72.5")) == []


def test_an_editor_shows_what_a_field_means() -> None:
    about = json.loads(schema_text())["$defs"]["Timing"]["properties"]["offset"]["description"]
    assert "ISO 8601" in about


def test_the_schema_lies_beside_the_study_so_that_an_editor_finds_it_offline(
    tmp_path: Path,
) -> None:
    path = write_study(answered({}, small()), tmp_path)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=study.schema.json"
    assert (tmp_path / "study.schema.json").read_text(encoding="utf-8") == schema_text()
