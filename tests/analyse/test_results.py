"""A number leads back: its `where` selects the very rows it was counted from."""

from __future__ import annotations

import polars as pl
import pytest
from tests.analyse.rehearsed import full_sheet
from tests.analyse.test_change_from_baseline import sheet as with_changes
from tests.analyse.test_flow import sheet as with_flow
from tests.analyse.test_responder import everyone as with_responders

from trialwright.analyse.dataset import hash_dataset
from trialwright.analyse.populations import POPULATIONS
from trialwright.analyse.run import analyse
from trialwright.analyse.select import select_rows

# Statistic → how it is counted anew from the rows; elsewhere a count is the number of rows
BY_PEOPLE = {"participants", "denominator", "serious_participants", "other_participants"}
BY_ROWS = {"n", "responders", "events", "deviations", "serious_events", "other_events"}
BY_COLUMN = {"enrolled": "NENRL", "cumulative": "NCUMUL"}
MEANS = {"baseline_mean": "BASE", "mean": "AVAL", "change_mean": "CHG"}
# Analysis → its own columns of the same statistics
OWN_MEANS = {"change_sensitivity": {"baseline_mean": "BASEKEPT", "change_mean": "CHGKEPT"}}


def counted(result, rows: pl.DataFrame) -> float:
    if result.statistic in BY_COLUMN:
        return rows[BY_COLUMN[result.statistic]].item()
    if result.statistic in BY_PEOPLE:
        return rows["USUBJID"].n_unique()
    if result.analysis == "adverse_events" and result.statistic == "events":
        return rows["AVAL"].sum()
    return rows.height


@pytest.fixture(scope="module", params=[full_sheet, with_changes, with_flow, with_responders])
def analysed(request):
    return analyse(request.param().cut(), "test")


def test_every_count_is_counted_anew_from_the_rows_it_names(analysed):
    frames = {**analysed.sdtm, **analysed.adam}
    checked = 0
    for result in analysed.results.results:
        if result.statistic in BY_PEOPLE | BY_ROWS | set(BY_COLUMN):
            rows = select_rows(frames[result.dataset], result.where)
            assert counted(result, rows) == result.value, result.id
            checked += 1
    assert checked > 100


def test_every_mean_is_that_of_the_rows_it_names(analysed):
    frames = {**analysed.sdtm, **analysed.adam}
    for result in analysed.results.results:
        if result.statistic in MEANS and result.value is not None:
            rows = select_rows(frames[result.dataset], result.where)
            columns = {**MEANS, **OWN_MEANS.get(result.analysis, {})}
            mean = rows[columns[result.statistic]].mean()
            assert mean == pytest.approx(result.value, rel=1e-10), result.id


def test_every_population_is_one_that_is_defined(analysed):
    assert {result.population for result in analysed.results.results} <= set(POPULATIONS)


def test_ids_are_unique_and_have_no_spaces(analysed):
    ids = [result.id for result in analysed.results.results]
    assert len(ids) == len(set(ids))
    assert not any(" " in name for name in ids)


def test_a_result_carries_the_hash_of_its_data_set(analysed):
    frames = {**analysed.sdtm, **analysed.adam}
    hashes = {name: hash_dataset(frame) for name, frame in frames.items()}
    for result in analysed.results.results:
        assert result.data_hash == hashes[result.dataset]


def test_what_is_not_computed_says_why(analysed):
    assert analysed.results.not_analysed == {"S2": "no scale is named"}
    for result in analysed.results.results:
        if result.value is None and result.analysis == "responder":
            assert result.note


def test_the_same_cut_gives_the_same_results():
    first, second = (analyse(full_sheet().cut(), "test") for _ in range(2))
    assert first.results == second.results


def test_baseline_describes_the_enrolled_before_their_first_dose():
    results = analyse(with_responders().cut(), "test").results
    found = {r.statistic: r.value for r in results.find(analysis="baseline", parameter="hba1c")}
    assert found["n"] == 9  # the tenth was enrolled and never measured
    assert found["mean"] == pytest.approx((8 * 8.0 + 7.5) / 9)
    insulin = results.find(parameter="insulin_total_daily_dose", statistic="n")
    assert insulin[0].value == 8  # of one only three days were written down
