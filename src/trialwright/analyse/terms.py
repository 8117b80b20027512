"""Our codes in the terms CDISC submits (CDISC Controlled Terminology); what it lacks stays ours.

UNIT, ROUTE and the like are extensible code lists: a term they don't have may be the sponsor's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import polars as pl

Terms: TypeAlias = Mapping[str, str]

# UCUM → code list UNIT (C71620); "10^6 CELLS" is the sponsor's own
UNITS: Terms = {
    "a": "YEARS",
    "mo": "MONTHS",
    "d": "DAYS",
    "10*9/L": "10^9/L",
    "10*6": "10^6 CELLS",
    "mm[Hg]": "mmHg",
    "/min": "beats/min",
    "Cel": "C",
    "[iU]": "IU",
    "mL/min/{1.73_m2}": "mL/min/1.73m2",
}
# code list OUT (C66768)
OUTCOMES: Terms = {
    "recovered": "RECOVERED/RESOLVED",
    "recovering": "RECOVERING/RESOLVING",
    "not_recovered": "NOT RECOVERED/NOT RESOLVED",
    "sequelae": "RECOVERED/RESOLVED WITH SEQUELAE",
    "recovered_with_sequelae": "RECOVERED/RESOLVED WITH SEQUELAE",
    "fatal": "FATAL",
    "unknown": "UNKNOWN",
}
# code list ACN (C66767): what was done with the study treatment, by words of our `action`
ACTIONS: Terms = {
    "dose not changed": "DOSE NOT CHANGED",
    "dose reduced": "DOSE REDUCED",
    "dose increased": "DOSE INCREASED",
    "drug interrupted": "DRUG INTERRUPTED",
    "interrupted": "DRUG INTERRUPTED",
    "drug withdrawn": "DRUG WITHDRAWN",
    "withdrawn": "DRUG WITHDRAWN",
    "stopped": "DRUG WITHDRAWN",
    "not applicable": "NOT APPLICABLE",
    "unknown": "UNKNOWN",
}
# AEREL has no published code list: the sponsor's own terms
RELATIONS: Terms = {
    "not": "NOT RELATED",
    "unlikely": "UNLIKELY RELATED",
    "possibly": "POSSIBLY RELATED",
    "probably": "PROBABLY RELATED",
    "definitely": "DEFINITELY RELATED",
}
# code list ROUTE (C66729)
ROUTES: Terms = {
    "intravenous": "INTRAVENOUS",
    "dorsal_pancreatic_artery": "INTRA-ARTERIAL",
    "oral": "ORAL",
    "subcutaneous": "SUBCUTANEOUS",
    "intramuscular": "INTRAMUSCULAR",
    "other": "OTHER",
}
SEXES: Terms = {"female": "F", "male": "M"}
YES_NO: Terms = {"true": "Y", "false": "N", "yes": "Y", "no": "N"}


def in_terms(column: str, terms: Terms) -> pl.Expr:
    """A column of our codes in submission terms; a code the table lacks stands in capitals."""
    return pl.col(column).replace_strict(
        list(terms), list(terms.values()), default=pl.col(column).str.to_uppercase()
    )


def submitted_units(column: str = "unit") -> pl.Expr:
    """A column of UCUM units as CDISC submits them; most are spelled alike. A count has none."""
    counted = pl.col(column).str.starts_with("{")
    known = pl.col(column).replace(list(UNITS), list(UNITS.values()))
    return pl.when(~counted & (pl.col(column) != "")).then(known)


def flag(condition: pl.Expr) -> pl.Expr:
    """A flag of SDTM and ADaM: Y where true, else null (never N, which would be an answer)."""
    return pl.when(condition).then(pl.lit("Y"))


def answer(column: str) -> pl.Expr:
    """A truth as code list NY (C66742): Y, N, or null where it is not known."""
    return pl.when(pl.col(column)).then(pl.lit("Y")).when(~pl.col(column)).then(pl.lit("N"))
