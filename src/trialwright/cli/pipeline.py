"""From a record to a rehearsed study in a folder: each stage runs on what the one before made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trialwright import __version__
from trialwright.cli.drafted import drafted
from trialwright.cli.progress import Progress, say
from trialwright.conduct.entropy import SeededEntropy
from trialwright.conduct.snapshot import Snapshot
from trialwright.conduct.study import Conduct
from trialwright.protocol.questions_file import write_questions
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import read_study, write_study
from trialwright.protocol.versions import keep_version
from trialwright.record.record_file import RecordFile, read_record_file, write_record_file
from trialwright.simulate.rehearsal import Rehearsal, opening_clock
from trialwright.simulate.rehearsal import rehearse as run_rehearsal
from trialwright.store.database import open_storage

SOFTWARE = f"trialwright {__version__}"
# path in the output folder: what it is
OUTPUTS = {
    "study.yaml": "the study definition",
    "versions/": "every published version of the definition, unaltered",
    "questions.md": "what the record leaves open, and the guess taken",
    "record.json": "the registry record as read, with findings and provenance",
    "study.sqlite": "the ledger",
    "sdtm/": "SDTM data sets (Parquet and XPT)",
    "adam/": "ADaM data sets (Parquet and XPT)",
    "results/results.json": "every number with its analysis, population and data hash",
    "registry/results.json": "the registry's results section",
}


@dataclass(frozen=True)
class Rehearsed:
    """What a rehearsal came to; `head` is the ledger's last hash."""

    study: Study
    screened: int
    enrolled: int
    events: int
    head: str
    data_hash: str
    open_questions: int


def rehearse_into(
    source: Path, folder: Path, participants: int, seed: int, progress: Progress
) -> Rehearsed:
    """Draft (or take) the study of `source`, run it with virtual people, analyse and report it."""
    kept, study = study_of(source)
    write_study_folder(kept, study, folder)
    keep_version(folder, study)
    rehearsal, events = _run(study, folder, participants, seed, progress)
    say("computing the results and writing the report")
    analyse_into(rehearsal.snapshot, kept, folder, events)
    return Rehearsed(
        study=study,
        screened=rehearsal.screened,
        enrolled=rehearsal.enrolled,
        events=events,
        head=rehearsal.head,
        data_hash=rehearsal.snapshot.data_hash,
        open_questions=sum(question.answered_by == "guess" for question in study.questions),
    )


def study_of(source: Path) -> tuple[RecordFile, Study]:
    """The record and the study of a study folder, or of a record drafted just now."""
    if source.is_dir():
        return read_record_file(source), read_study(source)
    return drafted(source, {})


def write_study_folder(kept: RecordFile, study: Study, folder: Path) -> None:
    """Write study.yaml, questions.md and record.json."""
    write_study(study, folder)
    write_questions(study, folder)
    write_record_file(kept, folder)


def _run(
    study: Study, folder: Path, participants: int, seed: int, progress: Progress
) -> tuple[Rehearsal, int]:
    clock = opening_clock(study)
    storage = open_storage(str(folder / "study.sqlite"), create=True)
    with storage, storage.batch():
        conduct = Conduct(
            study,
            storage,
            clock=clock,
            entropy=SeededEntropy(seed),
            software=SOFTWARE,
            simulated=True,
            places=participants,
        )
        rehearsal = run_rehearsal(
            study, conduct, clock, participants=participants, seed=seed, progress=progress
        )
        return rehearsal, conduct.state.events


def analyse_into(snapshot: Snapshot, kept: RecordFile, folder: Path, events: int) -> None:
    """Write data sets, results, the report and the registry's results section of a data cut."""
    # These load the heaviest libraries, and only a command that analyses should wait for them.
    from trialwright.analyse.run import analyse
    from trialwright.analyse.write import write_datasets
    from trialwright.report.inputs import ReportInputs
    from trialwright.report.page import write_report
    from trialwright.report.registry_results import write_registry_results

    analysed = analyse(snapshot, SOFTWARE)
    write_datasets(analysed, folder)
    inputs = ReportInputs(
        record_data=kept.record,
        findings=kept.findings,
        study=snapshot.study,
        results=analysed.results,
        adam=analysed.adam,
        sdtm=analysed.sdtm,
        ledger_events=events,
        software=SOFTWARE,
        cut=snapshot.tables,
        outputs=OUTPUTS,
    )
    for name in ("report", "registry"):
        (folder / name).mkdir()
    write_report(inputs, folder / "report" / "index.html")
    write_registry_results(snapshot.study, analysed.results, folder / "registry" / "results.json")
