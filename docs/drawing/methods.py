"""The list of method pages, by their own titles."""

from __future__ import annotations

from pathlib import Path

METHODS = Path(__file__).parents[1] / "methods"


def draw_methods() -> str:
    """One link a page, in order of file name."""
    pages = sorted(page for page in METHODS.glob("*.md") if page.name != "README.md")
    return "\n".join(f"- [{_title(page)}]({page.name})" for page in pages)


def _title(page: Path) -> str:
    return page.read_text("utf-8").splitlines()[0].lstrip("# ")
