"""From a number to its rows and events; refused where the data are not those it came from."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.analyse.rehearsed import full_sheet

from trialwright.analyse.run import analyse
from trialwright.analyse.trace import find_base, trace_number
from trialwright.analyse.write import write_datasets
from trialwright.values.findings import AnswerIsNo, InputRefused


@pytest.fixture
def folder(tmp_path) -> Path:
    write_datasets(analyse(full_sheet().cut(), "test"), tmp_path)
    return tmp_path


def test_a_number_leads_to_its_rows_and_to_the_values_that_were_typed(folder):
    found = trace_number(folder, "change.hba1c.M12.mean")
    assert found.rows["USUBJID"].to_list() == ["SIM-NCT00000001-01-010"]
    assert found.rows["AVAL"].to_list() == [7.4]
    values = full_sheet().cut().tables["values"].filter(pl.col("event").is_in(found.events))
    assert values.select("concept", "value").rows() == [("hba1c", "8.0"), ("hba1c", "7.4")]


def test_the_results_folder_will_do_too(folder):
    assert find_base(folder / "results") == find_base(folder) == folder


def test_an_id_that_does_not_exist_names_those_near_it(folder):
    with pytest.raises(InputRefused, match=r"change\.hba1c\.M12\.mean"):
        trace_number(folder, "change.hba1c.M12.meen")


@pytest.mark.parametrize("wrong", ["hba1c", "any.participants", "x", "P2"])
def test_however_wrong_an_id_is_real_ones_are_suggested_in_one_line(folder, wrong):
    with pytest.raises(InputRefused) as refused:
        trace_number(folder, wrong)
    message = str(refused.value)
    named = message.partition("near it: ")[2].split(", ")
    known = {result.id for result in analyse(full_sheet().cut(), "test").results.results}
    assert len(named) == 3
    assert set(named) <= known
    assert "\n" not in message
    if wrong != "x" and wrong != "P2":
        assert all(word in named[0] for word in wrong.split("."))


def test_a_folder_without_results_is_refused(tmp_path):
    with pytest.raises(InputRefused, match=r"results\.json"):
        find_base(tmp_path)


def test_a_data_set_that_was_changed_afterwards_is_noticed(folder):
    path = folder / "adam" / "adeff.parquet"
    pl.read_parquet(path).with_columns(AVAL=pl.col("AVAL") + 1).write_parquet(path)
    with pytest.raises(AnswerIsNo, match="has changed"):
        trace_number(folder, "change.hba1c.M12.mean")


def test_a_results_file_that_is_none_is_refused(folder):
    (folder / "results" / "results.json").write_text("{}")
    with pytest.raises(InputRefused, match="not a results file"):
        trace_number(folder, "change.hba1c.M12.mean")
