"""Every concept is one YAML file that forms, screening, SDTM and plots can rely on."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from trialwright.protocol.concepts import Concept, load_concepts

CONCEPTS = load_concepts()
UNITS = {
    "a", "mo", "%", "mmol/mol", "g/dL", "g/L", "mmol/L", "mg/dL", "ng/mL", "ug/L", "nmol/L",
    "pmol/L", "umol/L", "mL/min/{1.73_m2}", "U/L", "10*9/L", "[iU]/d", "{events}", "cm", "m",
    "[in_i]", "kg", "g", "[lb_av]", "kg/m2", "mm[Hg]", "/min", "Cel", "mL", "10*6",
}  # fmt: skip
DOMAINS = {"DM", "DS", "IE", "MH", "LB", "VS", "CM", "AE", "PR", "EX", "FA"}

every = pytest.mark.parametrize("concept", CONCEPTS.values(), ids=CONCEPTS)


def test_there_are_at_least_twenty_five_concepts_and_the_flagship_ones_are_among_them() -> None:
    assert len(CONCEPTS) >= 25
    assert {"hba1c", "hba1c_method", "insulin_total_daily_dose", "ae_term"} <= set(CONCEPTS)


@every
def test_a_quantity_has_a_known_unit_and_a_choice_has_choices(concept: Concept) -> None:
    assert (concept.kind == "choice") == bool(concept.choices)
    assert (concept.kind in {"quantity", "count"}) == bool(concept.unit)
    assert {concept.unit, *concept.other_units} - {""} <= UNITS


@every
def test_what_is_plausible_is_possible(concept: Concept) -> None:
    if concept.kind != "quantity":
        return
    assert concept.plausible is not None
    assert concept.possible is not None
    assert concept.possible[0] <= concept.plausible[0] < concept.plausible[1] <= concept.possible[1]


@every
def test_names_fit_into_sas_transport_files(concept: Concept) -> None:
    assert concept.sdtm.domain in DOMAINS
    assert re.fullmatch(r"([A-Z][A-Z0-9]{0,7})?", concept.sdtm.testcd)
    assert len(concept.sdtm.test) <= 40
    assert bool(concept.sdtm.testcd) == bool(concept.sdtm.test)
    assert all(len(code) <= 32 for code in concept.choices)


@every
def test_words_are_lower_case_and_labels_are_there(concept: Concept) -> None:
    assert concept.label
    assert concept.plot_label
    assert all(word == word.lower().strip() for word in concept.words)


def test_a_test_code_and_a_word_belong_to_one_concept_only() -> None:
    codes = Counter((c.sdtm.domain, c.sdtm.testcd) for c in CONCEPTS.values() if c.sdtm.testcd)
    words = Counter(word for c in CONCEPTS.values() for word in c.words)
    assert max(codes.values()) == 1
    assert max(words.values()) == 1


def test_haemoglobin_a1c_is_measured_in_per_cent_and_stands_in_lb() -> None:
    hba1c = CONCEPTS["hba1c"]
    assert (hba1c.unit, hba1c.other_units) == ("%", ("mmol/mol",))
    assert (hba1c.sdtm.domain, hba1c.sdtm.testcd) == ("LB", "HBA1C")
    assert [(code.system, code.code) for code in hba1c.codes] == [("LOINC", "4548-4")]
