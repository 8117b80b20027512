"""A person's comments in study.yaml, found and put back."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.protocol.study_comments import Comment, comments_of, own_comments, with_comments
from trialwright.protocol.study_file import parse_study, study_text

from .records import answered, small

STUDY = answered({}, small())
TEXT = study_text(STUDY)
LINES = TEXT.split("\n")
WORDS = ("many words " * 30).strip()

YAML = """\
# the title
title: x # short
summary: |  # as registered
  # no comment
  of the text

# who
arms:
  - id: one # first
    # how many
    weight: "1
      # no comment"  # of four
start: 'a # b'
# the end
"""


def test_a_comment_belongs_to_what_follows_it_or_to_the_line_it_ends() -> None:
    assert comments_of(YAML) == (
        Comment("title", "# the title", beside=False),
        Comment("title", "# short", beside=True),
        Comment("summary", "# as registered", beside=True),
        Comment("arms", "# who", beside=False),
        Comment("arms.one", "# first", beside=True),
        Comment("arms.one.weight", "# how many", beside=False),
        Comment("arms.one.weight", "# of four", beside=True),
        Comment("", "# the end", beside=False),
    )


def test_comments_go_where_their_part_has_gone_to() -> None:
    moved = "arms:\n  - id: two\n  - id: one\n    weight: 2\ntitle: y\n"
    comments = [c for c in comments_of(YAML) if c.place.startswith(("arms", "title"))]
    assert with_comments(moved, comments) == (
        "# who\narms:\n  - id: two\n  - id: one  # first\n"
        "    # how many\n    weight: 2  # of four\n"
        "# the title\ntitle: y  # short\n"
    )


def test_the_comment_of_a_part_that_has_gone_moves_to_the_part_around_it() -> None:
    comment = Comment("arms.one.weight", "# of four", beside=True)
    assert with_comments("title: y\narms:\n  - id: two\n", [comment]) == (
        "title: y\n# of four\narms:\n  - id: two\n"
    )


def test_the_drafts_own_comments_are_no_persons() -> None:
    assert own_comments(TEXT, TEXT) == ()
    assert own_comments(TEXT + "# mine\n", TEXT) == (Comment("", "# mine", beside=False),)


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, len(LINES) - 1), max_size=6))
def test_wherever_a_comment_can_stand_it_survives(places: set[int]) -> None:
    inside = _inside_texts()
    lines = [
        f"# mine {number}\n{line}" if number in places - inside else line
        for number, line in enumerate(LINES)
    ]
    text = "\n".join(lines)
    assert parse_study(text) == STUDY
    again = with_comments(TEXT, own_comments(text, TEXT))
    assert parse_study(again) == STUDY
    assert [again.count(f"# mine {n}\n") for n in sorted(places - inside)] == [1] * len(
        places - inside
    )
    # once it stands, it stays: the second time is the first time
    assert with_comments(TEXT, own_comments(again, TEXT)) == again


def _inside_texts() -> set[int]:
    """Lines that go on with a wrapped text: a comment above one would cut the text in two."""
    return {n for n, line in enumerate(LINES) if not _begins(line)}


def _begins(line: str) -> bool:
    words = line.strip()
    first = words.removeprefix("- ").split(" ")[0]
    return not words or words.startswith(("#", "- ")) or first.endswith(":")


def test_a_comment_beside_a_value_that_is_now_wrapped_stands_above_it() -> None:
    comment = Comment("summary", "# mine", beside=True)
    long = study_text(msgspec.structs.replace(STUDY, summary=WORDS))
    text = with_comments(long, [comment])
    assert "# mine\nsummary: many words" in text
    assert parse_study(text).summary == WORDS
