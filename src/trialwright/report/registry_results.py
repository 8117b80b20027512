"""The registry's results section, filled from the results: the way back to the registry.

The shape is `resultsSection` of the ClinicalTrials.gov API v2. What can't be filled is listed with
why: a gap that is told is better than a guess.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trialwright.analyse.results import ResultSet
from trialwright.protocol.study import Study
from trialwright.report.registry.adverse_events import adverse_events_module
from trialwright.report.registry.arithmetic import check_arithmetic
from trialwright.report.registry.baseline import baseline_module
from trialwright.report.registry.flow import flow_module
from trialwright.report.registry.more import SIMULATED, more_module
from trialwright.report.registry.outcomes import outcomes_module
from trialwright.report.registry.shape import Source, open_source

__all__ = ["check_arithmetic", "registry_document", "registry_results", "write_registry_results"]


def registry_results(study: Study, results: ResultSet) -> dict[str, Any]:
    """The `resultsSection`; every count and value in it is one of the results."""
    return _section(open_source(study, results))


def registry_document(study: Study, results: ResultSet) -> dict[str, Any]:
    """The section with what must be said about it.

    `simulated` and `warning` come first, so that nobody who opens the file can miss them;
    `notFilled` says what is missing and why; `findings` are the arithmetic that doesn't hold.
    """
    source = open_source(study, results)
    section = _section(source)
    return {
        "simulated": results.simulated,
        **({"warning": SIMULATED} if results.simulated else {}),
        "registrationNumber": study.id,
        "dataCut": {
            "kind": results.kind,
            "cutOff": results.cut_off,
            "dataHash": results.data_hash,
            "ledgerHead": results.ledger_head,
            "software": results.software,
        },
        "resultsSection": section,
        "notFilled": dict(source.missing),
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity,
                "place": f.place,
                "quote": f.quote,
                "message": f.message,
            }
            for f in check_arithmetic(section)
        ],
    }


def write_registry_results(study: Study, results: ResultSet, path: Path) -> None:
    """Write the document as JSON; the same results give the same bytes."""
    document = registry_document(study, results)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _section(source: Source) -> dict[str, Any]:
    return {
        "participantFlowModule": flow_module(source),
        "baselineCharacteristicsModule": baseline_module(source),
        "outcomeMeasuresModule": outcomes_module(source),
        "adverseEventsModule": adverse_events_module(source),
        "moreInfoModule": more_module(source),
    }
