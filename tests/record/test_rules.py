"""The rows of a reader's table."""

from __future__ import annotations

import pytest

from trialwright.record.content import Content
from trialwright.record.moving import ABSENT, STAYS, Moving
from trialwright.record.rules import Many, One, Repeat, Rows, apply


@pytest.fixture(name="moving")
def _moving():
    tree = {
        "colour": "red",
        "colours": ["red", "blue"],
        "again": "red",
        "people": [{"name": "A"}, {"age": "9"}, {"name": "B", "age": "x"}],
        "nothing": "Not provided",
    }
    return Moving(Content("f", ""), "", tree)


def number(words):
    return int(words) if words.isdecimal() else None


def test_one_takes_the_one_value(moving):
    apply(moving, (One("c", "colour"), One("c", "again")))
    assert moving.data == {"c": "red"}


def test_one_takes_none_of_several(moving):
    apply(moving, (One("c", "colours"),))
    assert moving.data == {}
    assert [finding.rule for finding in moving.findings] == ["read.several-values"]


def test_many_takes_all_in_order_after_those_that_stand(moving):
    apply(moving, (Many("c", "colours"), Many("c", "colour")))
    assert moving.data == {"c": ["red", "blue", "red"]}


def test_rows_skip_entries_that_give_nothing(moving):
    apply(moving, (Rows("p", "people", (One("name", "name"),)),))
    assert moving.data == {"p": [{"name": "A"}, {"name": "B"}]}


def test_words_that_can_t_be_converted_stay_with_a_finding(moving):
    apply(moving, (Rows("p", "people", (One("age", "age", number),)),))
    assert moving.data == {"p": [{"age": 9}]}
    (finding,) = moving.findings
    assert (finding.rule, finding.quote) == ("read.not-mapped", "x")


def test_a_converter_may_say_that_there_is_nothing_or_no_word_for_it(moving):
    apply(moving, (One("a", "colour", lambda _words: ABSENT), One("n", "nothing")))
    apply(moving, (One("b", "again", lambda _words: STAYS),))
    rest = moving.record("f", lambda _name: True).data["sourceSection"]
    assert "colour" not in rest
    assert "nothing" not in rest
    assert rest["again"] == "red"


def test_a_repeated_value_counts_once(moving):
    apply(moving, (One("c", "colour"), Repeat("c", "again"), Repeat("c", "nothing")))
    rest = moving.record("f", lambda _name: True).data["sourceSection"]
    assert "again" not in rest
    assert rest["nothing"] == "Not provided"
