"""Imported forms in a drafted study: at which visits, or in place of which form, is a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from trialwright.protocol.forms import Form
from trialwright.protocol.questions import Question
from trialwright.protocol.redcap.imported import Imported
from trialwright.protocol.redcap.matching import normal
from trialwright.protocol.schedule import Activity, Encounter
from trialwright.protocol.study import Study
from trialwright.values.findings import InputRefused

PREFIX = "forms."
NOWHERE, EVERYWHERE, INSTEAD = "no visit", "every visit", "instead of "
_SHARE = 0.5
_NOT_REPLACED = "repeats, or records an act, or is not asked at a visit"


def own_answers(answers: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Answers about imported forms, and all others."""
    own = {name: answer for name, answer in answers.items() if name.startswith(PREFIX)}
    return own, {name: answer for name, answer in answers.items() if name not in own}


def with_forms(study: Study, imported: Imported, answers: Mapping[str, str]) -> Study:
    """The study with the imported forms placed as answered, else as guessed, and the questions.

    InputRefused for an answer that is none of those allowed, and for one to a form that is not
    there.
    """
    stray = sorted(set(answers) - {PREFIX + _id(study, form) for form in imported.forms})
    if stray:
        raise InputRefused(
            f"answers about forms that are not there: {', '.join(stray)}; take them out of "
            "questions, or give the file with these forms"
        )
    study = replace(study, concepts=(*study.concepts, *imported.concepts))
    drafted = study
    for form in imported.forms:
        study = _placed(study, _Asked(drafted, study, imported, form), answers)
    return study


@dataclass(frozen=True)
class _Asked:
    """A form to be placed: `drafted` is the study without any imported one."""

    drafted: Study
    study: Study
    imported: Imported
    form: Form

    @property
    def id(self) -> str:
        """The form's id in the study, another one where the draft uses it."""
        return _id(self.drafted, self.form)

    def replaceable(self) -> list[Form]:
        """The drafted forms that a form may stand in for, those not replaced yet."""
        forms = [form for form in self.drafted.forms if _is_replaceable(self.drafted, form)]
        return [form for form in forms if form in self.study.forms]


def _id(study: Study, form: Form) -> str:
    taken = {item.id for item in study.forms}
    return f"own_{form.id}" if form.id in taken else form.id


def _placed(study: Study, asked: _Asked, answers: Mapping[str, str]) -> Study:
    question_id = PREFIX + asked.id
    guess, why = _guess(asked)
    answer = answers.get(question_id, guess).strip()
    allowed = [NOWHERE, EVERYWHERE, *(INSTEAD + form.id for form in asked.replaceable())]
    question = Question(
        id=question_id,
        question=f"At which visits is the imported form “{asked.form.label}” filled?",
        answer=answer,
        why=f"{why} Allowed: {', '.join(allowed)}; or visits by id, such as {_some(study)}.",
        answered_by="person" if question_id in answers else "guess",
        touches=("forms", "activities", "encounters"),
    )
    study = replace(study, questions=(*study.questions, question))
    if answer.startswith(INSTEAD):
        return _instead(study, asked, answer.removeprefix(INSTEAD).strip())
    return _at(study, asked, _visits(asked, answer, allowed))


def _some(study: Study) -> str:
    return ", ".join(visit.id for visit in study.encounters[:2])


def _guess(asked: _Asked) -> tuple[str, str]:
    """In place of a form it mostly repeats; else at the project's own events; else nowhere."""
    own = {item.concept for item in asked.form.items}
    for form in asked.replaceable():
        shared = [item for item in form.items if item.concept in own]
        if not asked.form.repeating and len(shared) >= _SHARE * len(form.items):
            return INSTEAD + form.id, f"It asks for {len(shared)} of {len(form.items)} items of it."
    events = [name for name, forms in asked.imported.events.items() if asked.form.id in forms]
    found = [visit.id for visit in asked.study.encounters if _is_event(visit, events)]
    if found:
        return ", ".join(found), "The project has it at events of these names."
    said = "no event of the project is called as a visit" if events else "the file does not say"
    return NOWHERE, f"A guess would burden participants: {said}."


def _is_event(visit: Encounter, events: list[str]) -> bool:
    return normal(visit.label) in map(normal, events) or normal(visit.id) in map(normal, events)


def _visits(asked: _Asked, answer: str, allowed: list[str]) -> list[str]:
    known = [visit.id for visit in asked.study.encounters]
    if answer == NOWHERE:
        return []
    if answer == EVERYWHERE:
        return known
    named = [name.strip() for name in answer.split(",") if name.strip()]
    if not named or set(named) - set(known):
        raise InputRefused(
            f"question {PREFIX}{asked.id}: {answer[:80]!r} is no answer; allowed: "
            f"{'; '.join(allowed)}; or visits of {', '.join(known)}"
        )
    return named


def _at(study: Study, asked: _Asked, visits: list[str]) -> Study:
    """A form of its own, with an activity at each of the visits, before anything is given."""
    study = replace(study, forms=(*study.forms, replace(asked.form, id=asked.id)))
    if not visits:
        return study
    name = f"form_{asked.id}"
    activity = Activity(id=name, label=asked.form.label, act="forms", forms=(asked.id,))
    encounters = tuple(
        _with(study, visit, name) if visit.id in visits else visit for visit in study.encounters
    )
    return replace(study, activities=(*study.activities, activity), encounters=encounters)


def _with(study: Study, visit: Encounter, name: str) -> Encounter:
    acts = {act.id for act in study.activities if act.act in ("collection", "administration")}
    here = visit.activities
    place = next((at for at, activity in enumerate(here) if activity in acts), len(here))
    return replace(visit, activities=(*here[:place], name, *here[place:]))


def _instead(study: Study, asked: _Asked, form_id: str) -> Study:
    """The imported items in the drafted form's place; what these lack of it stays behind them."""
    drafted = next((form for form in asked.replaceable() if form.id == form_id), None)
    if drafted is None:
        names = ", ".join(form.id for form in asked.replaceable()) or "none"
        raise InputRefused(
            f"question {PREFIX}{asked.id}: form {form_id[:40]!r} {_NOT_REPLACED}, or has been "
            f"replaced; allowed: {names}"
        )
    merged = _merged(asked.form, drafted)
    forms = tuple(merged if form.id == form_id else form for form in study.forms)
    return replace(study, forms=forms)


def _merged(form: Form, drafted: Form) -> Form:
    own = {item.concept for item in form.items}
    ids = {item.id for item in form.items}
    old = {item.concept: item for item in drafted.items}
    first = tuple(
        replace(item, critical=item.concept in old and old[item.concept].critical)
        for item in form.items
    )
    rest = tuple(
        replace(item, id=f"{item.id}_drafted") if item.id in ids else item
        for item in drafted.items
        if item.concept not in own
    )
    return replace(drafted, label=form.label, items=(*first, *rest))


def _is_replaceable(study: Study, form: Form) -> bool:
    acts = [act for act in study.activities if form.id in act.forms]
    return bool(acts) and not form.repeating and all(act.act == "forms" for act in acts)
