"""`trialwright analyse`: data sets and results of a locked study."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from trialwright.analyse.run import analyse as analyse_cut
from trialwright.analyse.write import write_datasets
from trialwright.cli.folders import fresh_folder
from trialwright.cli.pipeline import SOFTWARE
from trialwright.conduct.entropy import SystemEntropy
from trialwright.conduct.ledger import unseal
from trialwright.conduct.snapshot import Snapshot
from trialwright.conduct.study import Conduct
from trialwright.protocol.study_file import read_study
from trialwright.store.database import open_storage
from trialwright.values.findings import AnswerIsNo, InputRefused


@click.command("analyse")
@click.argument("study", metavar="STUDY", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="A new folder, or an empty one.",
)
def analyse(study: Path, output: Path) -> None:
    """Compute the data sets and results of STUDY from its final data cut into DIR.

    The study must be locked and its final cut taken; the cut is made again from the ledger and must
    have the hash it was taken with. The study itself is only read.

    \b
    Example:
      trialwright analyse rehearsal -o analysis
    """
    cut = final_cut(study)
    with fresh_folder(output) as folder:
        analysed = analyse_cut(cut, SOFTWARE)
        write_datasets(analysed, folder)
    click.echo(f"{len(analysed.results.results)} results of data {cut.data_hash[:16]} in {output}")


def final_cut(study: Path) -> Snapshot:
    """The final data cut of a study folder; AnswerIsNo where it is not locked or none was taken."""
    if not study.is_dir():
        raise InputRefused(f"{study}: is no study folder; allowed: one with study.yaml")
    definition = read_study(study)
    with open_storage(str(study / "study.sqlite"), create=False, read_only=True) as storage:
        first = next(iter(storage.load()), None)
        conduct = Conduct(
            definition,
            storage,
            clock=lambda: datetime.now(UTC),
            entropy=SystemEntropy(),
            software=SOFTWARE,
            simulated=first is not None and unseal(first).source == "simulated",
        )
        if conduct.state.locked is None:
            raise AnswerIsNo(f"{study}: the study is not locked; only a locked study is analysed")
        return conduct.snapshot_again("final")
