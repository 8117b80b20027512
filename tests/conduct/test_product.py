"""The cell product: one person's cells, released by another hand, given back to that person."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from conduct.studies import (
    CELL_LAB,
    COORDINATOR,
    INVESTIGATOR,
    QUALITY,
    SPONSOR,
    START,
    running,
    team,
    tiny_study,
)
from trialwright.conduct.product.amounts import check_amount
from trialwright.conduct.product.doses import DosePlan
from trialwright.protocol.schedule import Activity
from trialwright.protocol.study import Arm
from trialwright.values.findings import InputRefused, MoveRefused


@pytest.fixture
def study():
    return running()


@pytest.mark.parametrize(
    ("amount", "text"), [(60, "60"), ("60.50", "60.50"), (1.5, "1.5"), (Decimal("2"), "2")]
)
def test_an_amount_is_kept_as_decimal_text(amount, text):
    assert check_amount("x", amount) == text


@pytest.mark.parametrize("amount", [-1, "-1", "abc", float("nan"), "1,5", True, 101])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(InputRefused, match="viability: a number, 0 or more and at most 100"):
        check_amount("viability", amount, most=100)


@pytest.mark.requirement("D1")
def test_a_lot_is_given_only_after_its_release(study):
    participant = study.collected()
    today = study.clock.pass_days(42)
    lot = study.conduct.make_lot(participant, 120, "92.5", today, by=CELL_LAB)
    with pytest.raises(MoveRefused, match=f"lot {lot} is not released"):
        study.conduct.administer(participant, 1, today, by=INVESTIGATOR, lot=lot)
    study.conduct.release_lot(lot, today, by=QUALITY)
    study.conduct.administer(participant, 1, today, by=INVESTIGATOR, lot=lot)
    assert study.conduct.state.participants[participant].doses[1].lot == lot


def test_cells_are_never_given_without_a_lot_nor_from_another_person(study):
    participant, _ = study.with_lot()
    _, other = study.with_lot()
    today = study.clock.now.date()
    for lot in (None, other, "no-such-lot"):
        with pytest.raises(MoveRefused, match=f"a lot of participant {participant} is required"):
            study.conduct.administer(participant, 1, today, by=INVESTIGATOR, lot=lot)


def test_the_maker_of_a_lot_does_not_release_it(study):
    participant = study.collected()
    both = team("cell-lab-1", "quality")
    study.conduct.appoint("cell-lab-1", "quality", None, START, None, by=SPONSOR)
    today = study.clock.pass_days(42)
    lot = study.conduct.make_lot(participant, 120, "92.5", today, by=CELL_LAB)
    with pytest.raises(MoveRefused, match="the maker of a lot does not release it"):
        study.conduct.release_lot(lot, today, by=both)


def test_a_lot_outside_its_specification_is_not_released(study):
    participant = study.collected()
    today = study.clock.pass_days(42)
    good = study.conduct.make_lot(participant, 120, 70, today, by=CELL_LAB)
    bad = study.conduct.make_lot(participant, 120, "69.9", today, by=CELL_LAB)
    study.conduct.release_lot(good, today, by=QUALITY)
    with pytest.raises(MoveRefused, match="does not meet viability"):
        study.conduct.release_lot(bad, today, by=QUALITY)


def test_a_lot_is_released_once_and_not_before_it_was_made(study):
    _, lot = study.with_lot()
    with pytest.raises(MoveRefused, match="allowed once"):
        study.conduct.release_lot(lot, study.clock.now.date(), by=QUALITY)
    with pytest.raises(InputRefused, match="not in this study"):
        study.conduct.release_lot("nobody-L1", study.clock.now.date(), by=QUALITY)


def test_no_more_is_given_of_a_lot_than_there_is(study):
    participant, lot = study.dosed()
    day = study.clock.pass_days(182)
    with pytest.raises(MoveRefused, match="does not hold so many cells"):
        study.conduct.administer(
            participant, 2, day, by=INVESTIGATOR, lot=lot, amount="60.1", unit="10*6"
        )
    study.conduct.administer(participant, 2, day, by=INVESTIGATOR, lot=lot, amount=60, unit="10*6")
    assert study.conduct.state.participants[participant].lots[lot].given == 120


def test_doses_are_given_in_order_and_once(study):
    participant, lot = study.with_lot()
    today = study.clock.now.date()
    with pytest.raises(MoveRefused, match="allowed: dose 1"):
        study.conduct.administer(participant, 2, today, by=INVESTIGATOR, lot=lot)
    study.conduct.administer(participant, 1, today, by=INVESTIGATOR, lot=lot)
    with pytest.raises(MoveRefused, match="allowed: dose 2"):
        study.conduct.administer(participant, 1, today, by=INVESTIGATOR, lot=lot)
    with pytest.raises(InputRefused, match="dose 3 is not in the study; allowed: 1, 2"):
        study.conduct.administer(participant, 3, today, by=INVESTIGATOR, lot=lot)


def test_a_skipped_dose_is_a_deviation_and_its_visits_do_not_apply(study):
    participant, _ = study.dosed()
    study.conduct.skip_dose(
        participant, 2, "no more cells", study.clock.pass_days(182), by=INVESTIGATOR
    )
    person = study.conduct.state.participants[participant]
    assert person.deviations[-1].kind == "dose"
    states = {item.encounter.id: item.status for item in study.conduct.calendar(participant)}
    assert states["D2M1"] == "not_applicable"
    with pytest.raises(MoveRefused, match="none is left"):
        study.conduct.skip_dose(participant, 2, "again", study.clock.now.date(), by=INVESTIGATOR)


def test_nothing_is_made_of_a_failed_expansion_until_cells_are_collected_again(study):
    participant = study.collected()
    today = study.clock.pass_days(40)
    study.conduct.fail_expansion(participant, "too few cells", today, by=CELL_LAB)
    with pytest.raises(MoveRefused, match="nothing is growing"):
        study.conduct.make_lot(participant, 120, 90, today, by=CELL_LAB)
    study.conduct.collect(participant, 50, today, by=COORDINATOR)
    assert study.conduct.make_lot(participant, 120, 90, today, by=CELL_LAB)


def test_cells_are_collected_only_of_enrolled_participants_in_treatment(study):
    with pytest.raises(MoveRefused, match="participant is SCREENED; allowed: ENROLLED"):
        study.conduct.collect(study.attending(), 60, START, by=INVESTIGATOR)
    participant = study.enrolled()
    study.conduct.withdraw(participant, "treatment", "own wish", START, by=INVESTIGATOR)
    with pytest.raises(MoveRefused, match="withdrawn from treatment"):
        study.conduct.collect(participant, 60, START, by=INVESTIGATOR)


def test_a_study_without_a_cell_product_gives_doses_without_lots():
    plain = tiny_study()
    (drug,) = plain.interventions
    plain = msgspec.structs.replace(
        plain, product=None, interventions=(msgspec.structs.replace(drug, product=None),)
    )
    study = running(plain)
    participant = study.enrolled()
    study.conduct.administer(
        participant, 1, START, by=INVESTIGATOR, lot="B-7", amount=500, unit="mg"
    )
    assert study.conduct.state.participants[participant].doses[1].lot == "B-7"
    assert study.conduct.state.participants[participant].anchors["dose_1"] == START
    with pytest.raises(MoveRefused, match="no cell product"):
        study.conduct.collect(participant, 60, START, by=INVESTIGATOR)


def test_a_dose_is_the_intervention_of_the_participant_s_own_arm():
    study = tiny_study()
    activities = tuple(
        Activity(id=f"give_{arm}", label=arm, act="administration", intervention=arm, dose=1)
        for arm in ("iv", "artery")
    )
    (cells,) = study.interventions
    plan = DosePlan(
        msgspec.structs.replace(
            study,
            activities=activities,
            arms=tuple(
                Arm(id=arm, label=arm, type="EXPERIMENTAL", interventions=(arm,))
                for arm in ("iv", "artery")
            ),
            interventions=tuple(msgspec.structs.replace(cells, id=arm) for arm in ("iv", "artery")),
        )
    )
    assert plan.intervention(1, "artery").id == "artery"
    assert plan.intervention(1, "iv").id == "iv"
    assert plan.intervention(1, None) is None
