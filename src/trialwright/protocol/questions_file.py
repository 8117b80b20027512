"""`questions.md`: every open decision, the guess taken, why, and how to change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trialwright.protocol.questions import Question
from trialwright.protocol.study import Study

NAME = "questions.md"


def write_questions(study: Study, folder: Path) -> Path:
    """Write questions.md into an existing folder; the same study gives the same bytes."""
    path = folder / NAME
    path.write_text(questions_text(study), encoding="utf-8", newline="\n")
    return path


def questions_text(study: Study) -> str:
    """The Markdown text, open questions first, each in the order it arose."""
    return "\n".join(_lines(study)) + "\n"


def _lines(study: Study) -> Iterator[str]:
    guessed = [item for item in study.questions if item.answered_by == "guess"]
    answered = [item for item in study.questions if item.answered_by == "person"]
    yield f"# Open questions of {study.id}"
    yield ""
    yield (
        f"{len(guessed)} decisions of this study are guesses, {len(answered)} were answered by a "
        "person. The registry record leaves them open or contradicts itself."
    )
    yield ""
    yield "To change one: in `study.yaml`, under `questions`, find its id, write the `answer`, set"
    yield "`answered_by: person`, and draft again onto the same folder:"
    yield ""
    yield f"    trialwright draft {study.record.file} -o STUDY"
    yield ""
    yield "Answers given by a person are kept; everything that follows from them is drafted anew."
    yield ""
    for title, questions in (("Guessed", guessed), ("Answered by a person", answered)):
        if questions:
            yield f"## {title}"
            yield ""
            for question in questions:
                yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield f"### {question.id}"
    yield ""
    yield _line(question.question)
    yield ""
    word = "Guess" if question.answered_by == "guess" else "Answer"
    yield f"- **{word}:** {_line(question.answer)}"
    yield f"- **Why:** {_line(question.why)}"
    yield f"- **Record:** {_said(question)}"
    options = " · ".join(f"`{option}`" for option in question.options)
    yield f"- **Allowed:** {options or 'text or a number'}"
    touched = ", ".join(question.touches) or "nothing that is computed; the answer is kept as words"
    yield f"- **Touches:** {touched}"
    yield ""


def _said(question: Question) -> str:
    if not question.place:
        return "says nothing about it"
    if not question.quote:
        return f"`{question.place}` is absent"
    return f"`{question.place}` says: “{_line(question.quote)}”"


def _line(text: str) -> str:
    """On one line, so that words of a record cannot become headings or lists."""
    return " ".join(text.split())
