"""Tables of the report, from results to rows."""

from __future__ import annotations

import polars as pl
import pytest

from report.example_study import ARM, study
from report.inputs import cut, frames, inputs
from trialwright.analyse.results import Result
from trialwright.protocol.objectives import ChangeFromBaseline
from trialwright.protocol.schedule import Timing
from trialwright.report.numbers import Cell, Lookup
from trialwright.report.tables.adverse_events import period_tables, term_tables
from trialwright.report.tables.baseline import baseline_tables
from trialwright.report.tables.deviations import deviation_table
from trialwright.report.tables.endpoints import endpoint_tables
from trialwright.report.tables.flow import flow_stages, flow_table
from trialwright.report.tables.listings import (
    SHOWN,
    adverse_event_listing,
    deviation_listing,
    screening_listing,
)
from trialwright.report.tables.schedule import schedule_table, timing_words
from trialwright.report.tables.screening import reasons_table
from trialwright.report.tables.table import Table


def plain(cell: Cell) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in cell)


def lines(table: Table) -> list[list[str]]:
    return [[plain(row.heading), *(plain(cell) for cell in row.cells)] for row in table.rows]


def lookup(arms: int = 1) -> Lookup:
    return Lookup(inputs(arms=arms).results.results)


def of_endpoint(name: str, arms: int = 1) -> tuple[Table, ...]:
    given = study(arms=arms)
    endpoint = next(endpoint for endpoint in given.endpoints if endpoint.id == name)
    return endpoint_tables(given, lookup(arms), endpoint)


def test_baseline_has_what_is_measured_and_what_is_counted() -> None:
    measured, counted = baseline_tables(study(), lookup())
    assert lines(measured) == [
        ["Age at consent (years)", "10", "54.3 (8.2)", "55.0 (48.0, 61.0)", "38 to 67"]
    ]
    assert counted.columns == (ARM,)
    assert lines(counted) == [["Sex"], ["Female", "4 (40.0 %)"], ["Male", "6 (60.0 %)"]]


def test_baseline_of_several_arms_has_a_row_an_arm() -> None:
    measured, counted = baseline_tables(study(arms=2), lookup(2))
    assert [line[0] for line in lines(measured)] == ["Age at consent (years)", ARM, "Arm 2"]
    assert counted.columns == (ARM, "Arm 2")


def test_a_change_stands_beside_the_drugs_changed_meanwhile() -> None:
    (table,) = of_endpoint("hba1c")
    assert table.columns[-1] == "Drugs added, raised, lowered, stopped, of"
    assert lines(table)[1] == [
        "Month 6",
        "8",
        "8.20",
        "7.68",
        "−0.52 (0.50)",
        "−0.94 to −0.10",
        "<0.001",
        "1, 0, 2, 1 of 8",
    ]


def test_responders_are_shown_in_every_way_of_counting_and_the_others_apart() -> None:
    responders, drugs = of_endpoint("insulin")
    shown = lines(responders)
    assert shown[0] == ["Primary reading", "8", "3", "37.5 (8.5, 75.5)"]
    assert shown[3][1:] == ["1", "–", "–"]  # not on insulin: counted, but no part of a share
    assert lines(drugs) == [["Month 12", "1, 0, 2, 1 of 8"]]


def test_adverse_events_of_an_endpoint_have_their_interval() -> None:
    (table,) = of_endpoint("safety")
    assert lines(table)[0] == [
        "Any adverse event",
        "5 of 10",
        "50.0 (18.7, 81.3)",
        "9",
        "0.90 (0.41, 1.71)",
    ]


def test_an_endpoint_without_a_computation_has_no_table() -> None:
    assert of_endpoint("quality") == ()


def test_safety_is_shown_by_period_with_the_whole_time_last() -> None:
    (table,) = period_tables(study(), lookup())
    assert table.columns == ("Collection to dose 1", "Whole time")
    assert lines(table)[0] == ["Any adverse event", "0 of 10 [0]", "5 of 10 [9]"]


def test_terms_stand_as_reported() -> None:
    (table,) = term_tables(study(), lookup())
    assert lines(table)[0] == ["Fever <38.5", "3 of 10", "5", "0", "0"]


