"""MH, Medical History: conditions that the forms ask about by name."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import identified, identifiers, sequence
from trialwright.analyse.terms import YES_NO


def derive_mh(cut: Cut, made: Frames) -> pl.DataFrame:
    """A question answered yes or no, or a choice among conditions (which then did occur)."""
    asked = {c.id: c for c in cut.concepts.values() if c.sdtm.domain == "MH"}
    rows = cut.table("values").filter(
        pl.col("concept").is_in(list(asked)), pl.col("value").is_not_null()
    )
    chosen = [name for name, concept in asked.items() if concept.kind == "choice"]
    is_choice = pl.col("concept").is_in(chosen)
    return rows.select(
        "STUDYID",
        identified("MH"),
        "USUBJID",
        pl.when(is_choice)
        .then(_choice_labels(cut, chosen))
        .otherwise(_mapped("concept", {name: item.label for name, item in asked.items()}))
        .alias("MHTERM"),
        pl.when(is_choice)
        .then(pl.col("concept").str.replace_all("_", " ").str.to_uppercase())
        .alias("MHCAT"),
        pl.when(~is_choice).then(pl.lit("Y")).alias("MHPRESP"),
        pl.when(~is_choice).then(_mapped("value", YES_NO)).alias("MHOCCUR"),
        iso("on").alias("MHDTC"),
        study_day("on", "first_dose").alias("MHDY"),
        pl.concat_list("event").alias("LEDGER"),
    )


def _mapped(column: str, words: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(words, default=None, return_dtype=pl.String)


def _choice_labels(cut: Cut, chosen: list[str]) -> pl.Expr:
    """The term of the choice made, else its label; a code without a label stays as it is."""
    labels = {
        f"{name}={code}": cut.concepts[name].sdtm.terms.get(code, label)
        for name in chosen
        for code, label in cut.concepts[name].choices.items()
    }
    key = pl.format("{}={}", "concept", "value")
    return key.replace_strict(labels, default=pl.col("value"), return_dtype=pl.String)


DATASET = Dataset(
    name="MH",
    label="Medical History",
    structure="One record per medical history event per subject",
    keys=("STUDYID", "USUBJID", "MHCAT", "MHTERM", "MHDTC", "MHSEQ"),
    variables=(
        *identifiers("MH"),
        sequence("MH"),
        Variable("MHTERM", "Reported Term for the Medical History"),
        Variable("MHCAT", "Category for Medical History", origin="Assigned"),
        Variable("MHPRESP", "Medical History Event Pre-Specified", "text", "Assigned", 1, "NY"),
        Variable("MHOCCUR", "Medical History Occurrence", length=1, codelist="NY"),
        Variable("MHDTC", "Date/Time of History Collection", length=10),
        Variable("MHDY", "Study Day of History Collection", "integer", "Derived", 8),
    ),
    derive=derive_mh,
)
