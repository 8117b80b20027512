"""Runs the commands of the pages: each page is one session, in a folder with the examples.

A fenced block that begins with three backticks and `console` is run. A line `$ trialwright ...` is
a command; the lines below it are what it prints, where `…` stands for anything in a line and, alone
on a line, for any lines. No line below means that what it prints is not compared. A command must
exit with 0, unless `$ echo $?` follows and says another code. `echo "..." |` before a command is
what it reads. `$ make ...` is for the reader. A block of `diff` is an edit: its first line
`--- FILE` names the file, the lines after it must stand there.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from checks.tree import ROOT, name_of, pages
from trialwright.cli.main import run

_BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RUN_FOLDERS = ("tutorial", "how-to")


@dataclass(frozen=True)
class Step:
    """One command as typed, the lines shown below it, and the exit code the page promises."""

    command: str
    shown: tuple[str, ...]
    code: int = 0


@dataclass(frozen=True)
class Edit:
    """A change of a file by hand: the lines as they stand, and as they shall stand."""

    file: str
    before: str
    after: str


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


def steps(text: str) -> Iterator[Step | Edit]:
    """The commands and edits of a page in order, without commands meant for the reader only."""
    for kind, block in _BLOCK.findall(text):
        if kind == "diff":
            yield _edit(block)
        else:
            yield from _commands(block)


def _commands(block: str) -> Iterator[Step]:
    parts = [part.rstrip("\n").split("\n") for part in re.split(r"^\$ ", block, flags=re.M)[1:]]
    for (command, *shown), after in zip(parts, [*parts[1:], [""]], strict=True):
        if not command.startswith(("make", "echo $?")):
            yield Step(command, tuple(shown), int(after[1]) if after[0] == "echo $?" else 0)


def _edit(block: str) -> Edit:
    head, *lines = block.splitlines()
    before = [line[1:] for line in lines if not line.startswith("+")]
    after = [line[1:] for line in lines if not line.startswith("-")]
    return Edit(head.removeprefix("--- "), "\n".join(before) + "\n", "\n".join(after) + "\n")


def _fault(step: Step | Edit) -> str:
    return _applied(step) if isinstance(step, Edit) else _run(step)


def _applied(edit: Edit) -> str:
    path = Path(edit.file)
    text = path.read_text("utf-8") if path.is_file() else ""
    if edit.before not in text:
        return f"the edit of {edit.file} does not fit: its lines are not there"
    path.write_text(text.replace(edit.before, edit.after, 1), "utf-8")
    return ""


def _run(step: Step) -> str:
    typed, _, command = step.command.rpartition(" | ")
    program, *arguments = shlex.split(command)
    if program != "trialwright" or not f"{typed} ".startswith((" ", "echo ")):
        return f"`{step.command}` is not a command this check runs: trialwright or make"
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed), _typing(shlex.split(typed)[1:]):
        code = run(arguments)
    if code != step.code:
        return f"`{step.command}` exits {code}, not {step.code}: {printed.getvalue()[-300:]}"
    if step.shown and not pattern(step.shown).fullmatch(printed.getvalue().rstrip() + "\n"):
        return f"`{step.command}` prints something else:\n{printed.getvalue()}"
    return ""


@contextmanager
def _typing(words: list[str]) -> Iterator[None]:
    """Standard input as `echo` would fill it, for as long as a command runs."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(f"{' '.join(words)}\n".encode()))
    try:
        yield
    finally:
        sys.stdin = before


def pattern(shown: tuple[str, ...]) -> re.Pattern[str]:
    """What the shown lines allow; blanks at the end of a line do not count."""
    lines = [r"(?:.*\n)*?" if line.strip() == "…" else _line(line) for line in shown]
    return re.compile("".join(lines))


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t]*\n"
