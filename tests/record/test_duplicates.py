"""A key that stands twice in one JSON object is told, for only one of its values is read."""

from __future__ import annotations

from trialwright.record.duplicates import duplicate_keys
from trialwright.record.read import read_record

from .trials import EXAMPLES


def test_a_key_given_twice_is_told(tmp_path):
    text = (EXAMPLES / "nct03343782.json").read_text()
    path = tmp_path / "study.json"
    path.write_text(text.replace('"nctId"', '"nctId": "NCT00000000", "nctId"', 1))
    record = read_record(path)
    assert record.nct_id == "NCT03343782"
    (finding,) = [found for found in record.findings if found.rule == "read.duplicate-key"]
    assert finding.quote == "nctId"


def test_the_same_key_in_two_objects_is_nothing():
    assert duplicate_keys('[{"a": 1}, {"a": 2, "b": {"a": 3}}]') == ()


def test_numbers_of_any_length_are_no_matter():
    (finding,) = duplicate_keys('{"n": ' + "9" * 6000 + ', "n": NaN}')
    assert finding.rule == "read.duplicate-key"
