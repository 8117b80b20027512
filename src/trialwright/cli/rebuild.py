"""`trialwright rebuild`: the read models anew from the ledger."""

from __future__ import annotations

from pathlib import Path

import click

from trialwright.cli.verify import database_of, verdict_of
from trialwright.store.database import open_storage
from trialwright.store.read_models import rebuild as rebuild_models
from trialwright.values.findings import AnswerIsNo


@click.command("rebuild")
@click.argument("study", type=click.Path(path_type=Path))
def rebuild(study: Path) -> None:
    """Make the read models of STUDY anew from its ledger, after checking that it is intact.

    \b
    Example:
      trialwright rebuild rehearsal
    """
    verdict = verdict_of(study, None)
    if not verdict.intact:
        raise AnswerIsNo(f"broken: event {verdict.first_bad}: {verdict.reason}; nothing rebuilt")
    with open_storage(str(database_of(study)), create=False) as storage:
        participants = rebuild_models(storage)
    click.echo(f"rebuilt from {verdict.events} events: {participants} participants")
