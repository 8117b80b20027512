"""The command line as its own help tells it: one section a command."""

from __future__ import annotations

import inspect

import click

from drawing.markdown import table
from trialwright.cli.main import trialwright


def draw_commands() -> str:
    """Usage, purpose, options and examples of every command, in the order of the work."""
    return "\n\n".join(_section(name, command) for name, command in commands().items())


def commands() -> dict[str, click.Command]:
    """Every command by name, in the order the command line lists them."""
    context = click.Context(trialwright, info_name="trialwright")
    found = {name: trialwright.get_command(context, name) for name in _names(context)}
    return {name: command for name, command in found.items() if command is not None}


def _names(context: click.Context) -> list[str]:
    return trialwright.list_commands(context)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join(["trialwright", name, *command.collect_usage_pieces(context)])
    parts = [f"### {name}", f"```\n{usage}\n```", _help(command)]
    options = [param for param in command.params if isinstance(param, click.Option)]
    if options:
        parts.append(table(("option", "meaning", "default"), [_option(item) for item in options]))
    return "\n\n".join(parts)


def help_text(command: click.Command) -> str:
    """What `--help` says in words: the purpose and, above or below the options, the examples."""
    return "\n\n".join(inspect.cleandoc(part) for part in (command.help, command.epilog) if part)


def _help(command: click.Command) -> str:
    """The help text; what click keeps as typed (after a backspace mark) is shown as code."""
    return "\n\n".join(_paragraph(text) for text in help_text(command).split("\n\n"))


def _paragraph(text: str) -> str:
    if not text.startswith("\b"):
        return text
    head, *lines = text.lstrip("\b\n").splitlines()
    return f"{head}\n\n```\n" + "\n".join(line.strip() for line in lines) + "\n```"


def _option(option: click.Option) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    kind = "" if option.is_flag else f" `{option.make_metavar(click.Context(trialwright))}`"
    return names + kind, option.help or "", _default(option)


def _default(option: click.Option) -> str:
    if option.required:
        return "required"
    known = isinstance(option.default, str | int | float) and not option.is_flag
    return f"`{option.default}`" if known else ""
