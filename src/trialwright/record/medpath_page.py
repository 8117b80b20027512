"""The layout of a MedPath page saved as text: its lines, cut into head and headed sections.

Two stored layouts of one page occur: plain (a heading on its own line) and list ("- Conditions").
A heading counts only inside its own block and in order, for prose may hold the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

BLOCKS: dict[str, tuple[str, ...]] = {
    "": (
        "Conditions", "Interventions", "First Posted Date", "Last Posted Date", "Lead Sponsor",
        "Registration Number", "Brief Summary", "Detailed Description",
    ),
    "Recruitment & Eligibility": (
        "Status", "Sex", "Target Recruitment", "Inclusion Criteria", "Exclusion Criteria",
    ),
    "Study & Design": (
        "Study Type", "Study Design", "Arm && Interventions", "Primary Outcome Measures",
        "Secondary Outcome Measures",
    ),
    "Trial Locations": ("Locations",),
}  # fmt: skip
_ALIASES = {
    "Target Recruit Count": "Target Recruitment",
    "Arms && Interventions": "Arm && Interventions",
    "Arm & Interventions": "Arm && Interventions",
    "Arms & Interventions": "Arm && Interventions",
}
_REPEATABLE = frozenset({"Inclusion Criteria", "Exclusion Criteria"})  # jRCT prints them twice
# what MedPath itself puts after a trial: pointers to other pages, no part of the record
_SITE_BLOCKS = re.compile(
    r"(Related (Research )?(Topics|News|Trials|Studies|Clinical Trials)|(Latest |Updates & )?News"
    r"|News & Updates|Similar Trials|Drug News|Frequently Asked Questions)\s*",
    re.IGNORECASE,
)
_SITE_NAME = "MedPath"
_FOOTER = re.compile(r"© Copyright \d{4}\. All Rights Reserved( by MedPath)?")
_FOOTER_WORDS = "© Copyright 2025. All Rights Reserved by MedPath"
_COUNT = re.compile(r"Locations? ?\((\d+)\)")


@dataclass(frozen=True)
class Line:
    """One line of the file: its number, from 1, and its words as they stand."""

    number: int
    words: str

    @property
    def bare(self) -> str:
        """The words without the blanks around them and the list layout's dash."""
        return self.words.strip().removeprefix("- ").strip()

    @property
    def size(self) -> int:
        """Characters that are not blank."""
        return sum(not c.isspace() for c in self.words)


@dataclass
class Section:
    """A heading and the non-blank and blank lines under it."""

    heading: Line
    lines: list[Line] = field(default_factory=list)


@dataclass
class Page:
    """The cut-up page. `frame` are the site's own lines, `site_block` those of news and topics."""

    head: list[Line] = field(default_factory=list)
    sections: dict[str, Section] = field(default_factory=dict)
    headings: list[Line] = field(default_factory=list)
    frame: list[Line] = field(default_factory=list)
    site_block: list[Line] = field(default_factory=list)
    is_list: bool = False
    cut: bool = False


def looks_like_page(text: str) -> bool:
    """Whether two of the headings only such a page has stand on lines of their own, or its name."""
    lines = [Line(0, words).bare for words in text.splitlines() if words.strip()]
    names = {"Conditions", "Registration Number", "Lead Sponsor", "Brief Summary"}
    names |= set(list(BLOCKS)[1:])
    return sum(name in names for name in lines) >= 2 or (
        len(lines) > 1 and lines[0] == _SITE_NAME and len(lines[1]) < 1000
    )


def cut_up(text: str) -> Page:
    """The page's sections; `cut` says whether it ends before it should."""
    lines = [Line(n, words) for n, words in enumerate(text.split("\n"), start=1)]
    present = {line.bare for line in lines}
    page, block, now = Page(), "", None
    for line in lines:
        if _is_frame(line, page):
            page.frame.append(line)
        elif page.site_block or _opens_site_block(line, page):
            page.site_block.append(line)
        elif line.bare in BLOCKS and _after(line.bare, block):
            block = line.bare
            page.headings.append(line)
        elif (name := _heading(line, block, now, page, present)) is not None:
            block, now = _block_of(name), name
            page.headings.append(line)
            page.sections.setdefault(name, Section(line))
        else:
            (page.sections[now].lines if now else page.head).append(line)
    page.is_list = any(section.heading.words.startswith("- ") for section in page.sections.values())
    page.cut = _is_cut(page, lines)
    return page


def _after(name: str, block: str) -> bool:
    order = list(BLOCKS)
    return order.index(name) > order.index(block)


def _block_of(name: str) -> str:
    return next(block for block, names in BLOCKS.items() if name in names)


def _is_frame(line: Line, page: Page) -> bool:
    bare = line.bare
    if bare == _SITE_NAME:
        return not page.sections
    return bool(_FOOTER.fullmatch(bare)) or (
        bare.startswith("©") and len(bare) > 1 and _FOOTER_WORDS.startswith(bare)
    )


def _opens_site_block(line: Line, page: Page) -> bool:
    late = {"Primary Outcome Measures", "Secondary Outcome Measures", "Locations"}
    return bool(late & page.sections.keys()) and bool(_SITE_BLOCKS.fullmatch(line.bare))


def _heading(line: Line, block: str, now: str | None, page: Page, present: set[str]) -> str | None:
    """The heading this line is, where it may stand here; else None."""
    name = "Locations" if _COUNT.fullmatch(line.bare) else _ALIASES.get(line.bare, line.bare)
    if not any(name in names for names in BLOCKS.values()):
        return None
    if name == now:
        return name if name in _REPEATABLE or not _has_words(page.sections[name]) else None
    if name in page.sections:
        return None
    home = _block_of(name)
    if home == block:
        return name if _in_order(name, now, home) else None
    return name if home not in present and _after(home, block) else None


def _in_order(name: str, now: str | None, block: str) -> bool:
    """Forms differ in the order of their short values; prose is only ever left forwards."""
    order = BLOCKS[block]
    prose = {"Brief Summary", "Detailed Description", "Inclusion Criteria", "Exclusion Criteria"}
    if now in prose and now in order:
        return order.index(name) > order.index(now)
    return True


def _has_words(section: Section) -> bool:
    return any(line.bare for line in section.lines)


def _is_cut(page: Page, lines: Sequence[Line]) -> bool:
    last = next((line.bare for line in reversed(lines) if line.bare), "")
    if _FOOTER_WORDS.startswith(last) and last.startswith("©"):
        return last != _FOOTER_WORDS
    if _FOOTER.fullmatch(last):
        return not last.endswith(_SITE_NAME)
    if any(_FOOTER.fullmatch(line.bare) for line in page.frame):
        return False
    named = any(line.bare == _SITE_NAME for line in page.frame)
    return named or "Secondary Outcome Measures" not in page.sections


def paragraph_lines(section: Section) -> Iterator[Line]:
    """The section's non-blank lines."""
    yield from (line for line in section.lines if line.bare)


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The non-blank lines, those without a blank line between them together."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.bare:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
