"""Products and arms of a CTIS trial: Part I products by name, arms where the design lists any."""

from __future__ import annotations

from trialwright.record.moving import Moving, Spot
from trialwright.record.record import ARMS, INTERVENTIONS
from trialwright.record.rules import One, Rows, Rule, apply
from trialwright.record.studyfields_table import yes_no

_NAMES = ("productName", "productDictionaryInfo.prodName",
          "productDictionaryInfo.activeSubstanceName")  # fmt: skip
_NOTHING = frozenset({"n/a", "-"})
_ARM: tuple[Rule, ...] = (One("label", "title"), One("description", "description"))


def move_products(moving: Moving, part: Spot) -> None:
    """Each product once, by its name, else by its substance; a type only where it is sure."""
    known: set[str] = set()
    for product in moving.find("products", part):
        names = [said for name in _NAMES for said in moving.said(name, product)]
        names = [said for said in names if said[1].strip().lower() not in _NOTHING]
        if not names or names[0][1].strip() in known:
            continue
        path = f"{INTERVENTIONS}[{len(known)}]"
        known.add(names[0][1].strip())
        spot, words = names[0]
        chemical = moving.said("allSubstancesChemicals", product)
        if chemical and yes_no(chemical[0][1]):
            moving.put(f"{path}.type", "DRUG", [chemical[0][0]], "ticked")
        moving.put(f"{path}.name", words.strip(), [spot])


def move_arms(moving: Moving, part: Spot) -> None:
    """The arms of the one period that has any; which product an arm gets is not listed."""
    periods = moving.find("trialDetails.protocolInformation.studyDesign.periodDetails", part)
    with_arms = [period for period in periods if moving.find("armDetails", period)]
    if len(with_arms) == 1:
        apply(moving, (Rows(ARMS, "armDetails", _ARM),), with_arms[0])
    elif with_arms:
        moving.note(
            "read.several-periods", ARMS, "",
            f"The design has {len(with_arms)} periods with arms of their own; none was chosen, they"
            " are kept as they stand.",
            "List the arms as participants are allocated to them.",
        )  # fmt: skip
