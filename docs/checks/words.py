"""One word, one meaning: the words GLOSSARY.md advises against are not used where readers look.

Looked at: docstrings and texts in the code, templates, the words of concepts, and the pages. What
stands in quotation marks or as code is somebody else's word, and left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.tree import ROOT, name_of, pages, sources

_ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”|\{[{%#].*?[}%#]\}|<[^>]*>|```.*?```", re.DOTALL)


@dataclass(frozen=True)
class Avoided:
    """A word we do not use, the one we use instead, and the paths where it may stand."""

    word: str
    instead: str
    allowed: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Is it there as a word of its own, singular or plural, outside quotation?"""
        return bool(re.search(rf"\b{self.word}s?\b", _QUOTED.sub(" ", text), re.IGNORECASE))


def faults() -> list[str]:
    """One line for every place that uses a word the glossary advises against."""
    return [
        f"{place}: says “{avoid.word}”; the glossary's word is {avoid.instead}"
        for place, text in _texts()
        for avoid in avoided()
        if not place.startswith(avoid.allowed) and avoid.stands_in(text)
    ]


def avoided() -> list[Avoided]:
    """The table of the glossary's last section."""
    section = (ROOT / "GLOSSARY.md").read_text("utf-8").partition("## Words we avoid")[2]
    rows = _ROW.findall(section)[2:]
    return [Avoided(word, use, tuple(re.findall(r"`([^`]+)`", where))) for word, use, where in rows]


def _texts() -> Iterator[tuple[str, str]]:
    """Places and the texts that stand there; a place in code carries its line."""
    for page in pages():
        yield name_of(page), page.read_text("utf-8")
    for path in sources("src"):
        if path.suffix == ".py":
            yield from _strings(path)
        elif path.suffix in (".html", ".j2"):
            yield name_of(path), path.read_text("utf-8")


def _strings(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield f"{name_of(path)}:{node.lineno}", node.value
