"""`trialwright check`: can this study run?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from trialwright.protocol.check import check_study
from trialwright.protocol.study_file import file_of, parse_study, source_text
from trialwright.protocol.study_lines import with_lines
from trialwright.values.findings import AnswerIsNo, Finding, Severity


@click.command("check")
@click.argument("study", metavar="STUDY", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array of findings.")
def check(study: Path, as_json: bool) -> None:
    """Check that STUDY (a folder, or its study.yaml) can run.

    Exit code 0 when it can, also with warnings; 1 when it can't, with what is in the way.

    \b
    Examples:
      trialwright check my-study
      trialwright check my-study/study.yaml --json
    """
    text, name = source_text(study), file_of(study).name
    findings = with_lines(check_study(parse_study(text, name)), text, name)
    errors = sum(item.severity is Severity.ERROR for item in findings)
    if as_json:
        found = [asdict(item) for item in findings]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for item in findings:
            click.echo(_line(item))
        if not errors:
            click.echo(f"The study can run; {len(findings)} warning(s).")
    if errors:
        raise AnswerIsNo(f"the study can't run: {errors} error(s)")


def _line(item: Finding) -> str:
    quote = f" “{' '.join(item.quote.split())[:80]}”" if item.quote else ""
    return f"{item.severity:<8} {item.place}{quote}: {item.message}; {item.advice} [{item.rule}]"
