"""Files short enough to be one idea, and nothing in them that belongs to one machine or one day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from checks.tree import ROOT, name_of, pages, sources

LONGEST = 400
FOLDERS = ("src", "tests", "docs", "bench", "examples")
# Written apart so that this file does not find itself.
UNWANTED: Mapping[str, str] = {
    "a path of one machine": r"(?<![\w.~/])/(?:work|root|home|tmp|Users)/",
    "a host of packages": r"pypi\.org|" + r"index-" + "url|" + "python" + "hosted",
    "a note to oneself": r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b",
    "a check turned off": r"#\s*type:\s*ignore|#\s*" + "noqa",
}


def faults() -> list[str]:
    """One line for every file that is too long or says something it should not."""
    code = sources(*FOLDERS)
    return [fault for path in code for fault in _long(path)] + [
        fault for path in [*code, *pages(), ROOT / "Makefile"] for fault in _unwanted(path)
    ]


def _long(path: Path) -> list[str]:
    lines = path.read_text("utf-8").count("\n")
    counted = path.suffix == ".py" and "migrations" not in path.parts
    said = f"{name_of(path)}: {lines} lines; past {LONGEST} a file is two ideas"
    return [said] if counted and lines > LONGEST else []


def _unwanted(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    return [
        f"{name_of(path)}:{text.count(chr(10), 0, found.start()) + 1}: {what} ({found[0].strip()})"
        for what, words in UNWANTED.items()
        for found in re.finditer(words, text)
    ]
