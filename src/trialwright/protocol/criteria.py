"""Eligibility criteria as frozen, typed nodes: what can't be evaluated can't be built.

Every node answers yes, no or unknown (see `values.truth`). A node that no machine may decide
(`Attestation`, `PersonDecides`) is a node too, so that nothing of the record is dropped.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Operator: TypeAlias = Literal[">=", ">", "<=", "<", "=", "between", "unknown"]
TimeUnit: TypeAlias = Literal["days", "weeks", "months", "years"]
Status: TypeAlias = Literal["computable", "partly", "needs_person"]


class Period(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A length of time before the reference day (screening, unless `before` names another)."""

    value: float
    unit: TimeUnit
    before: str = "screening"


class _Node(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="node",
):
    """`span` are the character offsets (start, end) in the criterion's own text."""

    span: tuple[int, int] | None = None


class Comparison(_Node, frozen=True, kw_only=True, tag="comparison"):
    """A measured concept against a number; `between` is closed at both ends.

    `operator` "unknown" is a comparator that the source destroyed: it evaluates to unknown.
    `within` limits how old the measurement may be; absent means the latest of any age.
    """

    concept: str
    operator: Operator
    value: float
    value2: float | None = None
    unit: str
    within: Period | None = None

    def __post_init__(self) -> None:
        if (self.operator == "between") != (self.value2 is not None):
            raise ValueError(
                "between takes value and value2; every other operator takes value only"
            )


class Age(_Node, frozen=True, kw_only=True, tag="age"):
    """Completed years (or `unit`) of age on the reference day; `between` is closed."""

    operator: Operator
    value: float
    value2: float | None = None
    unit: TimeUnit = "years"


class Sex(_Node, frozen=True, kw_only=True, tag="sex"):
    """The sexes that may join; naming both is true of everyone, also where sex is not known."""

    any_of: tuple[Literal["female", "male"], ...]


class Condition(_Node, frozen=True, kw_only=True, tag="condition"):
    """The person has (or had, `within`) a condition, named by our concept vocabulary."""

    concept: str
    within: Period | None = None


class Medication(_Node, frozen=True, kw_only=True, tag="medication"):
    """The person takes a medication; `for_longer_than` asks how long without a gap so far."""

    concept: str
    for_longer_than: Period | None = None
    within: Period | None = None


class DurationSince(_Node, frozen=True, kw_only=True, tag="duration_since"):
    """Time since a condition was first known, on the reference day."""

    concept: str
    operator: Operator
    value: float
    unit: TimeUnit


class Attestation(_Node, frozen=True, kw_only=True, tag="attestation"):
    """Something a person attests: consent signed, or the investigator's judgement."""

    what: Literal["consent", "judgement"]
    words: str


class PersonDecides(_Node, frozen=True, kw_only=True, tag="person_decides"):
    """Words that no machine may decide, and why not."""

    words: str
    why: str


class Not(_Node, frozen=True, kw_only=True, tag="not"):
    """True when `part` is false; unknown stays unknown."""

    part: Expression


class And(_Node, frozen=True, kw_only=True, tag="and"):
    """True when every part is true (Kleene)."""

    parts: tuple[Expression, ...]


class Or(_Node, frozen=True, kw_only=True, tag="or"):
    """True when any part is true (Kleene)."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = (
    Comparison
    | Age
    | Sex
    | Condition
    | Medication
    | DurationSince
    | Attestation
    | PersonDecides
    | Not
    | And
    | Or
)


class Criterion(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One eligibility criterion: the registry's words and what we make of them.

    For an exclusion the expression states the excluding condition: a person is eligible when it is
    false. `why` says what kept the criterion from being fully computable.
    """

    id: str
    kind: Literal["inclusion", "exclusion", "unknown"]
    text: str
    status: Status
    expression: Expression
    why: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
