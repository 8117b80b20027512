"""IE, Inclusion/Exclusion Criteria Not Met: one record per criterion that kept a person out."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.criteria_names import criteria_names
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import identified, identifiers, sequence

# What the criterion's own statement answers when it is not satisfied (SDTMIG 3.4, 6.3.4)
EXCEPTIONS = {"inclusion": "N", "exclusion": "Y"}


def derive_ie(cut: Cut, made: Frames) -> pl.DataFrame:
    """Exceptions only; an answer that stayed unknown is none, and is not here."""
    failed = cut.table("criteria").filter(~pl.col("met"), pl.col("kind").is_in(list(EXCEPTIONS)))
    assessed = cut.people.select("participant", assessed=_assessed(cut))
    rows = failed.join(
        criteria_names(cut.study), on="criterion", how="left", maintain_order="left"
    ).join(assessed, on="participant", how="left", maintain_order="left")
    result = pl.col("kind").replace_strict(EXCEPTIONS)
    return rows.select(
        "STUDYID",
        identified("IE"),
        "USUBJID",
        "IETESTCD",
        "IETEST",
        pl.col("kind").str.to_uppercase().alias("IECAT"),
        result.alias("IEORRES"),
        result.alias("IESTRESC"),
        iso("assessed").alias("IEDTC"),
        study_day("assessed", "first_dose").alias("IEDY"),
        pl.concat_list("event").alias("LEDGER"),
    )


def _assessed(cut: Cut) -> pl.Expr:
    """The day of the assessment; where it has no milestone, the day of its outcome."""
    names = ("eligibility", "screen_failure", "enrolment", "screening")
    return pl.coalesce(*(cut.day_of(name) for name in names))


DATASET = Dataset(
    name="IE",
    label="Inclusion/Exclusion Criteria Not Met",
    structure="One record per inclusion/exclusion criterion not met per subject",
    keys=("STUDYID", "USUBJID", "IETESTCD", "IESEQ"),
    variables=(
        *identifiers("IE"),
        sequence("IE"),
        Variable(
            "IETESTCD", "Inclusion/Exclusion Criterion Short Name", origin="Assigned", length=8
        ),
        Variable("IETEST", "Inclusion/Exclusion Criterion", origin="Protocol"),
        Variable("IECAT", "Inclusion/Exclusion Category", origin="Assigned", codelist="IECAT"),
        Variable("IEORRES", "I/E Criterion Original Result", length=1, codelist="NY"),
        Variable("IESTRESC", "I/E Criterion Result in Std Format", "text", "Derived", 1, "NY"),
        Variable("IEDTC", "Date/Time of Collection", origin="Derived", length=10),
        Variable("IEDY", "Study Day of Collection", "integer", "Derived", 8),
    ),
    derive=derive_ie,
)
