"""REDCap projects of a few words for the tests, and the examples."""

from __future__ import annotations

import csv
from io import StringIO

from protocol.records import ROOT
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.redcap.dictionary import COLUMNS
from trialwright.protocol.redcap.mapping import import_project
from trialwright.protocol.redcap.read import forms_of
from trialwright.values.findings import InputRefused

DICTIONARY = ROOT / "examples" / "redcap" / "dictionary.csv"
PROJECT = ROOT / "examples" / "redcap" / "project.xml"
HEAD = list(COLUMNS)
NAMES = list(COLUMNS.values())


def dictionary(*rows: dict[str, str]) -> str:
    """A data dictionary whose first row is the record's number, then `rows` by column name."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in ({"field_name": "record_id"}, *rows):
        filled = {"form_name": "visit", "field_type": "text", "field_label": "Label", **row}
        writer.writerow([filled.get(name, "") for name in NAMES])
    return out.getvalue()


def refusal_of(data: bytes, name: str) -> str:
    """Import a file's bytes; why it was refused, "" where it was not."""
    try:
        import_project(forms_of(data, name), load_concepts())
    except InputRefused as refused:
        return str(refused)
    return ""
