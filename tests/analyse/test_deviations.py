"""Deviations are data: a record each, counted by kind, and the count leads back to them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.analyse.cuts import DOSE_1, Sheet

from trialwright.analyse.run import analyse
from trialwright.analyse.select import select_rows


@pytest.fixture(scope="module")
def analysed():
    rows = Sheet()
    one, two = rows.treated("001"), rows.treated("002")
    late = rows.add("visits", participant=one, encounter="M3", epoch="follow_up",
                    on=date(2024, 7, 1), status="done", days_outside=16)  # fmt: skip
    for person, encounter, kind, detail in (
        (one, "M3", "window", "visit after its window"),
        (one, "M12", "missed_visit", "visit missed"),
        (two, "M12", "missed_visit", "visit missed"),
        (two, None, "dose", "planned dose not given"),
    ):
        rows.add("deviations", participant=person, encounter=encounter, kind=kind, detail=detail)
    rows.rows["deviations"][0]["event"] = late  # the visit's own event shows it
    return analyse(rows.cut(), "test")


def test_each_deviation_is_a_record_with_the_day_of_its_act(analysed):
    rows = analysed.sdtm["DV"].select("DVTERM", "DVDECOD", "DVSTDTC", "DVSTDY", "DVSEQ").rows()
    day = (date(2024, 7, 1) - DOSE_1).days + 1
    assert rows == [
        ("visit after its window: Visit M3", "VISIT OUTSIDE ITS WINDOW", "2024-07-01", day, 1),
        ("visit missed: Visit M12", "VISIT MISSED", None, None, 2),
        ("planned dose not given", "DOSE NOT GIVEN", None, None, 1),
        ("visit missed: Visit M12", "VISIT MISSED", None, None, 2),
    ]


@pytest.mark.parametrize(
    ("kind", "participants", "deviations"),
    [("any", 2, 4), ("window", 1, 1), ("missed_visit", 2, 2), ("dose", 1, 1)],
)
def test_kinds_are_counted_and_the_count_selects_its_rows(analysed, kind, participants, deviations):
    found = {r.statistic: r for r in analysed.results.find(analysis="deviations", parameter=kind)}
    assert found["participants"].value == participants
    assert found["denominator"].value == 2
    assert found["deviations"].value == deviations
    where = found["deviations"].where
    assert select_rows(analysed.adam["ADDV"], where).height == deviations
