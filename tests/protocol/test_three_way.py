"""Three versions of one thing: who moved is taken; where both did, the person, and it is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.protocol.three_way import ABSENT, Conflict, merge

VALUES = st.recursive(
    st.integers(0, 3) | st.sampled_from("ab"),
    lambda inner: (
        st.dictionaries(st.sampled_from("xyz"), inner, max_size=3) | st.lists(inner, max_size=2)
    ),
    max_leaves=6,
)


def items(**by_id: int) -> list[dict[str, Any]]:
    return [{"id": key, "n": value} for key, value in by_id.items()]


@pytest.mark.parametrize(
    ("base", "mine", "drafted", "merged"),
    [
        ({"a": 1}, {"a": 2}, {"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": 1}, {"a": 3}, {"a": 3}),
        ({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}, {"a": 2, "b": 3}),
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 3}, {"b": 3}),
        (items(p=1, q=1), items(p=1, q=2), items(p=1, q=1, r=1), items(p=1, q=2, r=1)),
        (items(p=1, q=1), items(q=1), items(p=1, q=5), items(q=5)),
        (items(p=1, q=1), items(p=1, mine=7, q=1), items(p=2, q=1), items(p=2, mine=7, q=1)),
        (items(p=1, q=1), items(q=1, p=1), items(p=2, q=1, r=1), items(q=1, r=1, p=2)),
        ([1, 2], [1, 2], [1, 2, 3], [1, 2, 3]),
    ],
)
def test_what_one_side_changed_is_taken(base: Any, mine: Any, drafted: Any, merged: Any) -> None:
    assert merge(base, mine, drafted) == (merged, ())


def test_what_both_changed_stays_as_the_person_wrote_it_and_is_reported() -> None:
    base, mine, drafted = ({"v": items(p=n)} for n in (1, 2, 3))
    assert merge(base, mine, drafted) == (mine, (Conflict("v.p.n", 2, 3),))


def test_what_a_person_took_out_and_the_draft_changed_stays_out_and_is_reported() -> None:
    merged, conflicts = merge({"v": items(p=1)}, {"v": []}, {"v": items(p=2)})
    assert merged == {"v": []}
    assert conflicts == (Conflict("v.p", ABSENT, {"id": "p", "n": 2}),)


def test_an_expression_is_taken_whole_for_half_of_two_means_neither() -> None:
    base, mine, drafted = (
        {"node": "comparison", "operator": operator, "value": value}
        for operator, value in ((">=", 7), ("<", 7), (">=", 8))
    )
    assert merge(base, mine, drafted)[0] == mine


@given(VALUES, VALUES)
def test_whoever_alone_has_changed_something_gets_it(base: Any, other: Any) -> None:
    assert merge(base, other, base) == (other, ())
    assert merge(base, base, other) == (other, ())
    assert merge(base, other, other) == (other, ())
