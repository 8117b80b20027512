"""Three-valued truth: what yes, no and unknown make of each other, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialwright.values.truth import Judgement, Truth, all_of, any_of

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
truths = st.sampled_from(list(Truth))
judgements = st.builds(Judgement, truths, st.tuples(st.sampled_from("abc")))

# Kleene 1952, paragraph 64: rows are the left side, columns NO, UNKNOWN, YES.
AND = {NO: (NO, NO, NO), UNKNOWN: (NO, UNKNOWN, UNKNOWN), YES: (NO, UNKNOWN, YES)}
OR = {NO: (NO, UNKNOWN, YES), UNKNOWN: (UNKNOWN, UNKNOWN, YES), YES: (YES, YES, YES)}


@pytest.mark.parametrize("left", AND)
def test_and_is_kleenes_table(left: Truth):
    assert tuple(left & right for right in (NO, UNKNOWN, YES)) == AND[left]


@pytest.mark.parametrize("left", OR)
def test_or_is_kleenes_table(left: Truth):
    assert tuple(left | right for right in (NO, UNKNOWN, YES)) == OR[left]


def test_not_turns_yes_and_no_and_leaves_unknown_alone():
    assert (~YES, ~NO, ~UNKNOWN) == (NO, YES, UNKNOWN)


def test_an_absent_answer_is_unknown_and_not_no():
    assert (Truth.of(None), Truth.of(False), Truth.of(True)) == (UNKNOWN, NO, YES)


def test_a_truth_can_not_be_used_as_a_bool_so_that_unknown_is_decided_by_a_person():
    with pytest.raises(TypeError, match=r"ask `is Truth\.YES`"):
        bool(UNKNOWN)


def test_unknown_and_something_false_is_false_whatever_the_unknown_turns_out_to_be():
    parts = [Judgement(UNKNOWN, ("HbA1c was not measured",)), Judgement(NO, ("under 18",))]
    assert all_of(parts) == Judgement(NO, ("under 18",))


def test_an_open_judgement_says_what_is_not_known():
    parts = [Judgement(YES, ("adult",)), Judgement(UNKNOWN, ("HbA1c was not measured",))]
    assert all_of(parts) == Judgement(UNKNOWN, ("HbA1c was not measured",))


def test_of_no_parts_all_are_true_and_none_is():
    assert (all_of([]).truth, any_of([]).truth) == (YES, NO)


def test_the_same_reason_is_given_once():
    twice = [Judgement(NO, ("under 18",)), Judgement(NO, ("under 18",))]
    assert all_of(twice).reasons == ("under 18",)


@given(truths, truths)
def test_de_morgan_holds_with_unknown_too(left: Truth, right: Truth):
    assert ~(left & right) is (~left | ~right)
    assert ~(left | right) is (~left & ~right)


@given(truths, truths, truths)
def test_order_and_grouping_of_the_parts_do_not_matter(one: Truth, two: Truth, three: Truth):
    assert one & two is two & one
    assert (one & two) & three is one & (two & three)
    assert one & (two | three) is (one & two) | (one & three)


@given(truths, truths)
def test_what_is_learned_later_never_turns_a_decided_answer(left: Truth, right: Truth):
    """Put yes or no in the place of an unknown: a yes or no that stood already stays."""
    for answer in (left & right, left | right):
        learned = [YES, NO] if right is UNKNOWN else [right]
        finals = {left & now if answer is (left & right) else left | now for now in learned}
        assert answer is UNKNOWN or finals == {answer}


@given(st.lists(judgements))
def test_all_of_and_any_of_mirror_each_other_under_not(parts: list[Judgement]):
    assert all_of(parts).truth is ~any_of(~part for part in parts).truth


@given(st.lists(judgements, min_size=1))
def test_the_reasons_given_are_those_of_the_parts_that_decided(parts: list[Judgement]):
    judged = all_of(parts)
    deciding = {reason for part in parts if part.truth is judged.truth for reason in part.reasons}
    assert set(judged.reasons) == deciding
