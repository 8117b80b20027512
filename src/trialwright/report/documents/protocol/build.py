"""The protocol of a study: every section in its order, filled, or marked as still to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from trialwright.protocol.study import Study
from trialwright.report.documents.markdown import blocks_of
from trialwright.report.documents.model import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    text,
)
from trialwright.report.documents.protocol import (
    analyses,
    assessments,
    design,
    events,
    intervention,
    objectives,
    oversight,
    summary,
)
from trialwright.report.documents.protocol.outline import SECTIONS, TITLE_PAGE, Section
from trialwright.report.documents.protocol.prose import FOLDER
from trialwright.report.documents.protocol.spirit import checklist
from trialwright.report.documents.saying import Blocks

# Section number: what the study says there.
FILLED: Mapping[str, Callable[[Study], Blocks]] = {
    **summary.SECTIONS,
    **objectives.SECTIONS,
    **design.SECTIONS,
    **intervention.SECTIONS,
    **assessments.SECTIONS,
    **events.SECTIONS,
    **analyses.SECTIONS,
    **oversight.SECTIONS,
}


def protocol(study: Study, prose: Mapping[str, str]) -> Document:
    """The document; `prose` is Markdown by section number (`read_prose`)."""
    said = {number: fill(study) for number, fill in FILLED.items()}
    filled = {number for number, blocks in said.items() if blocks} | {TITLE_PAGE.number}
    title_prose = blocks_of(prose.get(TITLE_PAGE.number, ""), level=3)
    sections = [block for item in SECTIONS for block in _section(item, said, prose)]
    appendices = (
        PageBreak(),
        *checklist(study, prose, filled),
        PageBreak(),
        *oversight.open_decisions(study),
    )
    return Document(
        title=f"{study.id}: clinical trial protocol, version {study.version}",
        running=f"{study.id} · protocol, version {study.version}",
        cover=(*summary.cover(study), *title_prose, PageBreak()),
        contents=True,
        blocks=(*sections, *appendices),
    )


def missing_sections(study: Study, prose: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections whose prose nobody has written yet."""
    return tuple(item for item in (TITLE_PAGE, *SECTIONS) if _is_missing(item, prose))


def _is_missing(item: Section, prose: Mapping[str, str]) -> bool:
    return bool(item.prompt) and item.number not in prose


def _section(
    item: Section, said: Mapping[str, Blocks], prose: Mapping[str, str]
) -> Iterator[Block]:
    yield Heading(item.level, item.number, text(item.title))
    replaced = item.number in _REPLACED and item.number in prose
    if not replaced:
        yield from said.get(item.number, ())
    yield from blocks_of(prose.get(item.number, ""), level=item.level + 1)
    if _is_missing(item, prose):
        yield Paragraph(
            (
                Run("To be written: ", "bold"),
                Run(f"{item.prompt} "),
                Run(f"({FOLDER}/{item.file})", "italic"),
            ),
            "missing",
        )


# What the study says there is that it has nothing: a person's words take its place.
_REPLACED = frozenset({"8.5", "8.6", "8.7", "8.8", "10.8"})
