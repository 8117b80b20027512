"""Criteria of the study: the registry's text and limits, and what a person's answers add."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from trialwright.protocol.criteria import (
    Age,
    And,
    Comparison,
    Criterion,
    DurationSince,
    Expression,
    Not,
    Operator,
    Or,
    PersonDecides,
    Sex,
    TimeUnit,
)
from trialwright.protocol.drafting.desk import Desk
from trialwright.protocol.drafting.reading import Reading
from trialwright.protocol.wording import read_criteria, status_of
from trialwright.protocol.wording.criteria_text import leaves
from trialwright.protocol.wording.split import Kind
from trialwright.record.record import CRITERIA

MODULE = "protocolSection.eligibilityModule"
KINDS: tuple[Kind, ...] = ("unknown", "inclusion", "exclusion")
SIGNS: tuple[Operator, ...] = (">=", ">", "<=", "<", "=", "unknown")
NO_LIMIT = "no upper limit"
_AGE = re.compile(r"(\d{1,3}) (year|month|week|day)s?", re.IGNORECASE)


def draft_criteria(desk: Desk, reading: Reading) -> tuple[Criterion, ...]:
    """The criteria of the text, then registered limits it does not repeat, then answers."""
    text = desk.record.text(CRITERIA) or ""
    read = tuple(_decided(desk, item) for item in _headed(desk, read_criteria(text)))
    return (*read, *_registered(desk, read), *_added(desk, reading, read))


def _headed(desk: Desk, read: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Ask once what criteria do that stand under no heading; unknown, nobody can be enrolled."""
    bare = [item for item in read if item.kind == "unknown"]
    if not bare:
        return read
    answer = desk.ask(
        "criteria.without_heading",
        f"Do criteria {bare[0].id} to {bare[-1].id} include or exclude?",
        "unknown",
        "They stand under no heading, and a wrong guess would turn the study round.",
        options=KINDS,
        place=CRITERIA,
        quote=bare[0].text[:300],
        touches=("criteria",),
    )
    kind = next(kind for kind in KINDS if kind == answer)
    return tuple(
        msgspec.structs.replace(item, kind=kind) if item.kind == "unknown" else item
        for item in read
    )


def _decided(desk: Desk, criterion: Criterion) -> Criterion:
    """Ask what each destroyed comparator was, and how a person decides what a machine can't."""
    broken = [leaf for leaf in leaves(criterion.expression) if _is_broken(leaf)]
    for place, leaf in enumerate(broken, start=1):
        criterion = _mended(desk, criterion, leaf, place)
    if criterion.status == "computable" or _only_attested(criterion):
        return criterion
    answer = desk.ask(
        f"criterion.{criterion.id}",
        "How is this criterion decided?",
        "by the investigator, with the reason in the source record",
        f"A machine may not decide it: {'; '.join(criterion.why)}.",
        place=CRITERIA,
        quote=criterion.text,
        touches=(f"criteria.{criterion.id}",),
    )
    return msgspec.structs.replace(criterion, why=(*criterion.why, f"decided {answer}"))


def _only_attested(criterion: Criterion) -> bool:
    return not any(
        isinstance(leaf, PersonDecides) or _is_broken(leaf) for leaf in leaves(criterion.expression)
    )


def _is_broken(leaf: Expression) -> bool:
    return isinstance(leaf, Comparison | Age | DurationSince) and leaf.operator == "unknown"


def _mended(desk: Desk, criterion: Criterion, leaf: Expression, place: int) -> Criterion:
    answer = desk.ask(
        f"comparator.{criterion.id}.{place}",
        "Which comparator stood here before the text was damaged?",
        "unknown",
        "The source lost it, and '=' is never read as equality; while unknown, nobody passes or "
        "fails on it.",
        options=SIGNS,
        place=CRITERIA,
        quote=criterion.text,
        touches=(f"criteria.{criterion.id}",),
    )
    if answer == "unknown" or not isinstance(leaf, Comparison | Age | DurationSince):
        return criterion
    sign = next(sign for sign in SIGNS if sign == answer)
    new = msgspec.structs.replace(leaf, operator=sign)
    expression = _with(criterion.expression, leaf, new)
    return msgspec.structs.replace(
        criterion,
        expression=expression,
        status=status_of(expression),
        why=(*criterion.why, f"comparator {place} is {answer}, as a person said"),
    )


def _with(node: Expression, old: Expression, new: Expression) -> Expression:
    """The expression with one leaf exchanged."""
    if node is old:
        return new
    if isinstance(node, Not):
        return msgspec.structs.replace(node, part=_with(node.part, old, new))
    if isinstance(node, And | Or):
        return msgspec.structs.replace(
            node, parts=tuple(_with(part, old, new) for part in node.parts)
        )
    return node


