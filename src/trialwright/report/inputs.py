"""What one report is made of; the report computes nothing, it sets these out on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from trialwright.analyse.results import ResultSet
from trialwright.protocol.study import Study
from trialwright.values.findings import Finding


@dataclass(frozen=True)
class ReportInputs:
    """The record, the study drafted from it, and the results of one data cut.

    `record_data` has the registry's shape (`protocolSection.identificationModule.nctId` ...).
    `adam` and `sdtm` are the data sets the results were computed from, by name; their column LEDGER
    lists ledger events. `cut` holds the tables of the data cut (`conduct.snapshot.TABLES`) that no
    data set carries, such as deviations; an absent table is simply not shown. `outputs` names the
    files made beside this one (path within the output folder → what it is).
    """

    record_data: Mapping[str, Any]
    findings: tuple[Finding, ...]
    study: Study
    results: ResultSet
    adam: Mapping[str, pl.DataFrame]
    sdtm: Mapping[str, pl.DataFrame]
    ledger_events: int
    software: str
    cut: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def datasets(self) -> Mapping[str, pl.DataFrame]:
        """Every data set a result may point at, by name."""
        return {**self.sdtm, **self.adam}
