"""Where a record keeps its design, its status and its arms."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from trialwright.record.record import ARMS, INTERVENTIONS, Record

DESIGN = "protocolSection.designModule"
MODEL = f"{DESIGN}.designInfo.interventionModel"
ALLOCATION = f"{DESIGN}.designInfo.allocation"
MASKING = f"{DESIGN}.designInfo.maskingInfo.masking"
WHO_MASKED = f"{DESIGN}.designInfo.maskingInfo.whoMasked"
PHASES = f"{DESIGN}.phases"
ENROLMENT = f"{DESIGN}.enrollmentInfo"
STATUS_MODULE = "protocolSection.statusModule"
STATUS = f"{STATUS_MODULE}.overallStatus"
ELIGIBLE = "protocolSection.eligibilityModule"
# interventions that are a substance given to people
GIVEN = frozenset({"BIOLOGICAL", "DRUG", "GENETIC", "COMBINATION_PRODUCT"})


@lru_cache(maxsize=1)
def arms(record: Record) -> tuple[dict[str, Any], ...]:
    """The arm groups; one that is no object is left out."""
    return tuple(arm for arm in record.items(ARMS) if isinstance(arm, dict))


@lru_cache(maxsize=1)
def interventions(record: Record) -> tuple[dict[str, Any], ...]:
    """The interventions; one that is no object is left out."""
    return tuple(item for item in record.items(INTERVENTIONS) if isinstance(item, dict))


def is_linked(record: Record) -> bool:
    """Whether the record says which arm gets which intervention."""
    return any(arm.get("interventionNames") for arm in arms(record))


def is_page(record: Record) -> bool:
    """A site's page repeats only some fields: what it lacks may stand in the registry."""
    return record.source == "medpath"


def is_cut(record: Record) -> bool:
    """Whether the text broke off: what is missing may stand in the rest."""
    return any(finding.rule == "read.page-cut" for finding in record.findings)
