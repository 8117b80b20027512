"""A study as API v2 gives it: nothing lost, nothing renamed."""

from __future__ import annotations

import json

import pytest

from trialwright.record.lint import lint
from trialwright.record.read import read_record

from .trials import EXAMPLES, flagship, shared


def test_the_record_is_the_study_itself_unknown_modules_included(tmp_path):
    study = json.loads((EXAMPLES / "nct03343782.json").read_text())
    study["futureSection"] = {"newModule": [{"value": 1.5, "none": None}]}
    path = tmp_path / "study"
    path.write_text(json.dumps(study))
    record = read_record(path)
    assert record.data == study
    assert record.coverage == 1


def test_a_page_of_one_study_is_that_study(tmp_path):
    study = json.loads((EXAMPLES / "nct03343782.json").read_text())
    path = tmp_path / "study"
    path.write_text(json.dumps({"studies": [study]}))
    record = read_record(path)
    assert record.data == study
    origin = record.provenance["protocolSection.identificationModule.nctId"]
    assert origin.place == "$.studies[0].protocolSection.identificationModule.nctId"
    assert origin.quote == "NCT03343782"


def test_places_are_dotted_paths_and_absent_ones_have_a_default():
    record = flagship("json")
    measure = "protocolSection.outcomesModule.primaryOutcomes[0].measure"
    assert record.get(measure) == record.text(measure) == "Insulin dose"
    assert record.get("protocolSection.nothing[3].here", "absent") == "absent"
    assert record.text("protocolSection.outcomesModule") is None
    assert record.items("protocolSection.outcomesModule") == []


@pytest.mark.parametrize(
    "name",
    ["ctgov/NCT02210780", "ctgov/NCT03418623", "ctgov/NCT03630471", "ctgov/NCT05594173",
     "other/NCT00567567", "other/NCT01305200", "other/NCT03275402"],
)  # fmt: skip
def test_real_studies_are_read_whole_and_linted(name):
    path = shared(f"{name}.json")
    record = read_record(path)
    assert record.data == json.loads(path.read_text())
    lint(record)
