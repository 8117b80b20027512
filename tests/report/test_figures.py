"""Figures: every mark a number of the results or a participant's own value."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from report.example_study import ARM, study
from report.inputs import CHANGES, frames, inputs
from trialwright.protocol.objectives import Endpoint
from trialwright.report.figures.change import change_figure
from trialwright.report.figures.consort import flow_figure
from trialwright.report.figures.counts import enrolment_figure, events_figure
from trialwright.report.figures.svg import Figure, Scale, count_ticks, place, ticks
from trialwright.report.figures.waterfall import waterfall_figure
from trialwright.report.flags import flag_marks
from trialwright.report.numbers import Lookup

VALUES = st.floats(min_value=-1e6, max_value=1e6)


def endpoint(name: str) -> Endpoint:
    return next(endpoint for endpoint in study().endpoints if endpoint.id == name)


def lookup() -> Lookup:
    return Lookup(inputs().results.results)


def linked(figure: Figure | None) -> list[str]:
    assert figure is not None
    return [mark.text for mark in figure.marks if mark.result]


@given(VALUES, VALUES)
def test_ticks_reach_from_the_lowest_to_the_highest(first: float, second: float) -> None:
    low, high = min(first, second), max(first, second)
    found = ticks(low, high)
    slack = 1e-6 * max(abs(low), abs(high), 1)
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert 2 <= len(found) <= 12
    assert list(found) == sorted(set(found))


@given(st.integers(min_value=0, max_value=100_000))
def test_counts_have_whole_numbers_on_their_axis(highest: int) -> None:
    found = count_ticks(highest)
    assert found[0] == 0
    assert found[-1] >= highest
    assert all(tick == int(tick) for tick in found)


def test_a_scale_meets_both_its_ends() -> None:
    scale = Scale(0, 10, 270, 20)
    assert (scale(0), scale(10), scale(5)) == (270, 20, 145)


def test_a_place_is_short_and_never_minus_zero() -> None:
    assert [place(1.0), place(-0.001), place(2.345), place("red")] == ["1", "0", "2.35", "red"]


def test_every_mean_change_and_its_number_is_a_link() -> None:
    figure = change_figure(study(), lookup(), endpoint("hba1c"))
    assert linked(figure) == ["−0.41", "n = 8", "−0.52", "n = 8", "−0.29", "n = 8"]


def test_no_change_computed_is_no_figure() -> None:
    assert change_figure(study(), Lookup([]), endpoint("hba1c")) is None


def test_the_waterfall_has_a_bar_a_participant_from_the_largest_fall_on() -> None:
    figure = waterfall_figure(study(), endpoint("insulin"), frames())
    assert figure is not None
    bars = [mark for mark in figure.marks if mark.tag == "rect"]
    assert len(bars) == len(CHANGES)
    assert [bar.attributes["class"] for bar in bars].count("bar reached") == 3
    assert bars[0].tip == "SIM-NCT00000001-01-001: −64.0 %"


def test_the_waterfall_leaves_out_other_endpoints_and_those_without_a_change() -> None:
    other = frames()["ADEFF"].with_columns(ENDPOINT=pl.lit("another"))
    none = frames()["ADEFF"].with_columns(PCHG=pl.lit(None, dtype=pl.Float64))
    for frame in (other, none):
        assert waterfall_figure(study(), endpoint("insulin"), {"ADEFF": frame}) is None


def test_the_waterfall_of_two_arms_stands_arm_by_arm() -> None:
    arms = pl.Series("TRT01P", ["Arm 2", ARM] * 4)
    frame = frames()["ADEFF"].with_columns(arms)
    figure = waterfall_figure(study(arms=2), endpoint("insulin"), {"ADEFF": frame})
    assert figure is not None
    assert figure.table is not None
    headings = ["".join(str(part) for part in row.heading) for row in figure.table.rows]
    assert [heading.rpartition(", ")[2] for heading in headings] == [ARM] * 4 + ["Arm 2"] * 4
    names = [mark.text for mark in figure.marks if mark.attributes.get("class") == "tick mid"]
    assert names == [ARM, "Arm 2"]


def test_events_and_enrolment_print_each_months_number() -> None:
    assert linked(events_figure(lookup())) == ["2", "4", "2", "1"]
    assert linked(enrolment_figure(study(), lookup())) == ["4", "8", "10"]


def test_the_flow_prints_every_number_of_its_boxes() -> None:
    figure = flow_figure(study(), lookup())
    assert linked(figure) == ["14", "4", "3", "2", "10", "10", "1", "8", "1", "1", "1", "0", "7"]


def test_the_flow_of_two_arms_is_two_columns() -> None:
    two = Lookup(inputs(arms=2).results.results)
    figure, single = flow_figure(study(arms=2), two), flow_figure(study(), lookup())
    assert figure is not None
    assert single is not None
    names = [mark.text for mark in figure.marks if mark.attributes.get("class") == "arm"]
    assert names == [ARM, "Arm 2"]
    assert figure.width > single.width


def test_a_country_without_a_drawing_has_its_name_alone() -> None:
    assert [mark.tag for mark in flag_marks("Vietnam")] == ["rect", "polygon"]
    assert flag_marks("Nowhere") == ()
