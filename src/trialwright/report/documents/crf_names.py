"""Where a concept's value stands in SDTM, as an annotated case report form writes it."""

from __future__ import annotations

from functools import cache

from trialwright.analyse.discover import find_modules
from trialwright.analyse.run import SDTM
from trialwright.protocol.concepts import Concept

NOT_SUBMITTED = "[NOT SUBMITTED]"
_METHOD = "_method"


def sdtm_name(concept: Concept) -> str:
    """`LB.LBORRES where LBTESTCD = "HBA1C"`; a supplemental qualifier as QVAL with its QNAM."""
    home = concept.sdtm
    if not home.domain or not (home.variable or home.testcd):
        return NOT_SUBMITTED
    if (home.domain, home.variable) in supplemental():
        return f'SUPP{home.domain}.QVAL where QNAM = "{home.variable}"'
    variable = home.variable or f"{home.domain}ORRES"
    which = _which(concept)
    return f"{home.domain}.{variable}" + (f" where {which}" if which else "") + _unit(concept)


def _which(concept: Concept) -> str:
    """What tells the record of this value from the domain's others."""
    home = concept.sdtm
    if home.testcd:
        return f'{home.domain}TESTCD = "{home.testcd}"'
    if home.variable == "MHOCCUR":
        return f'MHTERM = "{concept.label}"'
    if home.variable == "LBMETHOD":
        return f'the test is "{concept.id.removesuffix(_METHOD).upper()}"'
    if home.domain == "DS":
        return 'DSDECOD = "INFORMED CONSENT OBTAINED"'
    if home.domain == "IE":
        return "the criterion kept the person out"
    return f'{home.domain}CAT = "{home.category}"' if home.category else ""


def _unit(concept: Concept) -> str:
    tested = concept.sdtm.testcd and concept.kind == "quantity"
    return f"; unit in {concept.sdtm.domain}ORRESU" if tested else ""


@cache
def supplemental() -> frozenset[tuple[str, str]]:
    """(domain, variable) of everything that SDTM keeps beside its domain."""
    datasets = [module.DATASET for module in find_modules(SDTM)]
    return frozenset(
        (dataset.name, variable.name)
        for dataset in datasets
        for variable in dataset.variables
        if variable.supplemental
    )
