"""What is read, and what is refused with one clear line."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialwright.record import medpath
from trialwright.record.content import MAX_JSON, Content
from trialwright.record.lint import lint
from trialwright.record.read import read_record, read_records
from trialwright.record.record import Record
from trialwright.values.findings import InputRefused

from .trials import EXAMPLES

PAGE = (EXAMPLES / "nct03343782.txt").read_bytes()
STUDY = (EXAMPLES / "nct03343782.json").read_bytes()


def write(folder, content, name="input"):
    path = folder / name
    path.write_bytes(content)
    return path


REFUSED = {
    "empty": b"",
    "only blanks": b" \n\n",
    "PDF": b"%PDF-1.7 \xe2\xe3",
    "HTML": b"<!DOCTYPE html><html><body>Registration Number</body></html>",
    "XML": b"<?xml version='1.0'?><clinical_study/>",
    "binary": bytes(range(256)) * 20,
    "ZIP": b"PK\x03\x04abc",
    "other JSON": b'{"resourceType": "Patient"}',
    "JSON list": b"[1, 2, 3]",
    "cut JSON": STUDY[:2000],
    "deep JSON": STUDY.replace(b'"NCT03343782"', b'"N","x":' + b"[" * 300 + b"]" * 300),
    "deeper JSON": b"[" * 100_000,
    "prose": b"It was a dark night.\nNothing was registered.\n",
    "NUL inside": PAGE[:200] + b"\0" + PAGE[200:],
    "UTF-16 without mark": PAGE.decode().encode("utf-16-le"),
    "cut gzip": gzip.compress(PAGE)[:300],
    "long line": b"x" * 5_000_000,
    "two records": b'{"studies":[' + STUDY + b"," + STUDY + b"]}",
    "bad JSON line": STUDY.replace(b"\n", b"") + b"\nnot JSON\n",
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_record_is_refused_in_one_line_that_says_what_is_allowed(tmp_path, what):
    path = write(tmp_path, REFUSED[what])
    with pytest.raises(InputRefused) as refused:
        read_record(path)
    line = str(refused.value)
    assert line.startswith("input: ")
    assert line.endswith("ISRCTN JSON or XML, ICTRP XML")
    assert "\n" not in line


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(InputRefused, match="can't be opened"):
            read_record(path)


def test_json_larger_than_any_record_is_refused_before_it_is_decoded(tmp_path):
    path = write(tmp_path, b'{"a":"' + b"x" * (MAX_JSON + 1) + b'"}')
    with pytest.raises(InputRefused, match="larger than any one record"):
        read_record(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("content", [PAGE, STUDY], ids=["page", "study"])
def test_unicode_in_any_of_its_forms_reads_the_same(tmp_path, encoding, content):
    record = read_record(write(tmp_path, content.decode().encode(encoding)))
    assert record.data == read_record(write(tmp_path, content)).data
    told = [finding.rule for finding in record.findings]
    assert told == (["read.encoding"] if encoding == "utf-16" else [])


def test_a_western_page_is_read_with_a_finding(tmp_path):
    page = PAGE.decode().replace("≥", "µ").replace("🇻🇳", "-").encode("cp1252")
    record = read_record(write(tmp_path, page))
    assert "read.encoding" in {finding.rule for finding in record.findings}
    assert "µ50%" in record.text("protocolSection.outcomesModule.primaryOutcomes[0].description")


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_change_nothing(tmp_path, end):
    record = read_record(write(tmp_path, PAGE.replace(b"\n", end)))
    assert record.data == read_record(EXAMPLES / "nct03343782.txt").data


def test_content_decides_not_the_name(tmp_path):
    assert read_record(write(tmp_path, STUDY, "page.txt")).source == "ctgov"
    assert read_record(write(tmp_path, gzip.compress(PAGE), "study.json")).source == "medpath"


def test_json_lines_are_read_one_at_a_time(tmp_path):
    line = json.dumps(json.loads(STUDY)).encode()
    path = write(tmp_path, gzip.compress(line + b"\n\n" + line + b"\nbroken\n"))
    records = read_records(path)
    assert next(records).nct_id == next(records).nct_id == "NCT03343782"
    with pytest.raises(InputRefused, match="line 4 is not JSON"):
        next(records)


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_record_or_refused(tmp_path_factory, content):
    read_or_refused(write(tmp_path_factory.getbasetemp(), content))


@settings(max_examples=150)
@given(st.integers(0, len(PAGE)))
def test_a_page_cut_anywhere_gives_what_could_be_read(tmp_path_factory, size):
    cut = b"MedPath\n\n" + PAGE[:size]
    record = read_or_refused(write(tmp_path_factory.getbasetemp(), cut))
    if record is not None:
        assert "read.page-cut" in {finding.rule for finding in record.findings}
        assert record.title


@settings(max_examples=150)
@given(st.sampled_from([PAGE, STUDY]), st.integers(0, 5000), st.binary(min_size=1, max_size=6))
def test_a_damaged_record_is_a_record_or_refused(tmp_path_factory, content, place, junk):
    place %= len(content)
    damaged = content[:place] + junk + content[place + len(junk) :]
    read_or_refused(write(tmp_path_factory.getbasetemp(), damaged))


@settings(max_examples=100)
@given(st.permutations(PAGE.decode().splitlines()), st.integers(5, 60))
def test_lines_in_any_order_never_break_the_reader(lines, count):
    text = "MedPath\n\nA title\n" + "\n".join(lines[:count])
    record = next(medpath.read(Content("page", text)))
    lint(record)
    assert 0 <= record.coverage <= 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200)
@given(st.data())
def test_a_study_with_a_value_of_any_kind_anywhere_is_linted(data):
    study = json.loads(STUDY)
    here = study["protocolSection"]
    module = data.draw(st.sampled_from(sorted(here)))
    inner = here[module]
    key = data.draw(st.sampled_from(sorted(inner))) if data.draw(st.booleans()) else None
    if key:
        inner[key] = data.draw(_JSON)
    elif module != "identificationModule":
        here[module] = data.draw(_JSON)
    lint(Record("ctgov", study, {}))


def read_or_refused(path):
    """The record, linted, or None where the file was refused; anything else is a failure."""
    try:
        record = read_record(path)
    except InputRefused:
        return None
    lint(record)
    return record
