"""The variables that begin every SDTM domain, and those many domains end with."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.dataset import Variable


def identifiers(domain: str) -> tuple[Variable, ...]:
    """STUDYID, DOMAIN, USUBJID."""
    return (
        Variable("STUDYID", "Study Identifier", origin="Assigned"),
        Variable("DOMAIN", "Domain Abbreviation", origin="Assigned", length=2, codelist="DOMAIN"),
        Variable("USUBJID", "Unique Subject Identifier", origin="Derived"),
    )


def sequence(domain: str) -> Variable:
    """--SEQ: numbers a participant's records within the domain."""
    return Variable(f"{domain}SEQ", "Sequence Number", "integer", "Derived", 8)


VISIT = (
    Variable("VISITNUM", "Visit Number", "float", "Assigned", 8),
    Variable("VISIT", "Visit Name", origin="Assigned"),
)
EPOCH = Variable("EPOCH", "Epoch", origin="Derived", codelist="EPOCH")


def identified(domain: str) -> pl.Expr:
    """The column DOMAIN."""
    return pl.lit(domain).alias("DOMAIN")
