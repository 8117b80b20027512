"""What a DOCX has beside its words: styles, page, foot, table of contents, properties."""

from __future__ import annotations

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from trialwright.report.documents.model import Document, Heading, plain

FONT = "Times New Roman"
INK = RGBColor(0x1F, 0x2A, 0x44)
_FILLS = {"Missing": "FFF3C4", "Note": "EEF2F7"}


def dress(docx: Docx, document: Document) -> None:
    """Set page, styles, foot and properties of an empty document."""
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    _styles(docx)
    _foot(docx, document.running)
    _properties(docx, document.title)


def shade(cell: _Cell, fill: str = "E3E8F0") -> None:
    """Give a cell a ground colour."""
    cell._tc.get_or_add_tcPr().append(_shading(fill))


def add_contents(docx: Docx, document: Document) -> None:
    """A table of contents as a field: the headings now, page numbers when it is updated."""
    docx.add_paragraph("Contents", style="Contents heading")
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    shown = [block for block in headings if block.level <= 2 and block.change != "deleted"]
    for number, block in enumerate(shown):
        words = " ".join(part for part in (block.number, plain(block.text)) if part)
        place = docx.add_paragraph(style="Small")
        place.paragraph_format.left_indent = Mm(6 * (block.level - 1))
        if number == 0:
            _field_mark(place, "begin")
            _instruction(place, 'TOC \\o "1-2" \\h \\z \\u')
            _field_mark(place, "separate")
        place.add_run(words)
        if number == len(shown) - 1:
            _field_mark(place, "end")
    docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _styles(docx: Docx) -> None:
    normal = _style(docx, "Normal")
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in ((1, 15), (2, 12.5), (3, 11.5), (4, 11)):
        heading = _style(docx, f"Heading {level}")
        heading.font.name, heading.font.size, heading.font.color.rgb = FONT, Pt(size), INK
        fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
        # the template's headings follow a theme font, which would win over the name
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
    caption = _style(docx, "Caption")
    caption.font.size, caption.font.color.rgb = Pt(10), INK
    caption.paragraph_format.keep_with_next = True
    for name, size, after in (("Small", 8.5, 1), ("Cell", 10, 2), ("After table", 6, 4)):
        _new_style(docx, name, size).paragraph_format.space_after = Pt(after)
    _new_style(docx, "Numbered", 11).paragraph_format.left_indent = Mm(6)
    for name, fill in _FILLS.items():
        _new_style(docx, name, 10).element.get_or_add_pPr().append(_shading(fill))
    for name, size in (("Contents heading", 14), ("Document title", 22)):
        large = _new_style(docx, name, size)
        large.font.bold, large.font.color.rgb = True, INK
    _character(docx, "Missing words", RGBColor(0x9A, 0x5B, 0x00))
    _character(docx, "Annotation", RGBColor(0xB0, 0x1E, 0x3C))


def _style(docx: Docx, name: str) -> ParagraphStyle:
    style = docx.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _new_style(docx: Docx, name: str, size: float) -> ParagraphStyle:
    style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = docx.styles["Normal"]
    style.font.size = Pt(size)
    return style


def _character(docx: Docx, name: str, colour: RGBColor) -> None:
    docx.styles.add_style(name, WD_STYLE_TYPE.CHARACTER).font.color.rgb = colour


def _shading(fill: str) -> BaseOxmlElement:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), fill)
    return shading


def _foot(docx: Docx, running: str) -> None:
    place = docx.sections[0].footer.paragraphs[0]
    place.style = "Small"
    place.add_run(f"{running}  ·  page ")
    _field(place, "PAGE")
    place.add_run(" of ")
    _field(place, "NUMPAGES")


def _field(place: Paragraph, instruction: str) -> None:
    _field_mark(place, "begin")
    _instruction(place, instruction)
    _field_mark(place, "end")


def _field_mark(place: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    place.add_run()._r.append(mark)


def _instruction(place: Paragraph, words: str) -> None:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = f" {words} "
    place.add_run()._r.append(element)


def _properties(docx: Docx, title: str) -> None:
    """A title, and no clock: the template's own author and days are taken out."""
    properties = docx.core_properties
    properties.title, properties.author, properties.comments = title[:255], "", ""
    properties.language = "en"
    for name in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(name)):
            properties._element.remove(element)
