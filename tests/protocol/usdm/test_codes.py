"""Codes of codes.yaml are those of the published terminology."""

from __future__ import annotations

import re
import zipfile
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from trialwright.protocol.usdm.codes import country, country_name, entries, term, word

from .documents import standard

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(number: int) -> list[dict[str, str]]:
    """The rows of a sheet of USDM_CT.xlsx: column letter → text."""
    with zipfile.ZipFile(standard("USDM_CT.xlsx")) as book:
        strings = fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(part.text or "" for part in item.iter(f"{_MAIN}t")) for item in strings]
        rows = fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{_MAIN}row")
        return [{_column(cell): _text(cell, shared) for cell in row} for row in rows]


def _column(cell: Element) -> str:
    return re.sub(r"\d", "", cell.get("r", ""))


def _text(cell: Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else value


def test_the_value_sets_of_usdm_hold_our_codes_with_these_words() -> None:
    published = {(row.get("F"), row.get("G", "").strip()) for row in sheet(2)}
    ours = [entry.term for entry in entries() if entry.source == "ddf"]
    assert len(ours) > 20
    for item in ours:
        assert (item.code, item.decode) in published


def test_where_a_kind_is_not_known_the_code_is_that_of_the_class() -> None:
    published = {(row.get("F"), row.get("G", "").strip()) for row in sheet(1)}
    for entry in entries():
        if entry.source == "entity":
            assert (entry.term.code, entry.term.decode) in published


def test_a_code_stands_for_one_word_of_its_set() -> None:
    pairs = [(entry.value_set, entry.term.code) for entry in entries()]
    assert len(pairs) == len(set(pairs))
    assert all(re.fullmatch(r"C\d+", entry.term.code) for entry in entries())


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.value_set}:{entry.word}")
def test_our_word_comes_back_from_its_code_and_from_what_it_reads_as(entry) -> None:
    assert word(entry.value_set, entry.term.code, "") == entry.word
    assert word(entry.value_set, "unknown", entry.term.decode.upper()) == entry.word


def test_a_word_or_a_code_that_the_set_does_not_have_is_none() -> None:
    assert term("masking", "QUADRUPLE") is None
    assert word("masking", "C0", "Quadruple") is None


def test_a_country_is_found_by_the_names_registries_use() -> None:
    found = {country(name) for name in ("Vietnam", "Viet Nam", " vietnam ")}
    assert {item.code for item in found if item} == {"VNM"}
    assert country_name("VNM") == "Vietnam"
    assert country("Atlantis") is None
    assert country_name("QQQ") is None
