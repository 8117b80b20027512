"""Reader of a ClinicalTrials.gov study as its API v2 gives it: nothing is left out or renamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trialwright.record.content import Content
from trialwright.record.record import Origins, Record
from trialwright.record.tree import leaves
from trialwright.values.provenance import Provenance

SOURCE = "ctgov"


def recognises(content: Content) -> bool:
    """Whether it is one study, or the API's page `{"studies": [...]}` of them."""
    return any(True for _study in _studies(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of each study; unknown modules are kept as they stand."""
    for place, study in _studies(content.data):
        yield Record(
            SOURCE, study, _origins(content.file, content.root + place, study), content.findings
        )


def _studies(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each study with its JSON path below the root; anything else yields nothing."""
    if _is_study(data):
        yield "", data
    elif isinstance(data, dict) and isinstance(data.get("studies"), list):
        listed = enumerate(data["studies"])
        yield from ((f".studies[{place}]", study) for place, study in listed if _is_study(study))


def _is_study(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("protocolSection"), dict):
        return False
    identification = data["protocolSection"].get("identificationModule")
    return isinstance(identification, dict) and isinstance(identification.get("nctId"), str)


def _origins(file: str, root: str, study: dict[str, Any]) -> Origins:
    def work_out() -> Mapping[str, Provenance]:
        return {
            path: Provenance(file, f"{root}.{path}", "" if leaf is None else str(leaf))
            for path, leaf in leaves(study)
        }

    return Origins(work_out)