def _registered(desk: Desk, read: tuple[Criterion, ...]) -> Iterator[Criterion]:
    """Sex and age limits of the registry's own fields, where the text states none."""
    seen = {type(leaf) for criterion in read for leaf in leaves(criterion.expression)}
    sex = (desk.record.text(f"{MODULE}.sex") or "").upper()
    if Sex not in seen and sex in ("FEMALE", "MALE"):
        only: Expression = Sex(any_of=("female" if sex == "FEMALE" else "male",))
        yield _extra("R-sex", f"Sex: {sex.capitalize()}", only)
    limits: tuple[tuple[str, str, Operator], ...] = (
        ("minimumAge", "Minimum age", ">="),
        ("maximumAge", "Maximum age", "<="),
    )
    for name, label, operator in limits:
        words = desk.record.text(f"{MODULE}.{name}") or ""
        match = _AGE.fullmatch(words.strip())
        if Age not in seen and match:
            unit = _UNITS[match[2].lower()]
            age = Age(operator=operator, value=float(match[1]), unit=unit)
            yield _extra(f"R-{name.lower()[:3]}-age", f"{label}: {words}", age)


_UNITS: dict[str, TimeUnit] = {"year": "years", "month": "months", "week": "weeks", "day": "days"}


def _extra(criterion_id: str, text: str, expression: Expression) -> Criterion:
    return Criterion(
        id=criterion_id,
        kind="inclusion",
        text=text,
        status=status_of(expression),
        expression=expression,
    )


def _added(desk: Desk, reading: Reading, read: tuple[Criterion, ...]) -> Iterator[Criterion]:
    yield from _upper_age(desk, read)
    if reading.diabetes:
        yield from _upper_duration(desk, read)
        yield from _variants(desk)
    if reading.cells:
        yield from _washout(desk)


def _upper_age(desk: Desk, read: tuple[Criterion, ...]) -> Iterator[Criterion]:
    ages = [leaf for item in read for leaf in leaves(item.expression) if isinstance(leaf, Age)]
    bounded = any(age.operator in ("<=", "<", "between", "unknown") for age in ages)
    if bounded or desk.record.text(f"{MODULE}.maximumAge"):
        return
    years = desk.ask_number(
        "eligibility.upper_age",
        "Is there an upper age, in years?",
        NO_LIMIT,
        "The record states none; risk of the procedures rises with age.",
        low=1,
        high=120,
        none=NO_LIMIT,
        place=f"{MODULE}.maximumAge",
        touches=("criteria",),
    )
    if years is not None:
        age = Age(operator="<=", value=years)
        yield _extra("A-age", f"Age at most {years:g} years (added by an answer)", age)


def _upper_duration(desk: Desk, read: tuple[Criterion, ...]) -> Iterator[Criterion]:
    durations = [
        leaf for item in read for leaf in leaves(item.expression) if isinstance(leaf, DurationSince)
    ]
    if not durations or any(item.operator in ("<", "<=") for item in durations):
        return
    years = desk.ask_number(
        "eligibility.upper_duration",
        "Is there an upper limit of diabetes duration, in years?",
        NO_LIMIT,
        "The record states a lower limit only; the effect may depend on duration.",
        low=1,
        high=100,
        none=NO_LIMIT,
        place=CRITERIA,
        touches=("criteria",),
    )
    if years is not None:
        node = DurationSince(concept=durations[0].concept, operator="<=", value=years, unit="years")
        words = f"Diabetes duration at most {years:g} years (added by an answer)"
        yield _extra("A-duration", words, node)


def _variants(desk: Desk) -> Iterator[Criterion]:
    admit = "tested once, admitted; HbA1c shown apart"
    answer = desk.ask(
        "eligibility.haemoglobin_variant",
        "May people with a haemoglobin variant join?",
        admit,
        "Variants (HbE, thalassaemia) can make HbA1c wrong by the method used; the record is "
        "silent, and excluding on a guess would shrink the study.",
        options=(admit, "excluded where the laboratory says HbA1c is disturbed"),
        touches=("criteria", "forms.glycaemia"),
    )
    if answer != admit:
        yield _person(
            "A-variant", "A haemoglobin variant that disturbs the HbA1c method (added by an answer)"
        )


def _washout(desk: Desk) -> Iterator[Criterion]:
    answer = desk.ask(
        "eligibility.washout",
        "Which earlier cell therapy or trial drug excludes, and for how long?",
        "none",
        "The record states no washout; an earlier cell product could still act.",
        place=CRITERIA,
        touches=("criteria",),
    )
    if answer != "none":
        yield _person("A-washout", f"{answer} (added by an answer)")


def _person(criterion_id: str, words: str) -> Criterion:
    why = "added by an answer; the investigator decides it"
    return Criterion(
        id=criterion_id,
        kind="exclusion",
        text=words,
        status="needs_person",
        expression=PersonDecides(words=words, why=why),
        why=(why,),
    )
