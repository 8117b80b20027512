"""10,000 damaged inputs a reader: a record or one clear refusal, never anything else.

The inputs are an invented record with values exchanged, taken out or put elsewhere, or (for text
and XML) with pieces of the file itself damaged. The seed is fixed, so a failure comes again.
"""

from __future__ import annotations

import copy
import json
import random
import re
from typing import Any
from xml.sax.saxutils import escape

import pytest

from trialwright.record import (
    ctgov,
    ctgov_v1,
    ctgov_xml,
    ctis,
    euctr,
    ictrp,
    isrctn,
    medpath,
    studyfields,
)
from trialwright.record.content import Content
from trialwright.record.xml_tree import XmlRefused, xml_tree

from . import registries
from .trials import EXAMPLES

INPUTS = 10_000  # a reader: shared evenly among its forms
CTGOV = json.loads((EXAMPLES / "nct03343782.json").read_text())
FLAT = {
    "NCTId": ["NCT99000006"],
    "BriefTitle": ["Tea"],
    "ArmGroupLabel": ["Tea", "No tea"],
    "ArmGroupType": ["Experimental"],
    "InterventionType": ["Other", "Other"],
    "InterventionName": ["Green tea", "Water"],
    "InterventionArmGroupLabel": ["Tea"],
    "ArmGroupInterventionName": ["Other: Green tea"],
    "StartDate": ["May 2, 2019"],
    "EnrollmentCount": ["12"],
}
TREES: list[tuple[Any, Any]] = [
    (ctgov, CTGOV),
    (ctgov_v1, registries.CTGOV_V1),
    (ctgov_xml, xml_tree(registries.CTGOV_XML.encode())),
    (studyfields, FLAT),
    (ctis, registries.CTIS),
    (ctis, registries.CTIS_SINCE_2024),
    (euctr, registries.EUCTR),
    (isrctn, registries.ISRCTN),
    (isrctn, xml_tree(registries.ISRCTN_XML.encode())),
    (ictrp, xml_tree(registries.ICTRP_XML.encode())),
]
XML = [
    (ctgov_xml, registries.CTGOV_XML),
    (isrctn, registries.ISRCTN_XML),
    (ictrp, registries.ICTRP_XML),
]
JUNK: list[Any] = [
    None, True, False, 0, -1, 3.5, 10**30, "", " ", "x", "N/A", "Yes", "No", "²", "٣", "\0", "<br>",
    "2020-02-30", "Phase 9", "NCT00000000", [], {}, [[]], [{}], [None, 1], {"#text": "y"}, {"": ""},
    {"a.b": [1]}, ["x", {"x": "y"}], "1. a\n2. b", "  5 ", "(", "((((", "a;b;c", "$", "[0]",
]  # fmt: skip
SIGNS = ["<", ">", "&", "</", "]]>", "<!--", "&#0;", "&lt;", "\0", "\x0b", "é", "\ud7ff", '"', "="]


def nodes(tree: Any) -> list[tuple[Any, Any]]:
    """Every object or list with one of its keys or positions."""
    found, stack = [], [tree]
    while stack:
        node = stack.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node))
        found += [(node, key) for key in keys]
        stack += [node[key] for key in keys if isinstance(node[key], dict | list)]
    return found


def damage(tree: Any, rng: random.Random) -> None:
    """One change: a value exchanged, taken out, wrapped, doubled, or put under another key."""
    places = nodes(tree)
    if not places:
        return
    node, key = rng.choice(places)
    kind = rng.randrange(5)
    if kind == 0:
        node[key] = copy.deepcopy(rng.choice(JUNK))
    elif kind == 1:
        node.pop(key)
    elif kind == 2:
        node[key] = [node[key], copy.copy(node[key])]
    elif kind == 3:
        other, its_key = rng.choice(places)
        if key in (node if isinstance(node, dict) else range(len(node))):
            node[key] = copy.deepcopy(other.get(its_key) if isinstance(other, dict) else other)
    elif isinstance(node, dict):
        node[rng.choice(["x", "a.b", "", str(key).lower(), "#text", "@id"])] = node.pop(key)


def inputs(reader: Any) -> range:
    """The numbers of this form's share of the reader's inputs."""
    forms = sum(form is reader for form, _given in (*TREES, *XML))
    return range(INPUTS // forms)


def look(reader: Any, content: Content, number: int = 0) -> int:
    """Read what the reader takes for its own, and hold what a record promises against it."""
    if not reader.recognises(content):
        return 0
    for record in reader.read(content):
        assert 0 <= record.coverage <= 1
        if number % 8 == 0:  # worked out only when asked for, and the slowest part
            assert all(isinstance(path, str) for path in record.provenance)
    return 1


@pytest.mark.parametrize(("reader", "tree"), TREES, ids=lambda x: getattr(x, "SOURCE", ""))
def test_a_tree_damaged_anywhere_is_read_or_not_recognised(reader, tree):
    rng = random.Random(20261122)
    packed, read = json.dumps(tree), 0
    for number in inputs(reader):
        changed = json.loads(packed)
        for _change in range(1 + number % 3):
            damage(changed, rng)
        read += look(reader, Content("file", "", changed), number)
    assert read > len(inputs(reader)) / 4  # damage that nothing recognises tests nothing


def damaged_words(text: str, rng: random.Random) -> str:
    """The file with the words of one element exchanged."""
    pieces = re.split(r"(<[^>]*>)", text)
    place = rng.randrange(2, len(pieces) - 2, 2)
    junk = rng.choice([words for words in JUNK if isinstance(words, str)])
    pieces[place] = escape(junk.replace("\0", "")) or rng.choice(pieces)
    return "".join(pieces)


def damaged_markup(text: str, rng: random.Random) -> str:
    """The file with a sign put anywhere, over some of what stood there."""
    place = rng.randrange(len(text))
    return text[:place] + rng.choice(["", *SIGNS]) + text[place + rng.randrange(20) :]


@pytest.mark.parametrize(("reader", "text"), XML, ids=lambda x: getattr(x, "SOURCE", ""))
def test_xml_damaged_anywhere_is_read_or_refused(reader, text):
    rng, read = random.Random(20261123), 0
    for number in inputs(reader):
        damaged = damaged_words(text, rng) if number % 2 else damaged_markup(text, rng)
        try:
            tree = xml_tree(damaged.encode(errors="replace"))
        except XmlRefused:
            continue
        read += look(reader, Content("file", "", tree), number)
    assert read > len(inputs(reader)) / 4


def test_a_page_damaged_anywhere_is_read():
    rng = random.Random(20261124)
    lines = (EXAMPLES / "nct03343782.txt").read_text().splitlines()
    for _number in range(INPUTS):
        some = rng.sample(lines, rng.randrange(3, 25))
        place = rng.randrange(len(some))
        some[place] = rng.choice(some)[: rng.randrange(40)] + rng.choice(["", "x", "*40%", "- "])
        look(medpath, Content("file", "MedPath\n\n" + "\n".join(some)))
