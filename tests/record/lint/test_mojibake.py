"""Letters are those that were written."""

from __future__ import annotations

from trialwright.record.lint.mojibake import check

from ..trials import trial


def test_utf_8_read_as_latin_is_found():
    (found,) = check(trial(identificationModule__briefTitle="CrohnÃ©s disease"))
    assert found.quote == "CrohnÃ©s disease"


def test_an_accent_is_a_letter():
    assert not list(check(trial(identificationModule__briefTitle="Étude de la thérapie")))
