"""A project XML is read like a dictionary, with its events; what is not plain XML is refused."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from protocol.redcap.projects import PROJECT, refusal_of
from trialwright.protocol.redcap.project_xml import read_project
from trialwright.protocol.redcap.read import forms_of
from trialwright.values.findings import InputRefused

XML = PROJECT.read_bytes()


def test_forms_fields_events_and_what_repeats() -> None:
    project = read_project(XML, "p.xml")
    assert project.labels == {"foot": "Foot examination", "walks": "Walks"}
    assert project.repeating == {"walks"}
    assert project.events["Month 3 after treatment 1"] == ("foot",)
    names = [field.name for field in project.fields]
    # a checkbox is one field, and a form's own status is none
    assert names == [
        "record_id",
        "foot_exam",
        "ulcer_side",
        "temperature",
        "abi",
        "walk_day",
        "walk_minutes",
    ]


def test_words_of_the_xml_are_those_of_the_dictionary() -> None:
    fields = {field.name: field for field in read_project(XML, "p.xml").fields}
    assert fields["foot_exam"].kind == "dropdown"
    assert fields["foot_exam"].choices[2] == ("3", "Ulcer")
    assert fields["ulcer_side"].choices == (("1", "Left foot"), ("2", "Right foot"))
    assert (fields["temperature"].validation, fields["temperature"].low) == ("number", "35")
    assert fields["walk_minutes"].validation == "integer"
    assert fields["abi"].calculation == "round([ankle]/[arm],2)"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<ODM><Study><MetaDataVersion>&b;</MetaDataVersion></Study></ODM>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<ODM>&x;</ODM>"""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (BOMB, "a document type"),
        (OUTSIDE, "a document type"),
        (XML[:3000], r"line \d+, column \d+: is not XML"),
        (b"<ODM></ODM>", "has no Study/MetaDataVersion"),
        (XML.replace(b"redcap:FieldType", b"redcap:Other"), "no ItemDef has redcap:FieldType"),
    ],
)
def test_what_is_no_project_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputRefused, match=why):
        forms_of(data, "p.xml")


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_project_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(XML) - 1))
    length = data.draw(st.integers(0, 400))
    put = data.draw(st.binary(max_size=6))
    assert refusal_of(XML[:at] + put + XML[at + length :], "p.xml")[:5] in ("", "p.xml")
