"""`trialwright read`: a registry record, what it says and what is doubtful in it."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

import click
import msgspec

from trialwright.cli.read_page import page_of, table_of
from trialwright.record.compare import compare, findings_of
from trialwright.record.content import MAX_TEXT, decoded, refuse
from trialwright.record.difference import Difference
from trialwright.record.lint import lint
from trialwright.record.publication import compare_publication
from trialwright.record.read import read_record, read_records
from trialwright.record.record import Record
from trialwright.values.findings import Finding, InputRefused

_EPILOG = """\b
Examples:
  trialwright read nct03343782.txt
  trialwright read nct03343782.txt --against nct03343782.json
  trialwright read nct03343782.json --publication abstract.txt --json
  trialwright read many-records.jsonl.gz
"""
_FILE = click.Path(path_type=Path)


@click.command("read", epilog=_EPILOG)
@click.argument("record", type=_FILE)
@click.option("--against", type=_FILE, help="Another copy of the record: what differs is listed.")
@click.option("--publication", type=_FILE, help="Text of an abstract to hold the record against.")
@click.option("--provenance", is_flag=True, help="With --json: where each value was read.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, nothing else.")
def read(
    record: Path, against: Path | None, publication: Path | None, provenance: bool, as_json: bool
) -> None:
    """Read a registry RECORD and list its contradictions and gaps.

    RECORD is a MedPath page saved as text, or a trial of ClinicalTrials.gov (API v2, and its three
    older forms), CTIS, the EU Clinical Trials Register, ISRCTN or WHO ICTRP, as JSON or XML. JSON
    lines, also gzipped, and an ICTRP export may hold many. Files are known by content.
    """
    records = read_records(record)
    first, second = next(records), next(records, None)
    if second is not None:
        _refuse_options(record, against or publication)
        _show_many(_chain(first, second, records), as_json, provenance)
        return
    findings, differences = _held_against(first, against, publication)
    if as_json:
        document = _document(first, findings, provenance)
        if differences is not None:
            document["differences"] = [_named(difference) for difference in differences]
        click.echo(msgspec.json.encode(document) + b"\n", nl=False)
    else:
        click.echo(page_of(first, findings, differences))


def _refuse_options(path: Path, other: Path | None) -> None:
    if other is not None:
        raise refuse(path.name, "holds many records: --against and --publication want one")


def _held_against(
    record: Record, against: Path | None, publication: Path | None
) -> tuple[tuple[Finding, ...], tuple[Difference, ...] | None]:
    """All findings (reading, lint, copy, publication) and the differences, None without a copy."""
    findings = [*record.findings, *lint(record)]
    differences = None
    if against is not None:
        differences = compare(record, read_record(against))
        findings += findings_of(differences)
    if publication is not None:
        findings += compare_publication(record, _publication_text(publication))
    return tuple(findings), differences


def _publication_text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_TEXT + 1)
    except OSError as error:
        raise InputRefused(f"{path.name}: can't be opened; allowed: an abstract as text") from error
    if not raw.strip() or len(raw) > MAX_TEXT or b"\0" in raw[:4096] or raw.startswith(b"%PDF"):
        raise InputRefused(f"{path.name}: is no abstract; allowed: its words as a text file")
    return decoded(path.name, raw)[0]


def _chain(first: Record, second: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield second
    yield from rest


def _show_many(records: Iterable[Record], as_json: bool, provenance: bool) -> None:
    """Nothing is printed before the last record is read: a broken line must leave no output."""
    tally = _Tally()
    with tempfile.SpooledTemporaryFile(max_size=64_000_000) as spool:
        for record in records:
            findings = (*record.findings, *lint(record))
            if as_json:
                spool.write(b",\n" if tally.count else b"[")
                spool.write(msgspec.json.encode(_document(record, findings, provenance)))
            tally.add(findings)
            _progress(tally.count)
        _progress(tally.count, done=True)
        if as_json:
            spool.write(b"]\n")
            _pour(spool)
        else:
            click.echo(table_of(tally.count, tally.rules, tally.having))


class _Tally:
    """How often each rule fired, and in how many records."""

    def __init__(self) -> None:
        self.count = 0
        self.rules: Counter[tuple[str, str]] = Counter()
        self.having: Counter[tuple[str, str]] = Counter()

    def add(self, findings: tuple[Finding, ...]) -> None:
        self.count += 1
        self.rules.update((str(finding.severity), finding.rule) for finding in findings)
        self.having.update({(str(finding.severity), finding.rule) for finding in findings})


def _pour(spool: IO[bytes]) -> None:
    spool.seek(0)
    while chunk := spool.read(1_000_000):
        click.echo(chunk, nl=False)


def _progress(count: int, done: bool = False) -> None:
    if sys.stderr.isatty() and (done or count % 100 == 0):
        click.echo(f"\r{count} records read" + ("\n" if done else ""), nl=False, err=True)


def _document(record: Record, findings: tuple[Finding, ...], provenance: bool) -> dict[str, Any]:
    """The contract's shape; `provenance` is there only when asked for."""
    document: dict[str, Any] = {
        "source": record.source,
        "record": record.data,
        "findings": [asdict(finding) for finding in findings],
        "coverage": round(record.coverage, 6),
        "left_over": list(record.left_over),
    }
    if provenance:
        document["provenance"] = {
            path: asdict(origin) for path, origin in record.provenance.items()
        }
    return document


def _named(difference: Difference) -> dict[str, str]:
    return {
        "path": difference.path,
        "class": difference.kind,
        "change": difference.change,
        "this": difference.this,
        "other": difference.other,
    }
