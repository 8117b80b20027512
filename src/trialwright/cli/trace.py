"""`trialwright trace`: a printed number back to its rows and the ledger events behind them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import click
import msgspec

from trialwright.analyse.dataset import LEDGER
from trialwright.analyse.trace import PLACES, VALUES, Trace, find_base, first_of, trace_number
from trialwright.conduct.ledger import SealedEvent, unseal
from trialwright.store.database import open_storage


@dataclass(frozen=True)
class Source:
    """An event of the ledger: what was done, where in the study, and its hash; never its values."""

    seq: int
    at: str
    verb: str
    place: str
    hash: str


@click.command("trace")
@click.argument("output", metavar="OUTPUT", type=click.Path(path_type=Path))
@click.argument("number", metavar="NUMBER-ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def trace(output: Path, number: str, as_json: bool) -> None:
    """Show where the number NUMBER-ID of OUTPUT (a study or results folder) comes from.

    Prints the result with its method and population, the rows it was computed from, and the
    ledger events of these rows where the study's ledger lies in the folder.

    \b
    Examples:
      trialwright trace rehearsal change.hba1c.M12.change_mean
      trialwright trace rehearsal responder.primary.responders --json
    """
    base = find_base(output)
    found = trace_number(base, number)
    sources = ledger_sources(base / "study.sqlite", found.events)
    click.echo(_as_json(found, sources) if as_json else _as_text(found, sources))


def ledger_sources(database: Path, events: Sequence[int]) -> tuple[Source, ...] | None:
    """The events by number, in order; None where there is no ledger."""
    if not database.is_file():
        return None
    wanted = set(events)
    with open_storage(str(database), create=False, read_only=True) as storage:
        return tuple(_source(stored) for stored in storage.load() if stored.seq in wanted)


def _source(stored: SealedEvent) -> Source:
    event = unseal(stored)
    parts = (event.participant, event.place.encounter, event.place.form)
    place = " / ".join(part for part in parts if part) or "the study"
    if event.place.repeat > 1:
        place = f"{place} #{event.place.repeat}"
    return Source(event.seq, event.at, event.verb, place, stored.hash)


def _as_json(found: Trace, sources: tuple[Source, ...] | None) -> str:
    rows = [
        {name: value for name, value in row.items() if value is not None}
        for row in found.rows.iter_rows(named=True)
    ]
    facts = {
        "result": msgspec.to_builtins(found.result),
        "rows": rows,
        "events": found.events,
        "ledger": None if sources is None else [asdict(source) for source in sources],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2, default=_day)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a data set")


def _as_text(found: Trace, sources: tuple[Source, ...] | None) -> str:
    return "\n".join([*_result_lines(found), "", *_row_lines(found), "", *_event_lines(sources)])


def _result_lines(found: Trace) -> Iterable[str]:
    result = found.result
    value = "not computed" if result.value is None else f"{result.value:.12g} {result.unit}"
    yield f"{result.id} = {value.rstrip()}"
    facts = {
        "statistic": result.statistic,
        "of": " / ".join(part for part in (result.parameter, result.visit) if part),
        "method": result.method,
        "population": f"{result.population}, {result.group}",
        "data set": result.dataset,
        "where": ", ".join(f"{name} = {value}" for name, value in result.where.items()),
        "data hash": result.data_hash,
        "note": result.note,
    }
    yield from (f"  {name:<11}{words}" for name, words in facts.items() if words)


def _row_lines(found: Trace) -> Iterable[str]:
    yield f"{found.rows.height} rows"
    for row in found.rows.iter_rows(named=True):
        cells = (row.get("USUBJID"), first_of(row, PLACES), first_of(row, VALUES))
        events = " ".join(map(str, row[LEDGER]))
        yield "  " + "  ".join(str(cell) for cell in cells if cell is not None) + f"  [{events}]"


def _event_lines(sources: tuple[Source, ...] | None) -> Iterable[str]:
    if sources is None:
        yield "no ledger (study.sqlite) lies in the folder: event numbers only"
        return
    yield f"{len(sources)} ledger events"
    for source in sources:
        yield f"  {source.seq:>8}  {source.at}  {source.verb:<22} {source.place}  {source.hash}"
