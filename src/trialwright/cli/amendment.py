"""`trialwright amendment`: what changes between two versions of a study, and whom it touches."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trialwright.cli.amendment_page import Told, as_json, as_text
from trialwright.cli.verify import database_of
from trialwright.conduct.folds import folded
from trialwright.conduct.ledger import unseal
from trialwright.conduct.state import State
from trialwright.protocol.amendment import compare
from trialwright.protocol.study import Study
from trialwright.protocol.versions import check_hash, check_kept, version_at
from trialwright.store.database import open_storage
from trialwright.values.findings import InputRefused


@click.command("amendment")
@click.argument("study", metavar="STUDY", type=click.Path(exists=True, path_type=Path))
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
def amendment(study: Path, old: str, new: str, as_document: bool) -> None:
    """Say what changes from version OLD to version NEW of STUDY, in words a committee reads.

    OLD and NEW are study files, or names of versions of STUDY: those kept in STUDY/versions, and
    that of its study.yaml. Where STUDY has a ledger, the participants are counted whose records a
    change touches, and those who are enrolled and have not finished. What is substantial and who
    must consent anew are proposals with their reasons; the committee decides.

    \b
    Examples:
      trialwright amendment my-study my-study/study.yaml amended.yaml
      trialwright amendment rehearsal 1 amended.yaml --json
    """
    before, after = version_at(study, old), version_at(study, new)
    if before.id != after.id:
        raise InputRefused(f"{new}: is study {after.id}; allowed: a version of {before.id}")
    state = _state(study)
    if state is not None:
        _check_published(state, before, after)
    check_kept(study, before)
    check_kept(study, after)
    told = Told(compare(before, after), state)
    click.echo(
        json.dumps(as_json(told), ensure_ascii=False, indent=2) if as_document else as_text(told)
    )


def _state(study: Path) -> State | None:
    """What the ledger of a study folder says; None where there is no ledger."""
    path = database_of(study)
    if not study.is_dir() or not path.is_file():
        return None
    with open_storage(str(path), create=False, read_only=True) as storage:
        return folded(unseal(sealed) for sealed in storage.load())


def _check_published(state: State, *given: Study) -> None:
    """A version that the ledger was published with is that definition and no other."""
    published = state.published
    if published is None:
        return
    for study in given:
        if study.id != published.study:
            raise InputRefused(f"the ledger is of study {published.study}, not of {study.id}")
        if study.version == published.version:
            check_hash(published.sha256, study, f"version {published.version} as published")
