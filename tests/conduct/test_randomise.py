"""Randomisation: the recorded seed makes the list again."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from conduct.studies import COORDINATOR, ELIGIBLE, INVESTIGATOR, START, randomised_study, running
from trialwright.conduct.randomise import is_randomised, next_arm
from trialwright.values.findings import InputRefused, MoveRefused


def test_arms_come_from_a_list_only_where_there_are_several_and_the_design_says_so():
    study = randomised_study()
    assert is_randomised(study)
    one = msgspec.structs.replace(study, arms=study.arms[:1])
    assert not is_randomised(one)


def test_every_block_of_four_holds_each_arm_twice_and_the_seed_gives_the_list_again():
    study = randomised_study()
    arms = [next_arm(study, 7, number) for number in range(8)]
    assert [Counter(arms[start : start + 4]) for start in (0, 4)] == [{"a": 2, "b": 2}] * 2
    assert arms == [next_arm(study, 7, number) for number in range(8)]
    assert any(next_arm(study, seed, n) != arms[n] for seed in (1, 2) for n in range(8))


def test_the_next_participant_gets_the_next_line_of_the_recorded_list():
    study = running(randomised_study())
    seed = study.conduct.state.published.seed
    got = []
    for _ in range(4):
        participant = study.enrolled()
        assert study.conduct.state.participants[participant].arm is None
        study.conduct.randomise(participant, study.clock.now.date(), by=COORDINATOR)
        got.append(study.conduct.state.participants[participant].arm)
    assert got == [next_arm(study.study, seed, number) for number in range(4)]
    assert study.reopened().state == study.conduct.state


def test_nobody_is_randomised_twice_or_before_enrolment():
    study = running(randomised_study())
    with pytest.raises(MoveRefused, match="SCREENED; allowed: ENROLLED"):
        study.conduct.randomise(study.attending(), START, by=COORDINATOR)
    participant = study.enrolled()
    study.conduct.randomise(participant, START, by=COORDINATOR)
    with pytest.raises(MoveRefused, match="has an arm already"):
        study.conduct.randomise(participant, START, by=COORDINATOR)


def test_an_arm_of_one_s_own_choice_is_refused():
    study = running(randomised_study())
    participant = study.attending()
    study.conduct.assess_eligibility(participant, ELIGIBLE, START, by=INVESTIGATOR)
    with pytest.raises(InputRefused, match="given by the list"):
        study.conduct.enrol(participant, START, by=INVESTIGATOR, arm="a")


def test_in_a_single_group_there_is_nothing_to_randomise():
    study = running()
    with pytest.raises(MoveRefused, match="not given by a list"):
        study.conduct.randomise(study.enrolled(), START, by=COORDINATOR)


def test_blocks_that_cannot_hold_the_arms_are_refused_before_anything_is_published():
    study = randomised_study()
    odd = msgspec.structs.replace(study, design=msgspec.structs.replace(study.design, block_size=3))
    with pytest.raises(InputRefused, match="multiples of 2"):
        running(odd)


def test_several_arms_without_a_list_are_chosen_at_enrolment():
    study = randomised_study()
    open_arms = msgspec.structs.replace(
        study, design=msgspec.structs.replace(study.design, allocation="NON_RANDOMIZED")
    )
    running_study = running(open_arms)
    participant = running_study.attending()
    conduct = running_study.conduct
    conduct.assess_eligibility(participant, ELIGIBLE, START, by=INVESTIGATOR)
    with pytest.raises(InputRefused, match="an arm is required; allowed: a, b"):
        conduct.enrol(participant, START, by=INVESTIGATOR)
    conduct.enrol(participant, START, by=INVESTIGATOR, arm="b")
    assert conduct.state.participants[participant].arm == "b"
