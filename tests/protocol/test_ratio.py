"""The allocation ratio is what the record's words say, or a question that quotes them."""

from __future__ import annotations

from typing import Any

import pytest

from trialwright.protocol.check import check_study
from trialwright.protocol.study import Study
from trialwright.record.record import Record
from trialwright.values.findings import InputRefused, Severity

from .records import answered, small

SECTION = "protocolSection"


def trial(words: str, *labels: str) -> Record:
    """A randomised drug trial of these arms, whose detailed description is `words`."""
    record = small(descriptionModule={"detailedDescription": words})
    if labels:
        module: dict[str, Any] = record.data[SECTION]["armsInterventionsModule"]
        module["armGroups"] = [
            {"label": label, "type": "EXPERIMENTAL", "interventionNames": [f"Drug: {label}"]}
            for label in labels
        ]
        module["interventions"] = [{"type": "DRUG", "name": label} for label in labels]
    return record


def weights(study: Study) -> list[int]:
    return [arm.weight for arm in study.arms]


def asked(study: Study) -> dict[str, str]:
    return {item.id: item.quote for item in study.questions if item.id == "design.ratio"}


@pytest.mark.parametrize(
    ("words", "labels", "expected", "block"),
    [
        ("Participants are randomised 1:1:1.", ("A", "B", "C"), [1, 1, 1], 6),
        ("Randomized 3:1 to Examplol or placebo.", (), [3, 1], 8),
        ("Randomized in a ratio of 2 to 1 to placebo and Examplol.", (), [1, 2], 6),
        ("They are allocated to Drug or Placebo in a 2:1 ratio.", (), [2, 1], 6),
        ("Randomisation 4:2 to Drug and Placebo.", (), [2, 1], 6),
        ("Randomised (2:2:1) to dose 10, dose 1 or placebo.", ("Dose 1", "Dose 10", "Placebo"),
         [2, 2, 1], 10),
    ],
)  # fmt: skip
def test_a_ratio_whose_order_is_certain_is_taken(
    words: str, labels: tuple[str, ...], expected: list[int], block: int
) -> None:
    study = answered({}, trial(words, *labels))
    assert weights(study) == expected
    assert study.design.block_size == block
    assert not asked(study)
    assert not [item for item in check_study(study) if item.severity is Severity.ERROR]


def test_a_ratio_that_does_not_say_whose_the_numbers_are_is_asked_with_its_words() -> None:
    study = answered({}, trial("Closed loop or injections. 2:1 randomisation."))
    assert weights(study) == [2, 1]
    assert asked(study) == {"design.ratio": "2:1 randomisation."}
    assert weights(answered({"design.ratio": "1:2"}, trial("2:1 randomisation."))) == [1, 2]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Participants are randomised 1:1:1.", "Participants are randomised 1:1:1."),
        ("Serum is diluted 1:2. A score of 2:1 is high.", ""),
        ("Visits begin at 8:00 for all who are randomised.", ""),
    ],
)
def test_where_no_ratio_fits_equal_groups_are_a_guess(words: str, quote: str) -> None:
    study = answered({}, trial(words))
    assert weights(study) == [1, 1]
    assert asked(study) == {"design.ratio": quote}


@pytest.mark.parametrize("answer", ["2", "1:1:1", "0:1", "two to one", "99:1"])
def test_an_answer_has_a_number_for_every_arm(answer: str) -> None:
    with pytest.raises(InputRefused, match=r"allowed: 2 whole numbers .* such as 2:1"):
        answered({"design.ratio": answer}, trial("A trial."))


def test_one_arm_has_no_ratio() -> None:
    record = trial("Participants are randomised 2:1.", "Only")
    record.data[SECTION]["designModule"]["designInfo"]["allocation"] = "NA"
    study = answered({}, record)
    assert weights(study) == [1]
    assert not asked(study)


def test_words_that_say_randomised_fill_the_registrys_empty_field() -> None:
    record = trial("Participants are randomised 1:1.")
    del record.data[SECTION]["designModule"]["designInfo"]["allocation"]
    study = answered({}, record)
    question = next(item for item in study.questions if item.id == "design.allocation")
    assert (study.design.allocation, question.quote) == (
        "RANDOMIZED",
        "Participants are randomised 1:1.",
    )


def test_a_trial_that_says_it_is_not_randomised_is_not() -> None:
    record = trial("A non-randomised comparison.")
    del record.data[SECTION]["designModule"]["designInfo"]["allocation"]
    assert answered({}, record).design.allocation == "NON_RANDOMIZED"
