"""How many cells and by which route: read where the words are certain, else asked with them."""

from __future__ import annotations

from typing import Any

import pytest

from trialwright.protocol.drafting.dosing import CELLS_SAID, CellDose, cell_dose
from trialwright.protocol.drafting.looking import Found, Said
from trialwright.protocol.study import Study
from trialwright.record.record import Record
from trialwright.values.findings import InputRefused

from .records import answered, small


def read(words: str) -> CellDose | None:
    return cell_dose(Found(Said("", words), match) for match in CELLS_SAID.finditer(words))


def cells(description: str, arm: str = "", title: str = "A trial", own: bool = True) -> Record:
    """A single-arm trial of a person's own cells, or of a donor's."""
    name = "Autologous marrow cells" if own else "Umbilical cord cells of a donor"
    module: dict[str, Any] = {
        "armGroups": [
            {
                "label": "Cells",
                "type": "EXPERIMENTAL",
                "description": arm,
                "interventionNames": [f"Biological: {name}"],
            }
        ],
        "interventions": [{"type": "BIOLOGICAL", "name": name, "description": description}],
    }
    record = small(
        armsInterventionsModule=module,
        identificationModule={"nctId": "NCT00000001", "briefTitle": title},
    )
    record.data["protocolSection"]["designModule"]["designInfo"]["allocation"] = "NA"
    return record


def asked(study: Study) -> dict[str, tuple[str, str]]:
    return {item.id: (item.answer, item.quote) for item in study.questions}


@pytest.mark.parametrize(
    ("words", "millions", "per_kg"),
    [
        ("2x10^6 cells/kg, three intravenous infusions", 2, True),
        ("1×10⁶/kg", 1, True),
        ("2 million cells per kg", 2, True),
        ("1 x 10e6 MSC/kg body weight", 1, True),
        ("2*10(6) cells/kgBW", 2, True),
        ("10^6 cells/kg", 1, True),
        ("100 million MSCs", 100, False),
        ("1 x 10^8 cells/dose", 100, False),
        ("0.5 billion cells", 500, False),
    ],
)
def test_doses_in_cells(words: str, millions: float, per_kg: bool) -> None:
    assert read(words) == CellDose(millions, per_kg)


@pytest.mark.parametrize(
    "words",
    [
        "1-2 x 10^6 cells/kg",
        "up to 2 x 10^6 cells/kg",
        "1x10^6 cells/kg or 2x10^6 cells/kg",
        "0.5×10^6, 1×10^6, 2×10^6 cells/kg",
        "a total of 2x10^8 cells",
        "5x10^6 cells/mL",
        "1 x 10^7 cells/1 mL/vial",
        "2 x 106 cells/kg",
        "20 million cells per injection",
        "80 million cells divided into two doses",
        "2 x 10^6 stem cells for each kg",
        "2 million people",
        "platelets 100 x 10^9/L",
    ],
)
def test_a_range_a_limit_a_sum_or_a_concentration_is_no_dose(words: str) -> None:
    assert read(words) is None


def test_a_dose_and_a_route_that_are_stated_are_taken_and_not_asked() -> None:
    study = answered({}, cells("2x10^6 cells/kg, intravenously"))
    assert study.product is not None
    assert (study.product.cells_per_kg, study.product.cells_per_dose) == (2, None)
    assert study.product.route == "intravenous"
    assert not {"product.cells_per_dose", "product.route"} & set(asked(study))


def test_words_that_are_not_certain_are_quoted_and_nothing_is_taken() -> None:
    words = "1-2 x 10^6 cells/kg, intravenous or intramuscular"
    study = answered({}, cells(words))
    assert study.product is not None
    assert asked(study)["product.cells_per_dose"] == ("not stated", words)
    assert asked(study)["product.route"] == ("intravenous", words)
    for item in study.questions:
        if item.id in ("product.cells_per_dose", "product.route"):
            assert "does not state" not in item.why


def test_another_dose_elsewhere_in_the_record_makes_it_a_question() -> None:
    record = cells("2x10^6 cells/kg", title="Trial of 50 million cells")
    assert asked(answered({}, record))["product.cells_per_dose"][0] == "not stated"


def test_a_person_answers_by_dose_or_by_weight() -> None:
    record = cells("A product")
    for answer, dose in {
        "80": (80, None),
        "2 per kg": (None, 2),
        "not stated": (None, None),
    }.items():
        product = answered({"product.cells_per_dose": answer}, record).product
        assert product is not None
        assert (product.cells_per_dose, product.cells_per_kg) == dose
    with pytest.raises(InputRefused, match=r"allowed: a number from 0\.001 to 100000"):
        answered({"product.cells_per_dose": "many"}, record)


def test_a_donors_cells_have_their_route_and_dose_on_the_intervention() -> None:
    record = cells("Single infusion", "Single intravenous infusion of 1x10^6 cells/kg", own=False)
    (item,) = answered({}, record).interventions
    assert (item.product, item.route, item.cells_per_kg) == (None, "intravenous", 1)


@pytest.mark.parametrize(
    "words", ["from subcutaneous fat tissue", "with intravenous anaesthesia", "as usual"]
)
def test_the_route_of_something_else_is_not_the_routes(words: str) -> None:
    study = answered({}, cells(words))
    assert "product.route" in asked(study)
