"""From a printed number back to rows and ledger events."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import polars as pl

from report.inputs import inputs
from trialwright.report.trace import EVENTS_CARRIED, ROWS_CARRIED, selected, trace_facts


def test_a_number_names_its_rows_and_each_row_its_events() -> None:
    facts = trace_facts(inputs())
    result = facts["results"]["adverse_events_by_term.Pneumonia.events"]
    selection = facts["selections"][result["selection"]]
    assert (selection["dataset"], selection["where"]) == ("ADAE", {"AETERM": "Pneumonia"})
    rows = [facts["rows"]["ADAE"][number] for number in selection["rows"]]
    assert rows == [["SIM-NCT00000001-01-004", "Pneumonia", [108], 1]]


def test_a_row_that_many_numbers_need_is_carried_once() -> None:
    facts = trace_facts(inputs())
    assert len(facts["rows"]["ADSL"]) == 14


def test_of_many_rows_and_events_the_first_are_carried_and_all_are_counted() -> None:
    given = inputs()
    many = ROWS_CARRIED + 50
    frame = pl.DataFrame(
        {"USUBJID": [str(n) for n in range(many)], "LEDGER": [list(range(100))] * many}
    )
    result = msgspec.structs.replace(given.results.results[0], where={})
    results = msgspec.structs.replace(given.results, results=(result,))
    facts = trace_facts(replace(given, results=results, adam={"ADSL": frame}))
    selection = facts["selections"][0]
    assert (selection["total"], len(selection["rows"])) == (many, ROWS_CARRIED)
    _, _, events, count = facts["rows"]["ADSL"][0]
    assert (len(events), count) == (EVENTS_CARRIED, 100)


def test_a_data_set_that_was_not_given_is_said_to_be_absent() -> None:
    facts = trace_facts(replace(inputs(), adam={}))
    assert all(selection["total"] is None for selection in facts["selections"])


def test_a_missing_value_selects_rows_without_one() -> None:
    frame = pl.DataFrame({"A": ["x", None, "x"], "B": [1, 2, 2]})
    assert selected(frame, {"A": None}) == [1]
    assert selected(frame, {"A": "x", "B": 2}) == [2]
    assert selected(frame, {}) == [0, 1, 2]
