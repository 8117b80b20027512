"""The desk where a draft asks its questions: a person's answer where there is one, else a guess."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.protocol.questions import Question
from trialwright.record.record import Record
from trialwright.values.findings import InputRefused

_LONGEST_QUOTE = 300  # characters; the place says where the rest stands


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
        self,
        question_id: str,
        question: str,
        guess: str,
        why: str,
        *,
        options: tuple[str, ...] = (),
        place: str = "",
        quote: str = "",
        touches: tuple[str, ...] = (),
    ) -> str:
        """The answer; an answer outside `options` is InputRefused. Asking twice asks once."""
        if question_id in self._asked:
            return self._asked[question_id].answer
        given = self._answers.get(question_id)
        answer = guess if given is None else given.strip()
        if options and answer not in options:
            raise InputRefused(
                f"question {question_id}: {answer!r} is no answer; allowed: {'; '.join(options)}"
            )
        self._asked[question_id] = Question(
            id=question_id,
            question=question,
            answer=answer,
            why=why,
            place=place,
            quote=quote or self._words(place),
            answered_by="guess" if given is None else "person",
            options=options,
            touches=touches,
        )
        return answer

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
        place: str = "",
        quote: str = "",
        touches: tuple[str, ...] = (),
    ) -> float | None:
        """A number from `low` to `high` (closed); None where the answer is the words `none`."""
        answer = self.ask(
            question_id, question, guess, why, place=place, quote=quote, touches=touches
        )
        if none and answer == none:
            return None
        try:
            value = float(answer)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            words = f", or the words {none!r}" if none else ""
            raise InputRefused(
                f"question {question_id}: {answer!r} is no answer; "
                f"allowed: a number from {low:g} to {high:g}{words}"
            )
        return value

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
