"""A person's comments in study.yaml: found by what they stand at, and put there again.

A comment belongs to the next line that holds a part of the study, or to the line it ends. Where
that part is gone, the comment moves to the nearest part around it: none is lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.tokens import ScalarToken, Token

from trialwright.protocol.study_lines import line_at, lines_of

_BLOCK = re.compile(r"[|>][-+\d]*")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # where YAML counts a new line
_END = ""  # after the last part of the study


@dataclass(frozen=True)
class Comment:
    """Words from `#` on, at a dotted place; `beside` what stands there, else in a line above it."""

    place: str
    words: str
    beside: bool


def comments_of(text: str) -> tuple[Comment, ...]:
    """Every comment of a study file, in its order."""
    places = _places_by_line(text)
    ends, inside = _ends(text)
    return tuple(_found(_BREAK.split(text), places, ends, inside))


def own_comments(text: str, drafted: str) -> tuple[Comment, ...]:
    """The comments of a file that were not in it as it was drafted."""
    known = Counter(comments_of(drafted))
    own = []
    for comment in comments_of(text):
        known[comment] -= 1
        if known[comment] < 0:
            own.append(comment)
    return tuple(own)


def with_comments(text: str, comments: Iterable[Comment]) -> str:
    """The text with these comments at their places."""
    lines, known = text.split("\n"), lines_of(text)
    _, inside = _ends(text)
    above: dict[int, list[str]] = defaultdict(list)
    for comment in comments:
        line = line_at(known, comment.place) - 1 if comment.place != _END else len(lines) - 1
        if comment.beside and comment.place in known and line not in inside:
            lines[line] += f"  {comment.words}"
        else:
            above[line].append(comment.words)
    return "\n".join(_woven(lines, above))


def _woven(lines: list[str], above: Mapping[int, list[str]]) -> Iterator[str]:
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" "))]
        yield from (f"{indent}{words}" for words in above.get(number, ()))
        yield line


def _found(
    lines: list[str], places: Mapping[int, str], ends: Mapping[int, int], inside: set[int]
) -> Iterator[Comment]:
    here, waiting = _END, list[str]()
    for number, line in enumerate(lines):
        if number in places:
            here = places[number]
            yield from (Comment(here, words, beside=False) for words in waiting)
            waiting = []
        rest = line[ends.get(number, 0) :]
        if not rest.lstrip().startswith("#") or (number in inside and number not in ends):
            continue
        if number in ends:
            yield Comment(here, rest.strip(), beside=True)
        else:
            waiting.append(rest.strip())
    yield from (Comment(_END, words, beside=False) for words in waiting)


def _places_by_line(text: str) -> dict[int, str]:
    """Line from 0 → the widest part of the study that begins there."""
    found: dict[int, str] = {}
    for place, line in lines_of(text).items():
        if place:
            found.setdefault(line - 1, place)
    return found


def _ends(text: str) -> tuple[dict[int, int], set[int]]:
    """Line → column after its last token; and the lines whose end lies inside a scalar."""
    ends: dict[int, int] = {}
    inside: set[int] = set()
    lines = _BREAK.split(text)
    for token in YAML(typ="safe", pure=True).scan(text):
        first, last = token.start_mark.line, token.end_mark.line
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            indicator = _BLOCK.match(lines[first], token.start_mark.column)
            ends[first] = indicator.end() if indicator else token.start_mark.column
            inside |= set(range(first, last if token.end_mark.column == 0 else last + 1))
        elif _shows(token):
            ends[last] = token.end_mark.column
            inside |= set(range(first, last))
    return ends, inside


def _shows(token: Token) -> bool:
    """Whether a token takes room; the ends of blocks stand at the line after them."""
    return bool(token.start_mark.index != token.end_mark.index)
