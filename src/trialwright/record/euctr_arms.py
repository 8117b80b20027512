"""Investigational products and arms of an EU CTR form: D.IMP, and the arms of posted results."""

from __future__ import annotations

from trialwright.record.conversions import table
from trialwright.record.moving import Moving, Spot
from trialwright.record.record import ARMS, INTERVENTIONS
from trialwright.record.rules import Many, One, Rows, Rule, apply
from trialwright.record.studyfields_table import yes_no
from trialwright.record.tree import look_up
from trialwright.record.words import INTERVENTION_TYPES

_CHEMICAL = "d3111_active_substance_of_chemical_origin"
_GENE = "d31132_gene_therapy_medical_product"
_DEVICE = (
    "d3114_combination_product_that_includes_a_device_but_does_not_involve_an_advanced_therapy"
)
_BIOLOGICAL = (
    "d3112_active_substance_of_biological_biotechnological_origin_other_than_advanced_therapy"
    "_imp_atimp",
    "d3113_advanced_therapy_imp_atimp",
    "d31131_somatic_cell_therapy_medicinal_product",
    "d31133_tissue_engineered_product",
    "d3116_immunological_medicinal_product_such_as_vaccine_allergen_immune_serum",
    "d3117_plasma_derived_medicinal_product",
    "d3119_recombinant_medicinal_product",
)
# the first of these that a product has is its name; a form may leave any of them out
_NAMES = (
    "d31_product_name",
    "d2111_trade_name",
    "d38_imp_identification_details.d38_inn__proposed_inn",
    "d32_product_code",
)
_PRINTED = {code: printed for printed, code in INTERVENTION_TYPES.items()}
_PERIOD = "subjectDisposition.postAssignmentPeriods.postAssignmentPeriod"
_TYPES = table({
    "ARM_TYPE.experimental": "EXPERIMENTAL", "ARM_TYPE.noImp": "NO_INTERVENTION",
    "ARM_TYPE.placebo": "PLACEBO_COMPARATOR", "ARM_TYPE.activeComparator": "ACTIVE_COMPARATOR",
    "ARM_TYPE.other": "OTHER",
})  # fmt: skip
_ARM: tuple[Rule, ...] = (
    One("label", "title"), One("type", "type.value", _TYPES), One("description", "description"),
    Many("interventionNames", "armProducts.armProduct.name"),
)  # fmt: skip


def move_products(moving: Moving) -> None:
    """Each product once: forms list its strengths and pack sizes as products of their own."""
    known: set[str] = set()
    for product in moving.find("dimp"):
        names = [said for name in _NAMES for said in moving.said(name, product)[:1]]
        if not names or names[0][1].strip().casefold() in known:
            continue
        path = f"{INTERVENTIONS}[{len(known)}]"
        known.add(names[0][1].strip().casefold())
        spot, words = names[0]
        if kind := _kind(moving, product):
            moving.put(f"{path}.type", kind[0], [kind[1]], "ticked")
        moving.put(f"{path}.name", words.strip(), [spot])


def _kind(moving: Moving, product: Spot) -> tuple[str, Spot] | None:
    """The registry's type, where the ticks leave one; chemical and biological is none."""

    def ticked(*names: str) -> list[Spot]:
        said = [item for name in names for item in moving.said(name, product)]
        return [spot for spot, words in said if yes_no(words) is True]

    chemical, biological = ticked(_CHEMICAL), ticked(*_BIOLOGICAL)
    found = {"COMBINATION_PRODUCT": ticked(_DEVICE), "GENETIC": ticked(_GENE)}
    if not (chemical and biological):
        found |= {"DRUG": chemical, "BIOLOGICAL": biological}
    return next(((kind, spots[0]) for kind, spots in found.items() if spots), None)


def move_arms(moving: Moving) -> None:
    """The arms of the results' first period with a baseline; the form itself lists no arms."""
    periods = moving.find(_PERIOD)
    first = next((p for p in periods if moving.words("baselinePeriod", p) == "true"), None)
    if first is not None:
        apply(moving, (Rows(ARMS, "arms.arm", _ARM),), first)
        _link(moving)
    if moving.find("endPoints.endPoint"):
        moving.note(
            "read.results-own-form", "sourceSection.endPoints", "",
            "Results are posted; they are kept in the register's own form, which differs from that"
            " of ClinicalTrials.gov.",
            "Read them under sourceSection.",
        )  # fmt: skip


def _link(moving: Moving) -> None:
    """Write the links as API v2 does: `Type: name` at the arm, the arm's label at the product."""
    products = {item["name"]: item for item in look_up(moving.data, INTERVENTIONS) or []}
    places = {name: f"{INTERVENTIONS}[{place}]" for place, name in enumerate(products)}
    for number, arm in enumerate(look_up(moving.data, ARMS) or []):
        for place, name in enumerate(arm.get("interventionNames", ())):
            kind = _PRINTED.get(products.get(name, {}).get("type", ""))
            if name in products and "label" in arm:
                labels = products[name].get("armGroupLabels", ())
                to = f"{places[name]}.armGroupLabels[{len(labels)}]"
                moving.copy(to, f"{ARMS}[{number}].label", "named-by-the-arm")
            if kind:
                arm["interventionNames"][place] = f"{kind}: {name}"
