"""Salts and ids: from the operating system for people, from a seed for rehearsals."""

from __future__ import annotations

from trialwright.conduct.entropy import SeededEntropy, SystemEntropy


def test_a_seed_gives_the_same_salts_and_ids_again():
    assert SeededEntropy(7).salt(3, "hba1c") == SeededEntropy(7).salt(3, "hba1c")
    assert SeededEntropy(7).event_id(3) == SeededEntropy(7).event_id(3)


def test_every_value_of_every_event_of_every_seed_has_its_own_salt():
    salts = {
        SeededEntropy(seed).salt(seq, name)
        for seed in (1, 2)
        for seq in (1, 2, 11)
        for name in ("hba1c", "1 hba1c", "on")
    }
    assert len(salts) == 18
    assert {len(salt) for salt in salts} == {32}


def test_the_operating_system_never_gives_the_same_twice():
    source = SystemEntropy()
    assert source.salt(1, "hba1c") != source.salt(1, "hba1c")
    assert len(source.salt(1, "hba1c")) == 32
    assert source.event_id(1) != source.event_id(1)
