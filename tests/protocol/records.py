"""Records for the tests: the flagship of examples/, and small ones made of a few words."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from trialwright.protocol.draft import draft
from trialwright.protocol.study import RecordReference, Study
from trialwright.record.read import read_record
from trialwright.record.record import Record

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = ROOT / "examples" / "nct03343782.txt"
FLAGSHIP_JSON = ROOT / "examples" / "nct03343782.json"
SHARED = ROOT.parent / "shared" / "records"
REFERENCE = RecordReference(source="test", file="record.json", sha256="0" * 64)


def answered(answers: dict[str, str], record: Record | None = None) -> Study:
    """A study drafted with a person's answers."""
    return draft(record or read_record(FLAGSHIP), reference=REFERENCE, answers=answers)


def small(**changes: Any) -> Record:
    """A two-arm drug trial in API v2 shape; `changes` replace whole modules."""
    section: dict[str, Any] = copy.deepcopy(_SMALL)
    for name, module in changes.items():
        section[name] = module
    return Record("test", {"protocolSection": section}, {})


_SMALL: dict[str, Any] = json.loads(
    """{
    "identificationModule": {"nctId": "NCT00000001", "briefTitle": "A small trial"},
    "sponsorCollaboratorsModule": {"leadSponsor": {"name": "A university"}},
    "conditionsModule": {"conditions": ["Hypertension"]},
    "designModule": {
      "studyType": "INTERVENTIONAL", "phases": ["PHASE2"], "enrollmentInfo": {"count": 60},
      "designInfo": {"allocation": "RANDOMIZED", "interventionModel": "PARALLEL",
                     "maskingInfo": {"masking": "DOUBLE"}, "primaryPurpose": "TREATMENT"}
    },
    "armsInterventionsModule": {
      "armGroups": [
        {"label": "Drug", "type": "EXPERIMENTAL", "interventionNames": ["Drug: Examplol"]},
        {"label": "Placebo", "type": "PLACEBO_COMPARATOR", "interventionNames": ["Drug: Placebo"]}
      ],
      "interventions": [
        {"type": "DRUG", "name": "Examplol", "armGroupLabels": ["Drug"]},
        {"type": "DRUG", "name": "Placebo", "armGroupLabels": ["Placebo"]}
      ]
    },
    "outcomesModule": {
      "primaryOutcomes": [
        {"measure": "Change in systolic blood pressure", "timeFrame": "Baseline to Week 12"}],
      "secondaryOutcomes": [
        {"measure": "Quality of life", "timeFrame": "weeks 4, 8 and 12"},
        {"measure": "Adverse events", "timeFrame": "12 weeks"}]
    },
    "eligibilityModule": {
      "eligibilityCriteria":
        "Inclusion Criteria:\\n\\n* Hypertension\\n\\nExclusion Criteria:\\n\\n* BMI > 40",
      "sex": "ALL", "minimumAge": "18 Years", "maximumAge": "75 Years"
    }
}"""
)
