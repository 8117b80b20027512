"""Progress on standard error, only where a person looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[int, int], None]


def say(line: str) -> None:
    """Name the stage that begins, below a bar that has come to its end; silent as the bar is."""
    if sys.stderr.isatty():
        click.echo(f"\n{line}", nl=False, err=True)


@contextmanager
def progress_on(label: str) -> Iterator[Progress]:
    """A function to call with (done, all); silent unless standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
