"""The command `trialwright`: finds the asked command, and turns errors into one line and a code.

Exit 0: done, also when what was read has findings. 1: the answer is no. 2: the call or the input
is wrong; nothing was written. 130: stopped by the person at the keyboard.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from types import FrameType

import click

from trialwright import __version__
from trialwright.values.findings import AnswerIsNo, TrialwrightError

# Command: the file it lives in. Loaded when asked for, so that one command does not wait for all.
COMMANDS: Mapping[str, str] = {
    name: f"trialwright.cli.{name}"
    for name in (
        "read",
        "criteria",
        "draft",
        "check",
        "rehearse",
        "analyse",
        "export",
        "verify",
        "rebuild",
        "amendment",
        "trace",
        "serve",
    )
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="trialwright")
@click.pass_context
def trialwright(context: click.Context) -> None:
    """A registry record in, a running trial out - and the results back to the registry.

    \b
    Examples:
      trialwright read examples/nct03343782.txt
      trialwright draft examples/nct03343782.txt -o my-study
      trialwright rehearse examples/nct03343782.txt -o rehearsal

    \b
    Completion in your shell (bash; zsh and fish likewise):
      eval "$(_TRIALWRIGHT_COMPLETE=bash_source trialwright)"
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run the command line and leave with its exit code."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _stop)
    if sys.stdout is None:  # closed by the caller
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.exit(run(sys.argv[1:]))


def _stop(number: int, frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that nothing half-written is left behind."""
    raise KeyboardInterrupt


def run(arguments: list[str]) -> int:
    """The exit code of one call; errors stand as one line on standard error."""
    try:
        answer = trialwright.main(arguments, prog_name="trialwright", standalone_mode=False)
        sys.stdout.flush()
        return answer if isinstance(answer, int) else 0
    except AnswerIsNo as error:
        return _said(error, 1)
    except (TrialwrightError, OSError, click.ClickException, UnicodeError) as error:
        return _said(error, 2)
    except SystemExit:
        return 0  # click leaves so when the reader of our output has gone
    except (KeyboardInterrupt, click.Abort):
        return _said("stopped: nothing was written", 130)


def _said(error: BaseException | str, code: int) -> int:
    if isinstance(error, BrokenPipeError):
        # the reader of our output has gone; a second flush at exit must not complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    line = error.format_message() if isinstance(error, click.ClickException) else _text(error)
    click.echo(f"trialwright: {' '.join(line.split())}", err=True)
    return code


def _text(error: BaseException | str) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'the system'}: {error.strerror}"
    return str(error)
