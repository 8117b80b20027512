"""SAS transport files hold 200 bytes of text: what is longer goes on elsewhere (D11)."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.dataset import LEDGER, Variable

LIMIT = 200


def split_text(text: str, limit: int = LIMIT) -> list[str]:
    """Pieces of at most `limit` bytes (UTF-8) that give the text again when put together.

    A piece ends before a space where there is one in its second half; a character is never split.
    No piece ends with a space, which SAS would drop, unless nothing else is within the limit.
    """
    pieces = []
    while len(text.encode()) > limit:
        end = _fitting(text, limit)
        space = text.rfind(" ", end // 2, end + 1)
        end = len(text[: space if space > 0 else end].rstrip()) or end
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _fitting(text: str, limit: int) -> int:
    """How many of its first characters take at most `limit` bytes."""
    return len(text.encode()[:limit].decode(errors="ignore"))


def continued_name(name: str, number: int) -> str:
    """AETERM, 1 → AETERM1; the name gives way so that 8 characters are kept."""
    return name[: 8 - len(str(number))] + str(number)


def long_values(frame: pl.DataFrame, name: str) -> Iterator[tuple[int, list[str]]]:
    """(row, pieces) of each value of a column that is too long."""
    long = frame[name].str.len_bytes() > LIMIT
    for row in long.fill_null(False).arg_true():
        yield row, split_text(frame[name][row])


def shorten(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    """The column with its long values cut to their first piece."""
    short = {row: pieces[0] for row, pieces in long_values(frame, name)}
    values = [short.get(row, value) for row, value in enumerate(frame[name])] if short else None
    return frame.with_columns(pl.Series(name, values, pl.String)) if values else frame


def continue_in_columns(
    frame: pl.DataFrame, variables: tuple[Variable, ...]
) -> tuple[pl.DataFrame, tuple[Variable, ...]]:
    """For data sets without SUPP--: the rest stands in further columns, as TSVAL1 after TSVAL."""
    known, ledger = list(variables), frame[LEDGER]
    for variable in variables:
        if variable.type != "text":
            continue
        rests = {row: pieces[1:] for row, pieces in long_values(frame, variable.name)}
        frame = shorten(frame, variable.name)
        for number in range(1, max(map(len, rests.values()), default=0) + 1):
            name = continued_name(variable.name, number)
            column = [_piece(rests.get(row, []), number) for row in range(frame.height)]
            frame = frame.with_columns(pl.Series(name, column, pl.String))
            known.append(Variable(name, variable.label, "text", variable.origin))
    return frame.drop(LEDGER).with_columns(ledger), tuple(known)


def _piece(pieces: list[str], number: int) -> str | None:
    return pieces[number - 1] if number <= len(pieces) else None