def test_those_who_left_stand_before_the_stage_they_did_not_reach() -> None:
    stages = flow_stages(study(), lookup())
    assert [stage.line.words for stage in stages] == [
        "Screened",
        "Enrolled",
        "Cells collected",
        "Dose 1 given",
        "Completed the study",
    ]
    assert [line.words for line in stages[3].left] == ["Cells did not grow enough"]
    assert lines(flow_table(study(), lookup()))[-1] == ["Completed the study", "7"]


def test_after_enrolment_every_arm_has_its_own_stages() -> None:
    stages = flow_stages(study(arms=2), lookup(2))
    assert [stage.group for stage in stages if stage.line.words == "Completed the study"] == [
        ARM,
        "Arm 2",
    ]


def test_reasons_for_not_enrolling_are_the_criteria_in_their_words() -> None:
    table = reasons_table(study(), lookup())
    assert table is not None
    assert lines(table) == [
        ["Not met: HbA1c is ranged from 7.5% to 9% & stable", "3"],
        ["Excluded: Type 1 diabetes.", "2"],
    ]


def test_a_listing_shows_the_first_rows_and_counts_all() -> None:
    many = pl.concat([frames()["ADAE"]] * 40)
    table = adverse_event_listing({"ADAE": many})
    assert table is not None
    assert (len(table.rows), table.total) == (SHOWN, 360)


def test_a_listing_leaves_a_missing_value_visibly_missing() -> None:
    table = adverse_event_listing(frames())
    assert table is not None
    assert lines(table)[-1][3] == "–"


def test_the_screening_log_lists_only_what_kept_someone_out() -> None:
    table = screening_listing(cut())
    assert table is not None
    assert [line[0] for line in lines(table)] == ["01-011", "01-012"]


def test_nothing_to_list_is_no_table() -> None:
    assert adverse_event_listing({}) is None
    assert deviation_listing({"deviations": cut()["deviations"].clear()}) is None


def test_the_schedule_has_a_column_a_visit_and_a_mark_where_something_is_done() -> None:
    table = schedule_table(study())
    assert table.columns == ("Screening", "First infusion", "Month 3", "Month 6", "Month 12")
    assert lines(table)[-1] == ["Infusion", "", "●", "", "", ""]


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(anchor="consent"), "on the day of consent"),
        (Timing(anchor="consent", late=28), "on the day of consent (up to 28 days later)"),
        (
            Timing(anchor="SCR", offset="P42D", early=14, late=14),
            "42 days after screening (±14 days)",
        ),
        (
            Timing(anchor="dose_1", offset="P1M", early=1),
            "1 month after first infusion (up to 1 day earlier)",
        ),
        (
            Timing(anchor="dose_1", offset="P3M", early=7, late=14),
            "3 months after first infusion (−7 to +14 days)",
        ),
        (Timing(anchor="dose_1", offset="-P7D"), "7 days before first infusion"),
    ],
)
def test_a_timing_reads_as_a_sentence(timing: Timing, words: str) -> None:
    assert timing_words(study(), timing) == words


def of_place(analysis: str, statistic: str, value: float, **place: str) -> Result:
    name = ".".join((analysis, *place.values(), statistic))
    return Result(
        id=name, analysis=analysis, statistic=statistic, value=value, population="enrolled",
        group=ARM, method="count", dataset="ADSL", data_hash="0" * 64, **place,
    )  # fmt: skip


def test_deviations_are_counted_by_kind_and_absent_where_nobody_counted():
    values = {"participants": 2, "denominator": 10, "deviations": 3}
    results = [of_place("deviations", n, v, parameter="window") for n, v in values.items()]
    table = deviation_table(study(), Lookup(results))
    assert table is not None
    assert lines(table) == [["Visit outside its window", "2 of 10 [3]"]]
    assert deviation_table(study(), Lookup(())) is None


def test_a_change_without_misleading_values_stands_beneath_the_change():
    (endpoint,) = [e for e in study().endpoints if isinstance(e.analysis, ChangeFromBaseline)][:1]
    place = {
        "endpoint": endpoint.id,
        "parameter": endpoint.analysis.concept,
        "visit": endpoint.analysis.encounters[0],
    }
    results = [
        of_place(analysis, "n", n, **place)
        for analysis, n in (("change", 8), ("change_sensitivity", 5))
    ]
    main, beneath = endpoint_tables(study(), Lookup(results), endpoint)
    assert (lines(main)[0][1], lines(beneath)[0][1]) == ("8", "5")
    assert "without values that may mislead" in beneath.caption
