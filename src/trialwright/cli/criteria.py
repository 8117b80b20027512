"""`trialwright criteria`: eligibility text → one object per criterion."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from trialwright.protocol.criteria import Criterion
from trialwright.protocol.wording import read_criteria
from trialwright.protocol.wording.listing import listed
from trialwright.values.findings import InputRefused

MAX_BYTES = 64_000_000


@click.command("criteria")
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def criteria(file: Path, as_json: bool) -> None:
    """Read eligibility text from FILE (- for standard input) and say what a machine can decide.

    Nothing is dropped: a criterion is computable, partly so, or needs a person, and why is said.
    Offsets count characters of the text from 0; an end is the first character after.

    \b
    Examples:
      trialwright criteria eligibility.txt
      pbpaste | trialwright criteria - --json
    """
    found = read_criteria(_text(file))
    if as_json:
        array = [listed(item) for item in found]
        click.echo(msgspec.json.format(msgspec.json.encode(array), indent=1).decode())
        return
    for item in found:
        click.echo(_lines(item))


def _text(file: Path) -> str:
    name = "standard input" if str(file) == "-" else file.name
    try:
        if str(file) == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with file.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputRefused(f"{name}: can't be read; allowed: a text file, or -") from error
    if len(raw) > MAX_BYTES:
        raise InputRefused(f"{name}: larger than any eligibility text; allowed: 64 MB")
    if b"\0" in raw:
        raise InputRefused(f"{name}: is not text; allowed: eligibility criteria in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputRefused(
            f"{name}: is not UTF-8 at byte {error.start}; allowed: text in UTF-8"
        ) from error
    if not text.strip():
        raise InputRefused(f"{name}: is empty; allowed: eligibility criteria as text")
    return text


def _lines(item: Criterion) -> str:
    why = f"\n     {'; '.join(item.why)}" if item.why else ""
    return f"{item.id:<4} {item.status:<12} {' '.join(item.text.split())}{why}"
