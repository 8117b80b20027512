"""The reference: drawn parts up to date, every command with an example, every setting named."""

from __future__ import annotations

import re

import draw_docs
from drawing.commands import commands, help_text

from checks.tree import ROOT, name_of, sources

_SETTING = re.compile(r"\b(TRIALWRIGHT_[A-Z_]+|DJANGO_[A-Z_]+|DATABASE_URL)\b")


def faults() -> list[str]:
    """One line for every page out of date, command without an example, setting without a word."""
    stale = [
        f"{name_of(page)}: not up to date; run `make docs`" for page in draw_docs.stale_pages()
    ]
    return stale + unshown_commands() + unnamed_settings()


def unshown_commands() -> list[str]:
    """Commands whose help shows no example of a call."""
    return [
        f"trialwright {name} --help: no example that begins with `trialwright {name}`"
        for name, command in commands().items()
        if f"trialwright {name}" not in help_text(command)
    ]


def unnamed_settings() -> list[str]:
    """Environment variables that the code reads and docs/reference/settings.md does not name."""
    page = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    return [
        f"docs/reference/settings.md: {name} is not described"
        for name in sorted(settings())
        if f"`{name}`" not in page
    ]


def settings() -> set[str]:
    """The names of all environment variables in the code."""
    return {name for path in sources("src") for name in _SETTING.findall(path.read_text("utf-8"))}
