"""Every link inside the repository leads to a file, every `#` to a heading, every cited page is."""

from __future__ import annotations

import re
from pathlib import Path

from checks.tree import ROOT, name_of, pages, sources

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CITED = re.compile(r"\bdocs/[\w/-]+\.md")
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def faults() -> list[str]:
    """One line for every link that leads nowhere, and for every page that no page links to."""
    broken = [fault for page in pages() for fault in _broken(page)]
    orphans = [f"{name_of(page)}: no page links to it" for page in _orphans()]
    return broken + orphans + [fault for path in sources("src") for fault in _uncited(path)]


def _broken(page: Path) -> list[str]:
    return [
        f"{name_of(page)}: the link {link} leads nowhere"
        for link in _links(page)
        if not _resolves(page, link)
    ]


def _links(page: Path) -> list[str]:
    found = _LINK.findall(_FENCED.sub("", page.read_text("utf-8")))
    return [link for link in found if not link.startswith(("https://", "http://", "mailto:"))]


def _resolves(page: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    path = (page.parent / target).resolve() if target else page
    return path.exists() and (not anchor or anchor in _anchors(path))


def _anchors(page: Path) -> set[str]:
    """The anchors of headings, as code hosts make them from the heading's text."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in headings}


def _orphans() -> list[Path]:
    linked = {
        (page.parent / link.partition("#")[0]).resolve()
        for page in pages()
        for link in _links(page)
    }
    return [page for page in pages() if page.is_relative_to(ROOT / "docs") and page not in linked]


def _uncited(path: Path) -> list[str]:
    """Pages that the code cites and that do not exist."""
    cited = sorted(set(_CITED.findall(path.read_text("utf-8"))))
    return [
        f"{name_of(path)}: cites {page}, not there" for page in cited if not (ROOT / page).exists()
    ]
