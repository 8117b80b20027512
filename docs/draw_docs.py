"""Draw the parts of docs/ that the code knows best, between their marks.

    <!-- drawn: concepts -->
    (whatever stands here is replaced)
    <!-- end drawn -->

The JSON Schema of study.yaml is a file that the code knows as a whole.

With --check nothing is written: exit 1 names every file that is not up to date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from drawing.commands import draw_commands
from drawing.concepts import draw_concepts
from drawing.conduct import draw_cut, draw_moves, draw_permissions
from drawing.lint_rules import draw_lint_rules
from drawing.methods import draw_methods
from drawing.structs import draw_results, draw_study

from trialwright.protocol.schema import NAME, drawn_schema

DRAWINGS: Mapping[str, Callable[[], str]] = {
    "commands": draw_commands,
    "concepts": draw_concepts,
    "data-cut": draw_cut,
    "lint-rules": draw_lint_rules,
    "methods": draw_methods,
    "moves": draw_moves,
    "permissions": draw_permissions,
    "results": draw_results,
    "study": draw_study,
}
ROOT = Path(__file__).parent
SCHEMA = ROOT.parent / "src" / "trialwright" / "protocol" / NAME
_MARKED = re.compile(r"(<!-- drawn: ([a-z-]+) -->\n).*?(<!-- end drawn -->)", re.DOTALL)


def drawn(text: str) -> str:
    """The page with every marked part drawn anew; an unknown mark is a KeyError."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{DRAWINGS[found[2]]()}\n\n{found[3]}", text)


def stale_pages(root: Path = ROOT) -> list[Path]:
    """The pages whose drawn parts differ from what the code says now, and the schema likewise."""
    pages = [*sorted(root.rglob("*.md")), SCHEMA]
    return [page for page in pages if page.read_text("utf-8") != anew(page)]


def anew(page: Path) -> str:
    """What should stand in a file."""
    return drawn_schema() if page == SCHEMA else drawn(page.read_text("utf-8"))


def main(arguments: list[str]) -> int:
    """Write the stale pages, or only name them."""
    stale = stale_pages()
    for page in stale:
        sys.stdout.write(f"{page.relative_to(ROOT.parent)}\n")
        if "--check" not in arguments:
            page.write_text(anew(page), "utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
