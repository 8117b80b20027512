"""A document as a Typst source. Words go in as string literals, so none can become a command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trialwright.report.documents.model import (
    DIGIT,
    LINE,
    TICK,
    Block,
    Change,
    Document,
    Grid,
    Heading,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Style,
    Text,
)

# Fonts that come with the compiler: Latin with every Vietnamese letter, Greek, Cyrillic.
_PREAMBLE = """\
#set document(title: {title}, date: none)
#set page(
  paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(size: 8pt, fill: rgb("#555555"))[#{running} #h(1fr)
    #counter(page).display("1 of 1", both: true)],
)
#set text(
  font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt, lang: "en", hyphenate: false)
#set par(justify: false, leading: 0.58em, spacing: 0.85em)
#set list(indent: 3mm)
#set enum(indent: 3mm)
#let ink = rgb("#1f2a44")
#show heading: it => block(above: 1.5em, below: 0.75em, sticky: true,
  text(fill: ink, weight: "bold", size: (16pt, 12.5pt, 11.5pt, 11pt).at(it.level - 1), it.body))
#set table(stroke: 0.4pt + rgb("#9aa3b2"), inset: (x: 4pt, y: 3.5pt))
#show table.cell: it => align(left, it)
#let tick = box(baseline: 0.12em, width: 0.85em, height: 0.85em, stroke: 0.6pt + black)
#let digit = box(baseline: 0.3em, width: 4.6mm, height: 6mm, stroke: 0.5pt + rgb("#666666"))
#let blank = box(width: 1fr, height: 5.5mm, baseline: 0.15em, stroke: (bottom: 0.5pt + black))
#let ground(colour, body) = block(
  width: 100%, fill: rgb(colour), inset: 6pt, radius: 2pt, breakable: true, body)
#let caption(body) = block(
  above: 1.2em, below: 0.6em, sticky: true, text(weight: "bold", size: 9.5pt, fill: ink, body))
"""
_STYLES: Mapping[Style, str] = {
    "": "{}",
    "bold": "strong({})",
    "italic": "emph({})",
    "small": "text(size: 8.5pt, {})",
    "missing": 'text(fill: rgb("#8a4b00"), weight: "bold", {})',
    "annotation": 'text(fill: rgb("#b01e3c"), size: 8.5pt, weight: "bold", {})',
}
_CHANGES: Mapping[Change, str] = {
    "": "{}",
    "inserted": 'underline(text(fill: rgb("#0a6b2d"), {}))',
    "deleted": 'strike(text(fill: rgb("#b01e3c"), {}))',
}
_KINDS: Mapping[Kind, str] = {
    "body": "#par({})",
    "bullet": "#list({})",
    "number": "#enum({})",
    "note": '#ground("#eef2f7", text(size: 9.5pt, {}))',
    "missing": '#ground("#fff3c4", text(size: 9.5pt, {}))',
    "small": "#par(text(size: 8.5pt, {}))",
    "title": '#block(below: 1em, text(size: 21pt, weight: "bold", fill: ink, {}))',
}
_DRAWN: Mapping[str, str] = {TICK: "tick", DIGIT: "digit", LINE: "blank"}
_CONTENTS = """\
#text(size: 14pt, weight: "bold", fill: ink)[Contents]
#outline(title: none, depth: 2)
#pagebreak()"""


def typst_source(document: Document) -> str:
    """The whole source, ready to compile."""
    head = _PREAMBLE.replace("{title}", literal(document.title))
    parts = [head.replace("{running}", literal(document.running))]
    parts.extend(_blocks(document.cover))
    if document.contents:
        parts.append(_CONTENTS)
    parts.extend(_blocks(document.blocks))
    return "\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Neighbouring points of a list are one list, so that a numbered one counts on."""
    points: list[str] = []
    kind: Kind = "body"
    for block in blocks:
        is_point = isinstance(block, Paragraph) and block.kind in ("bullet", "number")
        if points and not (isinstance(block, Paragraph) and is_point and block.kind == kind):
            yield _KINDS[kind].format(", ".join(points))
            points = []
        if isinstance(block, Paragraph) and is_point:
            kind = block.kind
            points.append(_words(block.text))
        else:
            yield _block(block)
    if points:
        yield _KINDS[kind].format(", ".join(points))


def _block(block: Block) -> str:
    if isinstance(block, PageBreak):
        return "" if block.change == "deleted" else "#pagebreak(weak: true)"
    if isinstance(block, Heading):
        number = literal(f"{block.number}  ") + " + " if block.number else ""
        return f"#heading(level: {min(block.level, 4)}, {number}{_words(block.text)})"
    if isinstance(block, Paragraph):
        return _KINDS[block.kind].format(_words(block.text))
    return _grid(block)


def _grid(block: Grid) -> str:
    columns = ", ".join(f"{width}fr" for width in block.widths)
    parts = [f"columns: ({columns},)"]
    if block.head:
        cells = ", ".join(_words(cell) for cell in block.head)
        parts.append('fill: (_, y) => if y == 0 { rgb("#e3e8f0") }')
        parts.append(f"table.header({cells})")
    parts.extend(_row(row) for row in block.rows)
    size = "8pt" if block.compact else "9.5pt"
    table = f"#text(size: {size}, table({', '.join(parts)}))"
    caption = f"#caption({_words(block.caption)})\n" if block.caption else ""
    return caption + table


def _row(row: Row) -> str:
    return ", ".join(f"table.cell(breakable: true, {_words(cell)})" for cell in row.cells)


def _words(words: Text) -> str:
    """An expression of content; nothing at all is empty content."""
    return " + ".join(_run(run) for run in words) or "[]"


def _run(run: Run) -> str:
    content = " + ".join(_pieces(run.text)) or "[]"
    return _CHANGES[run.change].format(_STYLES[run.style].format(f"[#({content})]"))


def _pieces(words: str) -> Iterator[str]:
    """Literals and drawn marks, in their order."""
    plain = ""
    for character in words:
        if character in _DRAWN:
            if plain:
                yield literal(plain)
            yield _DRAWN[character]
            plain = ""
        else:
            plain += character
    if plain:
        yield literal(plain)


def literal(words: str) -> str:
    """A Typst string literal; control characters other than the line break are left out."""
    kept = "".join(c for c in words if c == "\n" or c.isprintable() or c.isspace())
    escaped = kept.replace("\\", "\\\\").replace('"', '\\"')
    # a long code may break after an underscore, else it runs out of its cell
    broken = escaped.replace("_", "_\\u{200b}")
    return '"' + broken.replace("\r", "").replace("\n", "\\n") + '"'
