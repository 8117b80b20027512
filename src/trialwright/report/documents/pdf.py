"""A document as PDF, compiled by Typst: no clock, no network, fonts of its own."""

from __future__ import annotations

import unicodedata
from itertools import chain
from pathlib import Path

import typst

from trialwright.report.documents.model import DIGIT, LINE, TICK, Document
from trialwright.report.documents.typst_source import typst_source

# Unicode names begin with a script; these the compiler's own fonts can write.
_OWN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "SUPERSCRIPT", "SUBSCRIPT", "MODIFIER")


def write_pdf(document: Document, path: Path) -> Path:
    """Write a document; same document, same bytes.

    Letters of scripts that the compiler's fonts lack (Chinese, Arabic) are looked for in the
    computer's own fonts, so such a page may look different elsewhere.
    """
    source = typst_source(document)
    own = all(map(_is_own, frozenset(chain(source)) - {TICK, DIGIT, LINE}))
    path.write_bytes(typst.compile(source.encode(), format="pdf", ignore_system_fonts=own))
    return path


def _is_own(character: str) -> bool:
    if not character.isalpha() or character.isascii():
        return True
    return unicodedata.name(character, "").startswith(_OWN_SCRIPTS)
