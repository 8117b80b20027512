"""Every endpoint is looked at when its own time frame says, counted from the dose it names."""

from __future__ import annotations

from typing import Any

import pytest

from trialwright.protocol.objectives import ChangeFromBaseline, ReductionResponder
from trialwright.protocol.study import Study
from trialwright.record.record import Record

from .records import FLAGSHIP, answered, small

REDUCED = "Reduction of insulin dose by 50% or more"


def trial(arm: str, *outcomes: tuple[str, str]) -> Record:
    """A diabetes trial whose first arm is described so, with these outcomes and time frames."""
    rows: list[dict[str, Any]] = [
        {"measure": measure, "timeFrame": frame} for measure, frame in outcomes
    ]
    record = small(
        conditionsModule={"conditions": ["Type 2 Diabetes"]},
        outcomesModule={"primaryOutcomes": rows},
    )
    record.data["protocolSection"]["armsInterventionsModule"]["armGroups"][0]["description"] = arm
    return record


def looked_at(study: Study) -> list[tuple[str, ...]]:
    """The encounters of each endpoint that is computed at visits."""
    found = []
    for endpoint in study.endpoints:
        if isinstance(endpoint.analysis, ChangeFromBaseline):
            found.append(endpoint.analysis.encounters)
        if isinstance(endpoint.analysis, ReductionResponder):
            found.append((endpoint.analysis.encounter,))
    return found


def timing(study: Study, visit: str) -> tuple[str, str]:
    found = study.encounter(visit).timing
    return found.anchor, found.offset


def asked(study: Study) -> set[str]:
    return {item.id for item in study.questions}


def test_two_reductions_are_judged_each_at_its_own_time() -> None:
    study = answered({}, trial("", (REDUCED, "52 weeks"), (REDUCED, "26 weeks")))
    assert looked_at(study) == [("W52",), ("W26",)]
    assert "responder.time_point" not in asked(study)


def test_a_change_is_computed_at_the_times_its_outcome_names() -> None:
    frames = [("HbA1c", "Week 26"), ("HbA1c", "26 and 52 weeks"), ("HbA1c", "up to 26 weeks")]
    study = answered({}, trial("", ("HbA1c", "Week 4"), *frames))
    assert looked_at(study) == [("W4",), ("W26",), ("W26", "W52"), ("W4", "W26")]


def test_up_to_a_time_and_several_times_name_no_time_point_and_are_asked() -> None:
    study = answered({}, trial("", (REDUCED, "up to 52 weeks"), (REDUCED, "26 and 52 weeks")))
    assert {"responder.time_point", "responder.time_point.P2"} <= asked(study)
    own = answered(
        {"responder.time_point.P2": "W26"},
        trial("", (REDUCED, "up to 52 weeks"), (REDUCED, "26 and 52 weeks")),
    )
    assert looked_at(own) == [("W52",), ("W26",)]


def test_what_counts_from_the_last_dose_hangs_on_it_and_the_rest_on_the_first() -> None:
    record = trial(
        "Three infusions, 4 weeks apart",
        ("HbA1c", "24 weeks"),
        ("HbA1c", "12 months after the last infusion"),
    )
    study = answered({}, record)
    assert looked_at(study) == [("W24",), ("D3M12",)]
    assert timing(study, "W24") == ("dose_1", "P24W")
    assert timing(study, "D3M12") == ("dose_3", "P12M")
    question = next(item for item in study.questions if item.id == "schedule.time_zero")
    assert (question.question, question.quote) == (
        "Is week 24 counted from the first dose or the last dose?",
        "24 weeks",
    )


def test_where_every_time_names_its_dose_nothing_is_asked() -> None:
    frame = "3 and 6 months after the second infusion"
    study = answered({}, trial("Two infusions, 4 weeks apart", ("HbA1c", frame)))
    assert looked_at(study) == [("D2M3", "D2M6")]
    assert "schedule.time_zero" not in asked(study)


def test_a_time_that_is_the_next_doses_own_is_the_visit_of_that_dose() -> None:
    record = trial("Two infusions, 6 months apart", ("HbA1c", "6 and 12 months"))
    assert looked_at(answered({"schedule.time_zero": "first dose"}, record)) == [("D2", "M12")]


@pytest.mark.parametrize("answer", ["first dose", "second dose"])
def test_the_flagships_period_takes_in_every_visit(answer: str) -> None:
    study = answered({"schedule.time_zero": answer})
    assert FLAGSHIP.is_file()
    last = study.encounters[-1].id
    assert all(visits[-1] == last for visits in looked_at(study))
