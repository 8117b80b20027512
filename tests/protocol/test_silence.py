"""A question says that the record is silent only where nothing in it speaks of the matter."""

from __future__ import annotations

import pytest

from trialwright.protocol.drafting.silence import SPEAKS, UNCERTAIN, claims_silence
from trialwright.protocol.questions import Question
from trialwright.protocol.study import Study
from trialwright.record.record import Record

from .records import answered, small
from .test_dosing import cells

# asked only after a reader of its own has looked through the whole record, or about a list's length
LOOKED = ("design.", "product.cells_per_dose", "product.route", "schedule.follow_up", "endpoint.")


def question(study: Study, question_id: str) -> Question:
    return next(item for item in study.questions if item.id == question_id)


def said(description: str, question_id: str) -> Question:
    record = small(
        conditionsModule={"conditions": ["Type 2 Diabetes"]},
        descriptionModule={"detailedDescription": description},
    )
    return question(answered({}, record), question_id)


@pytest.mark.parametrize(
    ("words", "question_id"),
    [
        ("Visits take place within ±3 days.", "schedule.windows"),
        ("The screening period lasts 14 days.", "schedule.screening_days"),
        ("Capsules are taken twice daily.", "schedule.doses"),
        ("A stopping rule holds.", "safety.stopping_rule"),
        ("The ethics committee has approved it.", "approvals"),
        ("Rescue insulin is allowed.", "estimand.adverse_events.left"),
    ],
)
def test_words_on_the_matter_are_quoted_instead_of_denied(words: str, question_id: str) -> None:
    found = said(words, question_id)
    assert found.quote == words
    assert found.why.startswith(UNCERTAIN)
    assert not claims_silence(found.why)


def test_a_record_without_such_words_is_called_silent() -> None:
    found = said("A trial.", "schedule.screening_days")
    assert claims_silence(found.why)
    assert not found.quote


@pytest.mark.parametrize("record", [None, small(), cells("A product")])
def test_every_question_that_claims_silence_has_words_it_listens_for(
    record: Record | None,
) -> None:
    study = answered({}, record)
    claiming = [item.id for item in study.questions if claims_silence(item.why)]
    assert claiming
    families = tuple(name for name in SPEAKS if name.endswith("."))
    deaf = [
        name
        for name in claiming
        if name not in SPEAKS and not name.startswith((*families, *LOOKED))
    ]
    assert deaf == []


def test_a_single_infusion_is_one_dose_and_not_asked() -> None:
    study = answered({}, cells("A product", "Single intravenous infusion"))
    assert "schedule.doses" not in {item.id for item in study.questions}
    more = answered({}, cells("A product", "Single infusion, repeated at will"))
    assert question(more, "schedule.doses").quote


def test_adverse_events_count_from_consent_where_the_record_says_so() -> None:
    record = small(
        outcomesModule={
            "primaryOutcomes": [
                {"measure": "Adverse events", "timeFrame": "From informed consent to 52 weeks"}
            ]
        }
    )
    found = question(answered({}, record), "safety.counted_from")
    assert (found.answer, found.quote) == ("consent", "From informed consent to 52 weeks")


def blind(summary: str) -> Study:
    """A person's own cells against saline, masked."""
    record = cells("A product")
    section = record.data["protocolSection"]
    section["designModule"]["designInfo"] |= {"allocation": "RANDOMIZED"}
    section["armsInterventionsModule"]["armGroups"].append(
        {"label": "Saline", "type": "PLACEBO_COMPARATOR", "interventionNames": ["Drug: Saline"]}
    )
    section["armsInterventionsModule"]["interventions"].append({"type": "DRUG", "name": "Saline"})
    section["descriptionModule"] = {"briefSummary": summary}
    return answered({}, record)


def test_masked_participants_of_whom_only_some_give_cells_are_asked_about() -> None:
    words = "Sham bone marrow aspiration is done."
    assert "sham collection" in question(blind("A trial."), "design.sham_collection").why
    assert question(blind(words), "design.sham_collection").quote == words
