"""Conditions that only one sex has."""

from __future__ import annotations

import re

from trialwright.record.record import Record

CONDITIONS = "protocolSection.conditionsModule.conditions"
FEMALE = re.compile(
    r"ovarian (?:failure|insufficiency|cancer|reserve)|premature menopause|cervical cancer|"
    r"endometri(?:um|al|osis)|asherman|intrauterine adhesion|poor ovarian|pre-?eclampsia|"
    r"polycystic ovar|vagin(?:al|itis)|vulv(?:ar|a)\b|uterine",
    re.IGNORECASE,
)
MALE = re.compile(
    r"prostat|erectile|azoospermi|oligospermi|peyronie|testicular|hypospadias|cryptorchid|"
    r"phimosis|male infertility",
    re.IGNORECASE,
)


def all_of(record: Record, sex: re.Pattern[str]) -> bool:
    """Whether there are conditions and every one is of that sex alone."""
    named = [str(item) for item in record.items(CONDITIONS)]
    return bool(named) and all(sex.search(name) for name in named)


def is_male_condition(record: Record) -> bool:
    """Whether only men have what the trial is about."""
    return all_of(record, MALE)
