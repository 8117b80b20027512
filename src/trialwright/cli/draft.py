"""`trialwright draft`: a study folder from a registry record, with every open question."""

from __future__ import annotations

from pathlib import Path

import click

from trialwright.cli import imported_forms
from trialwright.cli.drafted import drafted
from trialwright.cli.folders import check_free, fresh_folder, replace_file
from trialwright.cli.imported_forms import FormsFile
from trialwright.protocol import questions_file, study_file
from trialwright.protocol.redcap.placing import own_answers
from trialwright.protocol.redraft import DRAFTED, Redrafted, redraft
from trialwright.protocol.schema import NAME as SCHEMA
from trialwright.protocol.schema import schema_text
from trialwright.protocol.study import Study
from trialwright.record.record_file import NAME as RECORD
from trialwright.record.record_file import RecordFile, record_text, write_record_file
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
@click.option(
    "--forms",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A REDCap data dictionary (CSV) or project XML whose forms the study takes over.",
)
def draft(record: Path, output: Path, forms: Path | None) -> None:
    """Draft a study from RECORD: STUDY/study.yaml, and STUDY/questions.md with what is open.

    Every decision the record leaves open or contradicts is guessed, and the guess is a question.
    Answer it in study.yaml (answer, and answered_by: person), and draft again onto the same
    folder: a person's answers are kept, and what follows from them is drafted anew. Comments and
    any other hand-made change stay; where the draft now says something else at the same place, the
    hand-made change stays too, and the line is named. The file as it was is study.earlier.yaml.

    Forms of a REDCap project are taken over with --forms: what our concepts have already becomes
    these, the rest concepts of the study's own; STUDY/forms.md lists what did not map, and at which
    visits a form is filled is a question. The file is kept in STUDY for drafting again.

    RECORD may also be a USDM 4.0 document of another system (JSON): what of it has no place in a
    study is listed among the questions.

    A record that says too little for a study ends with exit code 1 and the list of what is missing.

    \b
    Examples:
      trialwright draft examples/nct03343782.txt -o my-study
      trialwright draft examples/nct03343782.txt -o my-study     # again, after answering
      trialwright draft their-study.usdm.json -o their-study
      trialwright draft examples/nct03343782.txt -o my-study --forms examples/redcap/dictionary.csv
    """
    taken = imported_forms.read_forms_file(forms, output)
    mine = output / study_file.NAME
    if mine.is_file():
        _draft_again(record, output, taken)
        return
    check_free(output)
    kept, study = _drafted(record, {}, taken)
    with fresh_folder(output) as folder:
        path = study_file.write_study(study, folder)
        replace_file(folder / DRAFTED, path.read_text(encoding="utf-8"))
        questions_file.write_questions(study, folder)
        write_record_file(kept, folder)
        imported_forms.keep(folder, taken)
    click.echo(_said(study, output) + imported_forms.said(output, taken))


def _drafted(
    path: Path, answers: dict[str, str], forms: FormsFile | None
) -> tuple[RecordFile, Study]:
    """The record as the study folder keeps it, and the study drafted from it and the forms."""
    of_forms, others = own_answers(answers)
    kept, study = drafted(path, others)
    return kept, imported_forms.placed(study, forms, of_forms)


def _draft_again(record: Path, output: Path, forms: FormsFile | None) -> None:
    """Keep a person's work; the ledger of a study that has begun is never overtaken."""
    if (output / LEDGER).exists():
        raise InputRefused(
            f"{output}: this study has begun (there is a {LEDGER}); allowed: an amendment"
        )
    mine = study_file.source_text(output)
    before = study_file.parse_study(mine)
    answers = {item.id: item.answer for item in before.questions if item.answered_by == "person"}
    kept, study = _drafted(record, answers, forms)
    if study.id != before.id:
        raise InputRefused(
            f"{output}: holds study {before.id}, the record is {study.id}; allowed: its own folder"
        )
    again = redraft(_drafted_before(output), mine, study)
    if again.text != mine:
        replace_file(output / EARLIER, mine)
    _replace(output, kept, study, again)
    imported_forms.keep(output, forms)
    click.echo(_said(again.study, output) + imported_forms.said(output, forms))
    for line in (*_not_taken(before, again.study), *again.notes):
        click.echo(line, err=True)


def _drafted_before(output: Path) -> str | None:
    """What the last draft wrote; None in a folder of before drafts were kept."""
    path = output / DRAFTED
    return study_file.source_text(path) if path.is_file() else None


def _replace(output: Path, kept: RecordFile, fresh: Study, again: Redrafted) -> None:
    """Every file of the folder anew; what was drafted comes last, for it is the next one's base."""
    replace_file(output / RECORD, record_text(kept))
    replace_file(output / questions_file.NAME, questions_file.questions_text(again.study))
    replace_file(output / SCHEMA, schema_text())
    replace_file(output / study_file.NAME, again.text)
    replace_file(output / DRAFTED, study_file.study_text(fresh))


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
