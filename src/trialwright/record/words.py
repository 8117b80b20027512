"""The registry's own words for its lists of choices, as printed and as its API v2 writes them."""

from __future__ import annotations

import re

# printed words whose API form is not just themselves in capitals (ClinicalTrials.gov API v2 enums)
_SPECIAL = {
    "n/a": "NA",
    "not applicable": "NA",
    "none (open label)": "NONE",
    "open label": "NONE",
    "phase 1": "PHASE1",
    "phase 2": "PHASE2",
    "phase 3": "PHASE3",
    "phase 4": "PHASE4",
    "early phase 1": "EARLY_PHASE1",
    "anticipated": "ESTIMATED",
    "estimate": "ESTIMATED",
    "unknown status": "UNKNOWN",
    "both": "ALL",
    "registry identifier": "REGISTRY",
    "u.s. nih grant/contract": "NIH",
    "u.s. fda grant/contract": "FDA",
    "other identifier": "OTHER",
    "eudract number": "EUDRACT_NUMBER",
    "other grant/funding number": "OTHER_GRANT",
    "statistical analysis plan (sap)": "SAP",
    "informed consent form (icf)": "ICF",
    "clinical study report (csr)": "CSR",
}
INTERVENTION_TYPES = {
    "Behavioral": "BEHAVIORAL",
    "Biological": "BIOLOGICAL",
    "Combination Product": "COMBINATION_PRODUCT",
    "Device": "DEVICE",
    "Diagnostic Test": "DIAGNOSTIC_TEST",
    "Dietary Supplement": "DIETARY_SUPPLEMENT",
    "Drug": "DRUG",
    "Genetic": "GENETIC",
    "Procedure": "PROCEDURE",
    "Radiation": "RADIATION",
    "Other": "OTHER",
}
STATUSES = frozenset(
    {
        "ACTIVE_NOT_RECRUITING", "COMPLETED", "ENROLLING_BY_INVITATION", "NOT_YET_RECRUITING",
        "RECRUITING", "SUSPENDED", "TERMINATED", "WITHDRAWN", "AVAILABLE", "NO_LONGER_AVAILABLE",
        "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING", "WITHHELD", "UNKNOWN",
    }
)  # fmt: skip
PHASES = {
    "phase 1": ["PHASE1"],
    "phase 2": ["PHASE2"],
    "phase 3": ["PHASE3"],
    "phase 4": ["PHASE4"],
    "early phase 1": ["EARLY_PHASE1"],
    "phase 1/2": ["PHASE1", "PHASE2"],
    "phase 1/phase 2": ["PHASE1", "PHASE2"],
    "phase 1 | phase 2": ["PHASE1", "PHASE2"],
    "phase 2/3": ["PHASE2", "PHASE3"],
    "phase 2/phase 3": ["PHASE2", "PHASE3"],
    "phase 2 | phase 3": ["PHASE2", "PHASE3"],
    "not applicable": ["NA"],
    "n/a": ["NA"],
}
INTERVENTION_MODELS = frozenset(
    {"SINGLE_GROUP", "PARALLEL", "CROSSOVER", "FACTORIAL", "SEQUENTIAL"}
)
OBSERVATIONAL_MODELS = frozenset(
    {
        "COHORT", "CASE_CONTROL", "CASE_ONLY", "CASE_CROSSOVER", "ECOLOGIC_OR_COMMUNITY",
        "FAMILY_BASED", "DEFINED_POPULATION", "NATURAL_HISTORY",
    }
)  # fmt: skip
SEXES = frozenset({"ALL", "FEMALE", "MALE"})
# what a page writes where the record says nothing
NOT_SAID = frozenset(
    {"not available", "not specified", "not provided", "no data", "unspecified", "null", "[]", "-"}
)
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (?:(\d{{1,2}}), )?(\d{{4}})")


def choice(printed: str) -> str:
    """The API v2 form of a printed choice: `Single Group Assignment` is SINGLE_GROUP."""
    known = _SPECIAL.get(printed.strip().lower())
    if known:
        return known
    plain = re.sub(r" Assignment$", "", printed.strip())
    return re.sub(r"[^A-Z0-9]+", "_", plain.upper()).strip("_")


def iso_date(printed: str) -> str | None:
    """`November 1, 2017` as 2017-11-01, `June 2021` as 2021-06; None for anything else."""
    match = _DATE.fullmatch(printed.strip())
    if match is None:
        return None
    month, day, year = _MONTHS.index(match[1]) + 1, match[2], match[3]
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def is_not_said(words: str) -> bool:
    """Whether a page's words only say that there is nothing."""
    return words.strip().rstrip(".").lower() in NOT_SAID


def any_date(said: str) -> str | None:
    """A date as printed or already ISO 8601; None for anything else."""
    return said if re.fullmatch(r"\d{4}(-\d{2}){0,2}", said) else iso_date(said)
