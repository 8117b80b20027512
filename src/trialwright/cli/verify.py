"""`trialwright verify`: is the ledger what it was?"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import click

from trialwright.conduct.ledger import Verdict
from trialwright.conduct.ledger import verify as verify_chain
from trialwright.store.database import open_storage
from trialwright.values.findings import AnswerIsNo, InputRefused

_HASH = re.compile(r"[0-9a-f]{64}")


@click.command("verify")
@click.argument("study", type=click.Path(path_type=Path))
@click.option("--head", metavar="HASH", help="A head kept elsewhere: the chain must contain it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def verify(study: Path, head: str | None, as_json: bool) -> None:
    """Recompute the ledger of STUDY (a folder or its database) and name the first bad event.

    The file is only read. Without --head, a tail that was cut off can't be noticed.

    \b
    Examples:
      trialwright verify rehearsal
      trialwright verify rehearsal --head 3f0c...
    """
    verdict = verdict_of(study, head)
    if as_json:
        click.echo(json.dumps(asdict(verdict)))
    elif verdict.intact:
        click.echo(f"intact: {verdict.events} events, head {verdict.head}")
    if not verdict.intact:
        raise AnswerIsNo(f"broken: event {verdict.first_bad}: {verdict.reason}")


def verdict_of(study: Path, head: str | None) -> Verdict:
    """What `verify` finds in the database of a study; InputRefused where there is none."""
    head = head.lower() if head else head
    if head is not None and not _HASH.fullmatch(head):
        raise InputRefused("--head: 64 hexadecimal digits are required")
    with open_storage(str(database_of(study)), create=False, read_only=True) as storage:
        return _with_strays(verify_chain(storage.load(), head), storage.first_stray())


def _with_strays(verdict: Verdict, stray: int | None) -> Verdict:
    """Values whose event is gone tell of a tail that was cut, also without a head."""
    if stray is None or (verdict.first_bad is not None and verdict.first_bad <= stray):
        return verdict
    reason = "its values are there, the event is not"
    return Verdict(False, verdict.events, verdict.head, stray, reason)


def database_of(study: Path) -> Path:
    """The database of a study folder, or the file itself."""
    return study / "study.sqlite" if study.is_dir() else study
