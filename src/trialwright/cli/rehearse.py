"""`trialwright rehearse`: the study run once with virtual people, before the first real one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trialwright.cli.folders import fresh_folder
from trialwright.cli.pipeline import Rehearsed, rehearse_into
from trialwright.cli.progress import progress_on


@click.command("rehearse")
@click.argument("source", metavar="RECORD|STUDY", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="A new folder, or an empty one.",
)
@click.option(
    "--participants",
    default=30,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="Virtual participants to enrol.",
)
@click.option(
    "--seed",
    default=1,
    show_default=True,
    type=click.IntRange(0, 2**63 - 1),
    help="The same seed gives the same study, byte for byte.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def rehearse(source: Path, output: Path, participants: int, seed: int, as_json: bool) -> None:
    """Draft the study of RECORD (or take STUDY) and run it once with virtual participants.

    DIR becomes a study folder with study.yaml, questions.md, study.sqlite, and the report, the
    SDTM and ADaM data sets, the results and the registry's results section. Everything in it is
    simulated and says so.

    \b
    Examples:
      trialwright rehearse examples/nct03343782.txt -o rehearsal
      trialwright rehearse my-study -o rehearsal --participants 100 --seed 7
    """
    with fresh_folder(output) as folder, progress_on("participants finished") as progress:
        done = rehearse_into(source, folder, participants, seed, progress)
    click.echo(_as_json(done, output) if as_json else _as_text(done, output))


def _places(output: Path) -> dict[str, str]:
    return {
        "study": str(output / "study.yaml"),
        "questions": str(output / "questions.md"),
        "ledger": str(output / "study.sqlite"),
        "report": str(output / "report" / "index.html"),
        "sdtm": str(output / "sdtm"),
        "adam": str(output / "adam"),
        "results": str(output / "results" / "results.json"),
        "registry": str(output / "registry" / "results.json"),
    }


def _as_json(done: Rehearsed, output: Path) -> str:
    facts = {
        "simulated": True,
        "study_id": done.study.id,
        "screened": done.screened,
        "enrolled": done.enrolled,
        "events": done.events,
        "head": done.head,
        "data_hash": done.data_hash,
        "open_questions": done.open_questions,
        "files": _places(output),
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _as_text(done: Rehearsed, output: Path) -> str:
    lines = [
        f"SIMULATED study {done.study.id}: {done.study.title}",
        f"{done.screened} people screened, {done.enrolled} enrolled, "
        f"{done.events} events in the ledger, head {done.head}",
        f"{done.open_questions} open questions: read them before you believe a number",
        "",
        *(f"{name:<10} {place}" for name, place in _places(output).items()),
    ]
    return "\n".join(lines)
