"""Analysed data into files: Parquet, SAS transport, results; the same bytes for the same cut."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import polars as pl

from trialwright.analyse.dataset import Dataset, hash_dataset
from trialwright.analyse.populations import POPULATIONS
from trialwright.analyse.results import Result, ResultSet
from trialwright.analyse.run import Analysed
from trialwright.analyse.xport import write_xport

SIMULATED = "SIMULATED"


def write_datasets(analysed: Analysed, folder: Path) -> None:
    """Write sdtm/ and adam/ (Parquet with LEDGER, XPT without) and results/ into `folder`."""
    for name, frames in (("sdtm", analysed.sdtm), ("adam", analysed.adam)):
        target = folder / name
        target.mkdir(parents=True)
        for dataset, frame in frames.items():
            _write(analysed.definitions[dataset], frame, target, analysed.results)
    target = folder / "results"
    target.mkdir(parents=True)
    (target / "results.json").write_bytes(as_json(analysed.results))
    write_parquet(
        results_frame(analysed.results), target / "results.parquet", _facts(analysed.results)
    )
    (target / "datasets.json").write_bytes(_describe(analysed))


def write_parquet(frame: pl.DataFrame, path: Path, facts: Mapping[str, str]) -> None:
    """Parquet with every setting fixed: another version's default must not change the bytes."""
    written = BytesIO()  # so that a full disk is an error of the system like any other
    frame.write_parquet(
        written,
        compression="zstd",
        compression_level=3,
        statistics=True,
        row_group_size=65_536,
        metadata=dict(facts),
    )
    path.write_bytes(written.getvalue())


def _write(dataset: Dataset, frame: pl.DataFrame, target: Path, results: ResultSet) -> None:
    own = {
        "dataset": dataset.name,
        "label": dataset.label,
        "sha256_of_csv": hash_dataset(frame),
    }
    facts = _facts(results) | own
    name = dataset.name.lower()
    write_parquet(frame, target / f"{name}.parquet", facts)
    label = transport_label(dataset, results.simulated)
    day = date.fromisoformat(results.cut_off)
    write_xport(dataset, frame, target / f"{name}.xpt", label, day)


def _facts(results: ResultSet) -> dict[str, str]:
    """What every file says of the cut it was made from."""
    return {
        "study": results.study,
        "cut": results.kind,
        "cut_off": results.cut_off,
        "simulated": "true" if results.simulated else "false",
        "data_hash": results.data_hash,
        "ledger_head": results.ledger_head,
    }


def transport_label(dataset: Dataset, simulated: bool) -> str:
    """The data set's label, at most 40 characters, beginning with SIMULATED where it is."""
    label = f"{SIMULATED} {dataset.label}" if simulated else dataset.label
    return label[:40].rstrip()


def as_json(results: ResultSet) -> bytes:
    """All results as one JSON document, one result a line."""
    head = msgspec.to_builtins(results)
    rows = head.pop("results")
    encoder = msgspec.json.Encoder()
    lines = b",\n".join(encoder.encode(row) for row in rows)
    start = encoder.encode(head).removesuffix(b"}")
    return start + b',"results":[\n' + lines + b"\n]}\n"


def read_results(path: Path) -> ResultSet:
    """The results back from results.json."""
    return msgspec.json.decode(path.read_bytes(), type=ResultSet)


def results_frame(results: ResultSet) -> pl.DataFrame:
    """One row per result, one column per field; `where` as JSON text."""
    rows = [_flat(result) for result in results.results]
    kinds = {"value": pl.Float64, "level": pl.Float64}
    schema = {name: kinds.get(name, pl.String) for name in Result.__struct_fields__}
    return pl.DataFrame(rows, schema=schema)


def _flat(result: Result) -> dict[str, object]:
    where = msgspec.json.encode(dict(result.where)).decode()
    fields = {name: getattr(result, name) for name in Result.__struct_fields__}
    return {**fields, "where": where}


def _describe(analysed: Analysed) -> bytes:
    """What each data set is: for people, and for whoever reads the files with other software."""
    frames = {**analysed.sdtm, **analysed.adam}
    facts = {
        "simulated": analysed.results.simulated,
        "populations": {name: item.definition for name, item in POPULATIONS.items()},
        "datasets": [_described(d, frames[d.name].height) for d in analysed.definitions.values()],
    }
    return msgspec.json.format(msgspec.json.encode(facts), indent=2) + b"\n"


def _described(definition: Dataset, records: int) -> dict[str, object]:
    shown = ("name", "label", "type", "length", "origin", "codelist")
    return {
        "name": definition.name,
        "label": definition.label,
        "structure": definition.structure,
        "keys": definition.keys,
        "records": records,
        "variables": [{name: getattr(v, name) for name in shown} for v in definition.variables],
    }
