"""Files: the same bytes for the same cut, readable by others, and honest about what they are."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import polars as pl
import pyreadstat
import pytest
from tests.analyse.rehearsed import full_sheet

from trialwright.analyse.dataset import LEDGER, hash_dataset
from trialwright.analyse.run import analyse
from trialwright.analyse.write import read_results, write_datasets
from trialwright.analyse.xport import check_limits, dated


@pytest.fixture(scope="module")
def analysed():
    return analyse(full_sheet().cut(), "test")


@pytest.fixture(scope="module")
def folder(analysed, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("study")
    write_datasets(analysed, path)
    return path


def files(path: Path) -> dict[str, bytes]:
    return {str(f.relative_to(path)): f.read_bytes() for f in sorted(path.rglob("*.*"))}


def test_the_same_cut_gives_the_same_bytes_another_second(folder, tmp_path):
    time.sleep(1.1)  # a transport file holds the second it was written
    write_datasets(analyse(full_sheet().cut(), "test"), tmp_path)
    assert files(tmp_path) == files(folder)


def test_a_transport_file_is_dated_with_the_cut_off(folder):
    content = (folder / "sdtm" / "dm.xpt").read_bytes()
    assert content.count(b"30JUN25:00:00:00") == 4
    assert b"SIMULATED Demographics" in content


def test_transport_files_read_back_as_what_was_written(analysed, folder):
    for name, frames in (("sdtm", analysed.sdtm), ("adam", analysed.adam)):
        for dataset, frame in frames.items():
            read, meta = pyreadstat.read_xport(
                str(folder / name / f"{dataset.lower()}.xpt"), output_format="polars"
            )
            definition = analysed.definitions[dataset]
            assert meta.table_name == dataset
            assert meta.column_labels == [v.label for v in definition.variables]
            assert read.height == frame.height
            same_values(read, frame.drop(LEDGER))


def same_values(read: pl.DataFrame, frame: pl.DataFrame) -> None:
    assert read.columns == frame.columns
    for name in frame.columns:
        if frame.height == 0:
            continue
        if frame.schema[name] == pl.String:  # SAS has no missing text, only a blank one
            assert read[name].fill_null("").to_list() == frame[name].fill_null("").to_list()
        elif frame.schema[name] == pl.Date:
            assert read[name].cast(pl.Date).to_list() == frame[name].to_list()
        else:
            both = zip(read[name].to_list(), frame[name].to_list(), strict=True)
            for got, put in both:
                # IBM floats of the format keep 14 hexadecimal digits
                assert (got is None and put is None) or got == pytest.approx(put, rel=1e-15)


def test_parquet_reads_back_whole_with_ledger_events_and_facts(analysed, folder):
    path = folder / "adam" / "adeff.parquet"
    assert pl.read_parquet(path).equals(analysed.adam["ADEFF"])
    facts = pl.read_parquet_metadata(path)
    assert facts["simulated"] == "true"
    assert facts["data_hash"] == analysed.results.data_hash
    assert facts["sha256_of_csv"] == hash_dataset(analysed.adam["ADEFF"])


def test_results_read_back_as_they_are(analysed, folder):
    assert read_results(folder / "results" / "results.json") == analysed.results
    table = pl.read_parquet(folder / "results" / "results.parquet")
    assert table["id"].to_list() == [result.id for result in analysed.results.results]


def test_numbers_are_written_to_twelve_significant_digits(folder):
    for result in read_results(folder / "results" / "results.json").results:
        if result.value is not None:
            assert float(f"{result.value:.11e}") == result.value


def test_what_a_transport_file_would_cut_is_refused(analysed):
    dm = analysed.definitions["DM"]
    long = analysed.sdtm["DM"].with_columns(ARM=pl.lit("é" * 101))
    with pytest.raises(ValueError, match="too long"):
        check_limits(dm, long, "Demographics")
    with pytest.raises(ValueError, match="too long"):
        check_limits(dm, analysed.sdtm["DM"], "x" * 41)


def test_the_stamp_changes_no_other_byte():
    content = bytes(range(256)) * 3
    stamped = dated(content, date(2024, 2, 29))
    changed = [n for n, (a, b) in enumerate(zip(content, stamped, strict=True)) if a != b]
    inside = {*range(144, 176), *range(464, 496)}
    assert set(changed) <= inside
    assert stamped[144:160] == b"29FEB24:00:00:00"
