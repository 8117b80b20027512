"""What holds for every registry's form: nothing is lost, everything has a place it was read at."""

from __future__ import annotations

import json

import pytest

from trialwright.record.lint import lint
from trialwright.record.moving import REST
from trialwright.record.read import read_record, read_records
from trialwright.record.tree import leaves

from . import registries
from .reading import read_all
from .trials import EXAMPLES, SHARED, shared

FORMS = [name for name in dir(registries) if name.isupper() and name[0] != "_"]
OTHER = sorted(path.name for path in (SHARED / "other").glob("*")) or ["absent"]
API_V2 = sorted(path.name for path in (SHARED / "ctgov").glob("NCT0???????.json")) or ["absent"]


@pytest.mark.parametrize("name", FORMS)
def test_every_value_has_the_place_it_was_read_at(tmp_path, name):
    for record in read_all(tmp_path, getattr(registries, name)):
        paths = {path for path, leaf in leaves(record.data) if leaf not in (None, "")}
        assert paths <= set(record.provenance)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_reads_the_same_below_another_name(tmp_path, name):
    first, second = (read_all(tmp_path, getattr(registries, name)) for _time in range(2))
    assert [record.data for record in first] == [record.data for record in second]


@pytest.mark.parametrize("name", FORMS)
def test_the_rules_look_at_a_record_of_any_form(tmp_path, name):
    for record in read_all(tmp_path, getattr(registries, name)):
        assert all(finding.message for finding in lint(record))


@pytest.mark.parametrize("name", OTHER)
def test_each_stored_record_of_another_registry_is_read_almost_whole(name):
    record = read_record(shared(f"other/{name}"))
    assert record.coverage >= 0.98
    assert record.title
    assert record.registry_id
    assert lint(record) is not None


@pytest.mark.parametrize("name", OTHER)
def test_each_word_of_a_stored_record_is_in_the_record_or_in_its_provenance(name):
    """What was converted is quoted, what was not moved is kept; blanks and repeats say nothing."""
    path = shared(f"other/{name}")
    record = read_record(path)
    kept = {str(leaf).strip() for _path, leaf in leaves(record.data)}
    quoted = {part.strip() for p in record.provenance.values() for part in p.quote.split(" | ")}
    given = {str(leaf).strip() for _path, leaf in leaves(json.loads(path.read_text()))}
    lost = given - kept - quoted - {"", "None", "False", "True"}
    assert not {words for words in lost if words.lower() not in NOTHING}


# words that only say that there is nothing
NOTHING = {"n/a", "-", "nil known", "not provided at time of registration", "not specified"} | {
    "total, all-cause mortality", "total, other adverse events", "total, serious adverse events"
}  # fmt: skip


@pytest.mark.parametrize("name", API_V2)
def test_a_study_of_api_v2_goes_through_without_loss(name):
    path = shared(f"ctgov/{name}")
    assert read_record(path).data == json.loads(path.read_text())


def test_the_example_of_api_v2_goes_through_without_loss():
    path = EXAMPLES / "nct03343782.json"
    record = read_record(path)
    assert record.data == json.loads(path.read_text())
    assert REST not in record.data


def test_all_records_of_the_older_list_are_still_read():
    path = shared("ctgov/cell_therapy_1536.studyfields.v1.jsonl.gz")
    assert sum(1 for record in read_records(path) if record.source == "ctgov-studyfields") == 1536
