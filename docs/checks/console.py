"""Runs the commands of the pages: each page is one session, in a folder with the examples.

A fenced block that begins with three backticks and `console` is run. A line `$ trialwright ...` is
a command; the lines below it are what it prints, where `…` stands for anything in a line and, alone
on a line, for any lines. No line below means that what it prints is not compared. A command must
exit with 0, unless `$ echo $?` follows and says another code. `$ make ...` is for the reader.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from checks.tree import ROOT, name_of, pages
from trialwright.cli.main import run

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RUN_FOLDERS = ("tutorial", "how-to")


@dataclass(frozen=True)
class Step:
    """One command as typed, the lines shown below it, and the exit code the page promises."""

    command: str
    shown: tuple[str, ...]
    code: int = 0


def faults() -> list[str]:
    """One line for every command that does not do what its page says."""
    chosen = [
        page for page in pages() if page.name == "README.md" or page.parent.name in RUN_FOLDERS
    ]
    return [fault for page in chosen for fault in session(name_of(page), page.read_text("utf-8"))]


def session(name: str, text: str) -> list[str]:
    """The faults of one page, run from its top in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "examples", Path("examples"))
        return [f"{name}: {fault}" for step in steps(text) if (fault := _fault(step))]


def steps(text: str) -> Iterator[Step]:
    """The commands of a page in order, without those meant for the reader only."""
    for block in _BLOCK.findall(text):
        parts = [part.rstrip("\n").split("\n") for part in re.split(r"^\$ ", block, flags=re.M)[1:]]
        for (command, *shown), after in zip(parts, [*parts[1:], [""]], strict=True):
            if not command.startswith(("make", "echo $?")):
                yield Step(command, tuple(shown), int(after[1]) if after[0] == "echo $?" else 0)


def _fault(step: Step) -> str:
    program, *arguments = shlex.split(step.command)
    if program != "trialwright":
        return f"`{step.command}` is not a command this check runs: trialwright or make"
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = run(arguments)
    if code != step.code:
        return f"`{step.command}` exits {code}, not {step.code}: {printed.getvalue()[-300:]}"
    if step.shown and not pattern(step.shown).fullmatch(printed.getvalue().rstrip()):
        return f"`{step.command}` prints something else:\n{printed.getvalue()}"
    return ""


def pattern(shown: tuple[str, ...]) -> re.Pattern[str]:
    """What the shown lines allow; blanks at the end of a line do not count."""
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else _line(line) for line in shown]
    return re.compile("".join(lines).removesuffix(r"\n") + r"\n?", re.MULTILINE)


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
