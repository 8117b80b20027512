"""The grammar at work: a run of tokens → the bounds it states, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Transformer
from lark import Token as LarkToken
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer
from msgspec.structs import replace

from trialwright.protocol.language.bound import Bound, Quantity, one_bound, range_bound
from trialwright.protocol.language.scan import Token

_LONGEST = 60  # tokens; a longer run is a table or noise, and is read in pieces
_END = "$END"
_SHARES: Mapping[tuple[str, str], float] = {("weeks", "days"): 7, ("years", "months"): 12}


class _Tokens(Lexer):
    """Hands the parser tokens that were made before; a token's place is its index in the run."""

    def __init__(self, _: Any) -> None: ...

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[LarkToken]:
        for index, token in enumerate(lexer_state):
            given = LarkToken(token.kind, token.text)
            given.start_pos = index
            given.value = token
            yield given


class _Bounds(Transformer[LarkToken, list[Bound]]):
    """Bounds from the parse; each method has the name of its rule."""

    def quantity(self, parts: list[LarkToken]) -> Quantity:
        tokens: dict[str, Token] = {part.type: part.value for part in reversed(parts)}
        number = tokens["NUMBER"]
        unit = tokens.get("UNIT") or tokens.get("TIME")
        levels = [part.value for part in parts if part.type == "LEVEL"]
        named = [level for level in levels if level.text]
        return Quantity(
            value=number.number + _compound([part.value for part in parts]),
            low=parts[2].value.number if "SLASH" in tokens else None,
            unit=unit.text if unit else "",
            time="TIME" in tokens,
            level=named[-1].text if named else "scale" if levels else "",
            aged="AGE" in tokens,
            start=(named[-1] if named else number).start,
            end=parts[-1].value.end,
        )

    def range(self, parts: list[Any]) -> tuple[Quantity, Quantity]:
        return parts[0], parts[2]

    def before(self, parts: list[Any]) -> list[Bound]:
        end = parts[-1].value.end if len(parts) > 2 else parts[1].end
        return [one_bound(parts[1], parts[0].value.text, parts[0].value.start, end)]

    def of_level(self, parts: list[Any]) -> list[Bound]:
        level, sign, quantity = parts[-3].value, parts[-2].value, parts[-1]
        one = one_bound(quantity, sign.text, sign.start, quantity.end)
        return [replace(one, level=level.text or "scale")]

    def last(self, parts: list[Any]) -> list[Bound]:
        one = one_bound(parts[1], "=", parts[0].value.start, parts[1].end)
        return [replace(one, lead=parts[0].value.text, said=False)]

    def after(self, parts: list[Any]) -> list[Bound]:
        quantity = parts[0]
        for part in parts[2:]:
            if part.type == "AGE":
                quantity = replace(quantity, aged=True)
            else:
                quantity = replace(quantity, unit=part.value.text, time=part.type == "TIME")
        return [one_bound(quantity, parts[1].value.text, quantity.start, parts[-1].value.end)]

    def bare(self, parts: list[Any]) -> list[Bound]:
        return [replace(one_bound(parts[0], "=", parts[0].start, parts[0].end), said=False)]

    def between(self, parts: list[Any]) -> list[Bound]:
        low, high = _ends(parts)
        start = parts[0].value.start if isinstance(parts[0], LarkToken) else low.start
        return [range_bound(low, high, start)]

    def half_open(self, parts: list[Any]) -> list[Bound]:
        low, high = parts[0], parts[3]
        if not low.unit:
            low = replace(low, unit=high.unit, time=high.time)
        first = one_bound(low, ">=", low.start, low.end)
        return [first, one_bound(high, parts[2].value.text, parts[2].value.start, high.end)]

    def two_sided(self, parts: list[Any]) -> list[Bound]:
        signs = [(parts[0].value, parts[1]), (parts[3].value, parts[4])]
        return [one_bound(q, sign.text, sign.start, q.end) for sign, q in signs]

    def start(self, parts: list[Any]) -> list[Bound]:
        found: list[Bound] = []
        joint = ""
        for part in parts:
            if isinstance(part, LarkToken):
                joint = part.type
                continue
            found.append(replace(part[0], joint=joint or ("NEXT" if found else "")))
            found += [replace(more, joint="AND") for more in part[1:]]
            joint = ""
        return found


def _compound(tokens: list[Token]) -> float:
    """What "6 days" adds to "37 weeks 6 days", in weeks; 0 where nothing is added."""
    times = [token.text for token in tokens if token.kind == "TIME"]
    if len(times) < 2 or (times[0], times[1]) not in _SHARES:
        return 0.0
    numbers = [token.number for token in tokens if token.kind == "NUMBER"]
    return numbers[1] / _SHARES[times[0], times[1]]


def _ends(parts: list[Any]) -> tuple[Quantity, Quantity]:
    """The lower and upper end, as a range or as two quantities around "and"."""
    rest = [part for part in parts if not isinstance(part, LarkToken)]
    return rest[0] if isinstance(rest[0], tuple) else (rest[0], rest[1])


@cache
def _parser() -> Lark:
    grammar = files(__package__).joinpath("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_Tokens, transformer=_Bounds())


def bounds(run: list[Token]) -> Iterator[Bound]:
    """The bounds of a run in order; a token that the grammar does not accept there splits it."""
    todo = [run[i : i + _LONGEST] for i in range(0, len(run), _LONGEST)][::-1]
    while todo:
        part = todo.pop()
        try:
            found = _parse(part)
        except UnexpectedToken as error:
            at = len(part) if error.token.type == _END else error.token.start_pos or 0
            todo += _split(part, at)
        else:
            yield from found


def _parse(run: list[Token]) -> list[Bound]:
    given: Any = run  # our lexer takes tokens where lark's own takes text
    found: Any = _parser().parse(given)
    return list(found)


def _split(run: list[Token], at: int) -> list[list[Token]]:
    """What is left to read, the last part first: a token that begins or ends nothing is dropped."""
    parts = [run[1:]] if at == 0 else [run[at:], run[:at]] if at < len(run) else [run[:-1]]
    return [part for part in parts if any(token.kind == "NUMBER" for token in part)]
