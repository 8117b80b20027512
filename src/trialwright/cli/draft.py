"""`trialwright draft`: a study folder from a registry record, with every open question."""

from __future__ import annotations

from pathlib import Path

import click

from trialwright.cli.folders import check_free, fresh_folder, replace_file
from trialwright.protocol import questions_file, study_file
from trialwright.protocol.draft import draft as draft_study
from trialwright.protocol.redraft import DRAFTED, Redrafted, redraft
from trialwright.protocol.schema import NAME as SCHEMA
from trialwright.protocol.schema import schema_text
from trialwright.protocol.study import RecordReference, Study
from trialwright.record.lint import lint
from trialwright.record.read import read_record
from trialwright.record.record_file import NAME as RECORD
from trialwright.record.record_file import (
    RecordFile,
    record_file,
    record_text,
    write_record_file,
)
from trialwright.values.findings import InputRefused

LEDGER = "study.sqlite"
EARLIER = "study.earlier.yaml"


@click.command("draft")
@click.argument("record", metavar="RECORD", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="STUDY",
    required=True,
    type=click.Path(path_type=Path),
    help="The study folder: a new one, or this study's own, whose answers are kept.",
)
def draft(record: Path, output: Path) -> None:
    """Draft a study from RECORD: STUDY/study.yaml, and STUDY/questions.md with what is open.

    Every decision the record leaves open or contradicts is guessed, and the guess is a question.
    Answer it in study.yaml (answer, and answered_by: person), and draft again onto the same
    folder: a person's answers are kept, and what follows from them is drafted anew. Comments and
    any other hand-made change stay; where the draft now says something else at the same place, the
    hand-made change stays too, and the line is named. The file as it was is study.earlier.yaml.

    A record that says too little for a study ends with exit code 1 and the list of what is missing.

    \b
    Examples:
      trialwright draft examples/nct03343782.txt -o my-study
      trialwright draft examples/nct03343782.txt -o my-study     # again, after answering
    """
    mine = output / study_file.NAME
    if mine.is_file():
        _draft_again(record, output)
        return
    check_free(output)
    kept, study = _drafted(record, {})
    with fresh_folder(output) as folder:
        path = study_file.write_study(study, folder)
        replace_file(folder / DRAFTED, path.read_text(encoding="utf-8"))
        questions_file.write_questions(study, folder)
        write_record_file(kept, folder)
    click.echo(_said(study, output))


def _drafted(path: Path, answers: dict[str, str]) -> tuple[RecordFile, Study]:
    """The record as the study folder keeps it, and the study drafted from it."""
    read = read_record(path)
    kept = record_file(read, (*read.findings, *lint(read)), path)
    reference = RecordReference(source=kept.source, file=kept.file, sha256=kept.sha256)
    return kept, draft_study(read, reference=reference, answers=answers)


def _draft_again(record: Path, output: Path) -> None:
    """Keep a person's work; the ledger of a study that has begun is never overtaken."""
    if (output / LEDGER).exists():
        raise InputRefused(
            f"{output}: this study has begun (there is a {LEDGER}); allowed: an amendment"
        )
    mine = study_file.source_text(output)
    before = study_file.parse_study(mine)
    answers = {item.id: item.answer for item in before.questions if item.answered_by == "person"}
    kept, study = _drafted(record, answers)
    if study.id != before.id:
        raise InputRefused(
            f"{output}: holds study {before.id}, the record is {study.id}; allowed: its own folder"
        )
    again = redraft(_drafted_before(output), mine, study)
    if again.text != mine:
        replace_file(output / EARLIER, mine)
    _replace(output, kept, study, again)
    click.echo(_said(again.study, output))
    for line in (*_not_taken(before, again.study), *again.notes):
        click.echo(line, err=True)


def _drafted_before(output: Path) -> str | None:
    """What the last draft wrote; None in a folder of before drafts were kept."""
    path = output / DRAFTED
    return study_file.source_text(path) if path.is_file() else None


def _replace(output: Path, kept: RecordFile, drafted: Study, again: Redrafted) -> None:
    """Every file of the folder anew; what was drafted comes last, for it is the next one's base."""
    replace_file(output / RECORD, record_text(kept))
    replace_file(output / questions_file.NAME, questions_file.questions_text(again.study))
    replace_file(output / SCHEMA, schema_text())
    replace_file(output / study_file.NAME, again.text)
    replace_file(output / DRAFTED, study_file.study_text(drafted))


def _not_taken(before: Study, now: Study) -> list[str]:
    """Answers that were edited without saying that a person did: they stayed guesses."""
    guesses = {item.id: item.answer for item in now.questions if item.answered_by == "guess"}
    return [
        f"question {item.id}: the edited answer was not taken; write answered_by: person beside it"
        for item in before.questions
        if item.answered_by == "guess" and guesses.get(item.id, item.answer) != item.answer
    ]


def _said(study: Study, output: Path) -> str:
    guessed = sum(item.answered_by == "guess" for item in study.questions)
    computable = sum(item.status == "computable" for item in study.criteria)
    return "\n".join(
        (
            f"Study {study.id}: {study.title}",
            f"{len(study.arms)} arm(s), {len(study.encounters)} encounters, "
            f"{len(study.criteria)} criteria ({computable} computable), "
            f"{len(study.endpoints)} endpoints",
            f"{guessed} open questions, {len(study.questions) - guessed} answered by a person",
            "",
            f"study      {output / study_file.NAME}",
            f"questions  {output / questions_file.NAME}",
        )
    )
