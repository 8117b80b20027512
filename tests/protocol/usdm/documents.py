"""Studies and documents for the tests of USDM."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from trialwright.protocol.draft import draft
from trialwright.protocol.study import Study
from trialwright.protocol.usdm import to_usdm
from trialwright.record.read import read_record

from ..records import REFERENCE, ROOT, SHARED, answered, small

STANDARDS = ROOT.parent / "shared" / "standards"
TWO_ROUTES = "1:1 intravenous versus dorsal pancreatic artery"


@cache
def flagship() -> Study:
    """The flagship as registered: one group, cells twice."""
    return answered({})


@cache
def two_arms() -> Study:
    """The flagship as published: two randomised routes."""
    return answered({"design.groups": TWO_ROUTES})


@cache
def drug() -> Study:
    """A small randomised drug trial against placebo."""
    return draft(small(), reference=REFERENCE)


@cache
def crossover() -> Study:
    """The same, registered as a crossover."""
    design = {
        "studyType": "INTERVENTIONAL",
        "phases": ["PHASE1", "PHASE2"],
        "enrollmentInfo": {"count": 24},
        "designInfo": {
            "allocation": "RANDOMIZED",
            "interventionModel": "CROSSOVER",
            "maskingInfo": {"masking": "QUADRUPLE"},
            "primaryPurpose": "OTHER",
        },
    }
    return draft(small(designModule=design), reference=REFERENCE)


STUDIES = {"flagship": flagship, "two arms": two_arms, "drug": drug, "crossover": crossover}


def registered(number: str) -> Study:
    """The study of a real registry record; skipped where these are not there."""
    path = SHARED / "ctgov" / f"{number}.json"
    if not path.is_file():
        pytest.skip("the real registry records are not here")
    return draft(read_record(path), reference=REFERENCE)


@cache
def _real() -> str:
    path = SHARED / "usdm" / "NCT03421379.usdm4.json.gz"
    if not path.is_file():
        pytest.skip("the real USDM document is not here")
    return gzip.decompress(path.read_bytes()).decode()


def real_document() -> dict[str, Any]:
    """A real study's document, written by another system."""
    return dict(json.loads(_real()))


def standard(name: str) -> Path:
    """A file of the standard; skipped where it is not there."""
    path = STANDARDS / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    return path


def of_another_system(study: Study) -> dict[str, Any]:
    """The study's document as if another system had written it: nothing of ours beside it."""
    document = copy.deepcopy(to_usdm(study))
    document["systemName"] = "Another system"
    for item in objects(document):
        if "extensionAttributes" in item:
            item["extensionAttributes"] = []
        if item.get("codeSystem") == "Trialwright":
            item["codeSystem"] = "Another system"
    return document


def objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of a document."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from objects(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from objects(value)


def version_of(document: dict[str, Any]) -> dict[str, Any]:
    """The version of a document that has one."""
    return document["study"]["versions"][0]


def design_of(document: dict[str, Any]) -> dict[str, Any]:
    """The design of a document that has one."""
    return version_of(document)["studyDesigns"][0]
