"""The desk where a draft asks its questions: a person's answer where there is one, else a guess."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict, Unpack

from trialwright.protocol.drafting.silence import heard
from trialwright.protocol.questions import Question
from trialwright.record.record import Record
from trialwright.values.findings import InputRefused

_LONGEST_QUOTE = 300  # characters; the place says where the rest stands


class About(TypedDict, total=False):
    """What a question says beside its words; the quote is what stands at `place` unless given."""

    options: tuple[str, ...]
    place: str
    quote: str
    touches: tuple[str, ...]


class Desk:
    """Collects the questions of one draft in the order they arise."""

    def __init__(self, record: Record, answers: Mapping[str, str]) -> None:
        self.record = record
        self._answers = answers
        self._asked: dict[str, Question] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked so far, each once."""
        return tuple(self._asked.values())

    def ask(
        self, question_id: str, question: str, guess: str, why: str, **about: Unpack[About]
    ) -> str:
        """The answer; an answer outside `options` is InputRefused. Asking twice asks once."""
        if question_id not in self._asked:
            why, said = heard(self.record, question_id, why)
            if said is not None:
                about["place"], about["quote"] = said.place, said.quote
            about["quote"] = about.get("quote") or self._words(about.get("place", ""))
            self._asked[question_id] = Question(
                id=question_id,
                question=question,
                answer=self._answer(question_id, guess, about.get("options", ())),
                why=why,
                answered_by="person" if question_id in self._answers else "guess",
                **about,
            )
        return self._asked[question_id].answer

    def ask_number(
        self,
        question_id: str,
        question: str,
        guess: str,
        why: str,
        *,
        low: float,
        high: float,
        none: str = "",
        **about: Unpack[About],
    ) -> float | None:
        """A number from `low` to `high` (closed); None where the answer is the words `none`."""
        answer = self.ask(question_id, question, guess, why, **about)
        if none and answer == none:
            return None
        value = _number(answer)
        if low <= value <= high:
            return value
        words = f", or the words {none!r}" if none else ""
        raise _no_answer(question_id, answer, f"a number from {low:g} to {high:g}{words}")

    def _answer(self, question_id: str, guess: str, options: tuple[str, ...]) -> str:
        answer = self._answers.get(question_id, guess).strip()
        if options and answer not in options:
            raise _no_answer(question_id, answer, "; ".join(options))
        return answer

    def check_all_used(self) -> None:
        """Refuse answers to questions that this record and the other answers do not raise."""
        stray = sorted(set(self._answers) - set(self._asked))
        if stray:
            raise InputRefused(
                f"answers to questions that do not arise: {', '.join(stray)}; "
                f"take them out of questions, or see questions.md for those that do"
            )

    def _words(self, place: str) -> str:
        words = (self.record.text(place) or "") if place else ""
        return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + " …"


def _number(answer: str) -> float:
    """The number; not a number (which lies in no range) where the answer is none."""
    try:
        return float(answer)
    except ValueError:
        return float("nan")


def _no_answer(question_id: str, answer: str, allowed: str) -> InputRefused:
    return InputRefused(f"question {question_id}: {answer!r} is no answer; allowed: {allowed}")
