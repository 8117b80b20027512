"""From a data cut to data sets and results; nothing else is read: same cut, same results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import polars as pl

from trialwright.analyse.adam.adaecnt import counted_from
from trialwright.analyse.cut import Cut, open_cut
from trialwright.analyse.dataset import Dataset, Variable, conform
from trialwright.analyse.discover import find_modules
from trialwright.analyse.endpoints.adverse_events import summarise_events
from trialwright.analyse.longtext import continue_in_columns
from trialwright.analyse.recorder import Recorder
from trialwright.analyse.results import ResultSet
from trialwright.analyse.supplement import supplement, supplement_dataset
from trialwright.conduct.snapshot import Snapshot
from trialwright.protocol.objectives import AdverseEventSummary

SDTM = "trialwright.analyse.sdtm"
ADAM = "trialwright.analyse.adam"


@dataclass(frozen=True)
class Analysed:
    """The data sets of a cut by name, what describes each of them, and the results.

    Every row has LEDGER, the seq of the ledger events it came from; rows that come from the study
    definition alone have none.
    """

    sdtm: Mapping[str, pl.DataFrame]
    adam: Mapping[str, pl.DataFrame]
    definitions: Mapping[str, Dataset]
    results: ResultSet


def analyse(snapshot: Snapshot, software: str) -> Analysed:
    """Every domain, every analysis data set, every summary and endpoint of a data cut.

    `software` is the version that stands in the results.
    """
    cut = open_cut(snapshot)
    made: dict[str, pl.DataFrame] = {}
    definitions: dict[str, Dataset] = {}
    for package in (SDTM, ADAM):
        for dataset in in_order(module.DATASET for module in find_modules(package)):
            for definition, frame in _make(cut, dataset, made):
                made[definition.name], definitions[definition.name] = frame, definition
    recorder = Recorder(cut, made)
    not_analysed = _run(recorder)
    return Analysed(
        sdtm={name: made[name] for name in sorted(made) if not name.startswith("AD")},
        adam={name: made[name] for name in sorted(made) if name.startswith("AD")},
        definitions={name: definitions[name] for name in sorted(definitions)},
        results=_result_set(snapshot, software, recorder, not_analysed),
    )


def in_order(datasets: Iterable[Dataset]) -> Iterator[Dataset]:
    """The data sets, each after those it needs; names not among them are there already."""
    waiting = {dataset.name: dataset for dataset in datasets}
    while waiting:
        ready = [d for d in waiting.values() if not any(name in waiting for name in d.needs)]
        if not ready:
            raise ValueError(f"data sets that need each other in a circle: {sorted(waiting)}")
        for dataset in ready:
            yield waiting.pop(dataset.name)


def _make(
    cut: Cut, dataset: Dataset, made: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[Dataset, pl.DataFrame]]:
    """The data set as it is submitted, and its SUPP-- where there is something in it."""
    assert dataset.derive is not None
    frame = conform(dataset, dataset.derive(cut, made))
    names = {variable.name for variable in dataset.variables}
    if dataset.name.startswith("AD") or "USUBJID" not in names:
        frame, variables = continue_in_columns(frame, dataset.variables)
        yield _with_variables(dataset, variables), frame
        return
    frame, rows = supplement(dataset, frame)
    own = tuple(variable for variable in dataset.variables if not variable.supplemental)
    yield _with_variables(dataset, own), frame
    if rows.height:
        extra = supplement_dataset(dataset)
        yield extra, conform(extra, rows)


def _with_variables(dataset: Dataset, variables: tuple[Variable, ...]) -> Dataset:
    return replace(dataset, variables=variables)


def _run(recorder: Recorder) -> dict[str, str]:
    """Every summary, then every endpoint; the endpoints that could not be computed, and why."""
    for module in find_modules("trialwright.analyse.summaries"):
        module.summarise(recorder)
    methods = {m.METHOD: m for m in find_modules("trialwright.analyse.endpoints")}
    not_analysed = {}
    for endpoint in recorder.cut.study.endpoints:
        why = methods[type(endpoint.analysis)].analyse_endpoint(recorder, endpoint)
        if why is not None:
            not_analysed[endpoint.id] = why
    analyses = [endpoint.analysis for endpoint in recorder.cut.study.endpoints]
    if not any(isinstance(analysis, AdverseEventSummary) for analysis in analyses):
        summarise_events(recorder, counted_from(recorder.cut)[0])  # safety is always shown
    return not_analysed


def _result_set(
    snapshot: Snapshot, software: str, recorder: Recorder, not_analysed: Mapping[str, str]
) -> ResultSet:
    return ResultSet(
        study=snapshot.study.id,
        study_version=snapshot.study.version,
        kind=snapshot.kind,
        cut_off=snapshot.cut_off.isoformat(),
        simulated=snapshot.simulated,
        data_hash=snapshot.data_hash,
        ledger_head=snapshot.head,
        software=software,
        results=tuple(recorder.results),
        not_analysed=dict(not_analysed),
    )
