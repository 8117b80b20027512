"""Drafting again onto a study folder: a person's work stays, and what was kept back is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from trialwright.cli.main import run
from trialwright.protocol.redraft import redraft
from trialwright.protocol.study_file import parse_study, read_study, study_text

from .records import FLAGSHIP, answered

ANSWER = {"product.expansion_days": "28"}


@pytest.fixture(scope="module")
def text() -> str:
    return study_text(answered({}))


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_a_file_that_nobody_changed_is_the_new_draft(text: str) -> None:
    again = redraft(text, text, answered(ANSWER))
    assert again.text == study_text(answered(ANSWER))
    assert again.notes == ()


def test_where_the_draft_says_the_same_the_file_keeps_every_byte(text: str) -> None:
    mine = changed(
        text, ("late: 28", "late:   30 # Monday"), ("\nanchors:", "\n\n# mine\nanchors:")
    )
    again = redraft(text, mine, answered({}))
    assert again.text == mine
    assert again.study.encounters[0].timing.late == 30


def test_hand_made_changes_and_comments_stay_and_the_answer_takes_effect(text: str) -> None:
    mine = changed(
        text,
        ("late: 28", "late: 35  # six weeks are too long"),
        ("  - id: M3\n", "  # the clinic is shut in August\n  - id: M3\n"),
        ("enrollment: 30", "enrollment: 36"),
    )
    again = redraft(text, mine, answered(ANSWER))
    study = parse_study(again.text)
    assert study == again.study
    assert study.encounters[0].timing.late == 35
    assert study.design.enrollment == 36
    assert study.encounter("D1").timing.offset == "P28D"
    assert "late: 35  # six weeks are too long\n" in again.text
    assert "  # the clinic is shut in August\n  - id: M3\n" in again.text
    assert again.notes == ()


def test_where_both_changed_the_persons_stays_and_the_line_is_named(text: str) -> None:
    mine = changed(text, ("offset: P42D", "offset: P35D"))
    again = redraft(text, mine, answered(ANSWER))
    line = next(n for n, words in enumerate(again.text.splitlines(), 1) if "P35D" in words)
    assert again.notes == (
        f"study.yaml line {line}: encounters.D1.timing.offset: “P35D”, written by hand, was kept; "
        "the draft now says “P28D”",
    )
    settled = redraft(study_text(answered(ANSWER)), again.text, answered(ANSWER))
    assert settled.text == again.text
    assert settled.notes == ()


def test_the_words_of_a_question_are_the_drafts(text: str) -> None:
    mine = changed(text, ("question: How many days pass", "question: How few days pass"))
    again = redraft(text, mine, answered({}))
    assert again.study == answered({})
    assert again.notes == (
        "question product.expansion_days: its words are the draft's; only an answer is taken",
    )


def test_without_what_was_drafted_hand_made_changes_cannot_be_told_and_that_is_said(
    text: str,
) -> None:
    mine = changed(text, ("late: 28", "late: 35"), ("\nanchors:", "\n# mine\nanchors:"))
    again = redraft(None, mine, answered({}))
    assert again.study == answered({})
    assert "\n# mine\nanchors:" in again.text
    (note,) = again.notes
    assert "no study.drafted.yaml" in note


def test_the_command_keeps_a_persons_work_over_many_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "study"
    draft = ["draft", str(FLAGSHIP), "-o", str(folder)]
    assert run(draft) == 0
    file = folder / "study.yaml"
    mine = changed(
        file.read_text(encoding="utf-8"),
        ("late: 28", "late: 35  # agreed on with the ward"),
        ("answer: '42'", "answer: 28\n    answered_by: person"),
    )
    file.write_text(mine, encoding="utf-8")
    for _ in range(3):
        assert run(draft) == 0
        study = read_study(folder)
        assert study.encounters[0].timing.late == 35
        assert study.encounter("D1").timing.offset == "P28D"
        assert "# agreed on with the ward" in file.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""
    assert (folder / "study.earlier.yaml").read_text(encoding="utf-8") == mine
    assert run(["check", str(folder)]) == 0
