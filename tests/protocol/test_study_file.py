"""study.yaml: what is written is read back the same; what does not fit says where and why."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.protocol.questions_file import questions_text
from trialwright.protocol.study_file import parse_study, read_study, study_text, write_study
from trialwright.values.findings import InputRefused

from .records import answered, small

SMALL = answered({}, small())


@pytest.fixture(scope="module")
def text() -> str:
    return study_text(answered({}))


def test_a_study_survives_the_file_unchanged(tmp_path: Path, text: str) -> None:
    study = answered({})
    write_study(study, tmp_path)
    assert read_study(tmp_path) == study
    assert read_study(tmp_path / "study.yaml") == study
    assert (tmp_path / "study.yaml").read_text(encoding="utf-8") == text


def test_a_person_finds_comments_and_wrapped_lines_in_it(text: str) -> None:
    assert text.startswith("# yaml-language-server: $schema=study.schema.json\n# The study as")
    assert "\n# Planned visits:" in text
    assert max(map(len, text.splitlines())) < 200


def test_texts_with_odd_characters_survive() -> None:
    odd = 'Nguyễn: "50 %" ≥ 7\n# not a comment\n- no list\n\ttab 😀 no: yes'
    study = msgspec.structs.replace(answered({}, small()), summary=odd, title="yes", start="2017")
    assert parse_study(study_text(study)) == study


ODD = st.sampled_from(
    [
        "a",
        "word ",
        "\n",
        " \n",
        "\t",
        ": ",
        "- ",
        "#",
        "'",
        '"',
        "\\",
        "\x85",
        "\u2028",
        "\r",
        "?",
        "[",
    ]
)


@settings(max_examples=25)
@given(st.lists(ODD, max_size=80).map("".join) | st.text(max_size=30))
def test_any_text_survives(text: str) -> None:
    study = msgspec.structs.replace(SMALL, summary=text, conditions=(text, text))
    assert parse_study(study_text(study)) == study


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("early: 7", "early: soon", r"line \d+: encounters\[1\].timing.early: .*a whole number"),
        (
            "late: 28",
            "late: 28\n      colour: red",
            r"unknown field 'colour'; allowed: anchor, offs",
        ),
        (
            "level: primary",
            "level: main",
            "Invalid enum value 'main'; allowed: exploratory, primary",
        ),
        ("format: trialwright-study/1", "format: other/9", "allowed: trialwright-study/1"),
        ("method: adverse_events", "method: magic", "Invalid value 'magic'"),
        ("\nsponsor: ", "\nsponsors: ", r"line \d+: sponsors: Object contains unknown field"),
        ("\ntitle: ", "\ntitle: x\ntitle: ", r"line \d+: is not YAML: found duplicate key"),
        ("id: NCT03343782", "id: [", "is not YAML"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(
    text: str, old: str, new: str, said: str
) -> None:
    assert old in text
    with pytest.raises(InputRefused, match=said):
        parse_study(text.replace(old, new, 1))


def test_the_line_of_an_error_is_the_line_in_the_file(text: str) -> None:
    changed = text.replace("early: 7", "early: soon", 1)
    line = next(n for n, words in enumerate(changed.splitlines(), 1) if "early: soon" in words)
    with pytest.raises(InputRefused, match=f"study.yaml line {line}: encounters"):
        parse_study(changed)


def test_numbers_and_days_a_person_writes_unquoted_are_taken_as_written(text: str) -> None:
    changed = text.replace("answer: '70'", "answer: 72.5").replace("version: '1'", "version: '2'")
    study = parse_study(changed + "start: 2017-11-01\n")
    assert "72.5" in {item.answer for item in study.questions}
    assert study.start == "2017-11-01"


@pytest.mark.parametrize(
    "junk",
    ["", "just words", "- a\n- b", "%PDF-1.7 \x00", "a: &a [x, x]\nb: &b [*a, *a]", "[" * 5000],
)
def test_junk_is_refused(junk: str) -> None:
    with pytest.raises(InputRefused):
        parse_study(junk)


def test_aliases_cannot_unfold_without_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(InputRefused, match="unfolds"):
        parse_study("\n".join(lines))


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="can't be read"):
        read_study(tmp_path)
    (tmp_path / "study.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputRefused, match="UTF-8"):
        read_study(tmp_path)


def test_questions_tell_a_person_what_was_guessed_and_how_to_change_it() -> None:
    page = questions_text(answered({"responder.days": "14"}))
    assert "answered_by: person" in page
    assert "### design.groups" in page
    assert "both groups" in page
    assert "**Answer:** 14" in page
    assert page.index("## Guessed") < page.index("## Answered by a person")
