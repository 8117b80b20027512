"""Tokens → runs the grammar can read: a token stays only where its neighbours give it a meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trialwright.protocol.language.links import ENDS, link
from trialwright.protocol.language.numbers import ROMAN
from trialwright.protocol.language.scan import Token

_BEGINS = frozenset({"NUMBER", "LEVEL"})  # what a quantity may begin with
_BOUND = frozenset({"NUMBER", "LEVEL", "BEFORE", "BETWEEN", "LAST"})  # what a bound may begin with
_JOINTS = frozenset({"AND", "OR", "COMMA"})
_BY_AND = frozenset({"between", "ranging between", "range between", "in between"})
# What must stand before a token, and what behind it, for it to mean something.
_BEFORE: Mapping[str, frozenset[str]] = {
    "UNIT": frozenset({"NUMBER", "AFTER"}),
    "TIME": frozenset({"NUMBER", "AFTER"}),
    "AGE": frozenset({"NUMBER", "TIME"}),
    "AFTER": ENDS,
    "SLASH": frozenset({"NUMBER"}),
    "TO": ENDS,
    **dict.fromkeys(_JOINTS, ENDS | {"AFTER", "COMMA"}),
}
_BEHIND: Mapping[str, frozenset[str]] = {
    "LEVEL": _BEGINS | {"BEFORE"},
    "BEFORE": _BEGINS | {"BETWEEN"},
    "LAST": frozenset({"NUMBER"}),
    "SLASH": frozenset({"NUMBER"}),
    "TO": _BEGINS | {"BEFORE"},
    "BETWEEN": _BEGINS,
    **dict.fromkeys(_JOINTS, _BOUND | {"AND", "OR"}),
}
_KNOWN = frozenset({"NUMBER", *_BEFORE, *_BEHIND})


def runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Runs of tokens that hold a number, in order."""
    run: list[Token] = []
    for token in (*_kept(link(text, tokens)), None):
        if token is not None:
            run.append(token)
        elif run:
            if any(part.kind == "NUMBER" for part in run):
                yield run
            run = []


def _kept(tokens: list[Token]) -> Iterator[Token | None]:
    """Each token, or None for one that breaks a run."""
    last: Token | None = None
    for i, token in enumerate(tokens):
        if token.kind == "EITHER":  # no number ahead: "18 years minimum"
            token = token._replace(kind="AFTER")
        last = token if token.kind in _KNOWN and _fits(tokens, i, token, last) else None
        yield last


def _fits(tokens: list[Token], i: int, token: Token, last: Token | None) -> bool:
    kind = token.kind
    after = tokens[i + 1].kind if i + 1 < len(tokens) else ""
    if kind in _BEFORE and (last is None or last.kind not in _BEFORE[kind]):
        return False
    if kind in _BEHIND and after not in _BEHIND[kind]:
        return False
    if kind == "NUMBER":
        return token.text not in ROMAN or _is_numeral(tokens, i, last)
    if kind == "TO" and token.text == "/":  # "III/IV"; other fractions are units
        return tokens[i - 1].text in ROMAN or (i > 1 and tokens[i - 2].kind == "LEVEL")
    return kind != "BETWEEN" or _opens_range(tokens, i)


def _is_numeral(tokens: list[Token], i: int, last: Token | None) -> bool:
    """A Roman numeral, not the pronoun: behind a scale's name, a comparator, another numeral."""
    if last is None:
        return False
    joined = last.kind in _JOINTS and {token.text for token in tokens[max(0, i - 3) : i - 1]}
    return last.kind in ("LEVEL", "BEFORE", "TO") or bool(joined and joined & ROMAN.keys())


def _opens_range(tokens: list[Token], i: int) -> bool:
    """Whether a "from" or "between" goes on to a second number."""
    j = i + 1
    while j < len(tokens) and (tokens[j].kind in ENDS or tokens[j].kind == "LEVEL"):
        j += 1
    if j + 1 >= len(tokens) or tokens[j + 1].kind not in _BEGINS:
        return False
    return tokens[j].kind == "TO" or (tokens[j].kind == "AND" and tokens[i].text in _BY_AND)
