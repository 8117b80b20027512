"""AE, Adverse Events: one record per event, as reported; no dictionary is shipped, so uncoded."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import identified, identifiers, sequence
from trialwright.analyse.terms import ACTIONS, OUTCOMES, RELATIONS, answer, flag, in_terms
from trialwright.conduct.adverse_events import REDACTED, related_asked
from trialwright.protocol.study import Study

# What makes an event serious (ICH E2A), by words of our `seriousness`
SERIOUSNESS = {
    "AESCONG": "congenital",
    "AESDISAB": "disab",
    "AESDTH": "death",
    "AESHOSP": "hospital",
    "AESLIFE": "life",
    "AESMIE": "important",
}

NOTHING_DONE = "none"
OTHER_CAUSES = {
    "related_collection": "AERELCOL",
    "related_administration": "AERELADM",
    "related_disease": "AERELDIS",
}
SETTLED = ["recovered", "sequelae", "recovered_with_sequelae", "fatal"]


def derive_ae(cut: Cut, made: Frames) -> pl.DataFrame:
    """Events with causality asked four times: cells in AEREL, the others in SUPPAE (E3)."""
    events = cut.table("adverse_events")
    return events.select(
        "STUDYID",
        identified("AE"),
        "USUBJID",
        pl.col("number").cast(pl.Int64).alias("AESEQ"),
        pl.col("number").cast(pl.String).alias("AESPID"),
        pl.col("term").alias("AETERM"),
        answer("serious").alias("AESER"),
        *_actions(),
        in_terms(causal(cut.study), RELATIONS).alias("AEREL"),
        in_terms("outcome", OUTCOMES).alias("AEOUT"),
        *(_seriousness(name, words) for name, words in SERIOUSNESS.items()),
        pl.col("grade").cast(pl.String).alias("AETOXGR"),
        iso("start").alias("AESTDTC"),
        iso("end").alias("AEENDTC"),
        study_day("start", "first_dose").alias("AESTDY"),
        study_day("end", "first_dose").alias("AEENDY"),
        *_ongoing(cut),
        *_other_causes(cut),
        pl.concat_list("event").alias("LEDGER"),
    )


def _actions() -> tuple[pl.Expr, ...]:
    """What was done with the study treatment, and what was done about the event, told apart.

    "None" changed no dose; before the first dose there was none to change. Words that are no term
    of the code list say what was done about the event (AEACNOTH), which then was treated.
    """
    said = pl.col("action").str.strip_chars().str.to_lowercase()
    before = (pl.col("first_dose").is_null() | (pl.col("start") < pl.col("first_dose"))).fill_null(
        False
    )
    known = said.replace_strict(ACTIONS, default=None, return_dtype=pl.String)
    other = known.is_null() & ~said.is_in([NOTHING_DONE, "", REDACTED])
    return (
        pl.when(known.is_not_null())
        .then(known)
        .when(before)
        .then(pl.lit("NOT APPLICABLE"))
        .when(said == NOTHING_DONE)
        .then(pl.lit("DOSE NOT CHANGED"))
        .alias("AEACN"),
        pl.when(other).then("action").alias("AEACNOTH"),
        pl.when(other)
        .then(pl.lit("Y"))
        .when(said == NOTHING_DONE)
        .then(pl.lit("N"))
        .alias("AECONTRT"),
    )


def causal(study: Study) -> str:
    """What AEREL says: related to the cells, and to the administration where no cells are given."""
    return "related_cells" if "related_cells" in related_asked(study) else "related_administration"


def _other_causes(cut: Cut) -> Iterator[pl.Expr]:
    said = causal(cut.study)
    for column, name in OTHER_CAUSES.items():
        if column != said:
            yield in_terms(column, RELATIONS).alias(name)


def _seriousness(name: str, words: str) -> pl.Expr:
    fatal = (pl.col("outcome") == "fatal") & (name == "AESDTH")
    said = pl.col("seriousness").str.to_lowercase().str.contains(words, literal=True)
    return flag(said.fill_null(False) | fatal.fill_null(False)).alias(name)


def _ongoing(cut: Cut) -> tuple[pl.Expr, pl.Expr]:
    """Not ended at the cut-off: said against a named time point, never as an invented date."""
    ongoing = pl.col("end").is_null() & ~pl.col("outcome").is_in(SETTLED)
    return (
        pl.when(ongoing).then(pl.lit("ONGOING")).alias("AEENRTPT"),
        pl.when(ongoing).then(pl.lit(cut.snapshot.cut_off.isoformat())).alias("AEENTPT"),
    )


DATASET = Dataset(
    name="AE",
    label="Adverse Events",
    structure="One record per adverse event per subject",
    keys=("STUDYID", "USUBJID", "AESEQ"),
    variables=(
        *identifiers("AE"),
        sequence("AE"),
        Variable("AESPID", "Sponsor-Defined Identifier", origin="Assigned"),
        Variable("AETERM", "Reported Term for the Adverse Event"),
        Variable("AEDECOD", "Dictionary-Derived Term", origin="Assigned"),
        Variable("AEBODSYS", "Body System or Organ Class", origin="Assigned"),
        Variable("AESER", "Serious Event", length=1, codelist="NY"),
        Variable("AEACN", "Action Taken with Study Treatment", codelist="ACN"),
        Variable("AEACNOTH", "Other Action Taken"),
        Variable("AEREL", "Causality"),
        Variable("AEOUT", "Outcome of Adverse Event", codelist="OUT"),
        Variable("AESCONG", "Congenital Anomaly or Birth Defect", length=1, codelist="NY"),
        Variable("AESDISAB", "Persist or Signif Disability/Incapacity", length=1, codelist="NY"),
        Variable("AESDTH", "Results in Death", length=1, codelist="NY"),
        Variable("AESHOSP", "Requires or Prolongs Hospitalization", length=1, codelist="NY"),
        Variable("AESLIFE", "Is Life Threatening", length=1, codelist="NY"),
        Variable("AESMIE", "Other Medically Important Serious Event", length=1, codelist="NY"),
        Variable("AECONTRT", "Concomitant or Additional Trtmnt Given", "text", "Derived", 1, "NY"),
        Variable("AETOXGR", "Standard Toxicity Grade", length=1),
        Variable("AESTDTC", "Start Date/Time of Adverse Event", length=10),
        Variable("AEENDTC", "End Date/Time of Adverse Event", length=10),
        Variable("AESTDY", "Study Day of Start of Adverse Event", "integer", "Derived", 8),
        Variable("AEENDY", "Study Day of End of Adverse Event", "integer", "Derived", 8),
        Variable("AEENRTPT", "End Relative to Reference Time Point", origin="Derived"),
        Variable("AEENTPT", "End Reference Time Point", origin="Derived"),
        Variable("AERELCOL", "Causality to the Collection", supplemental=True),
        Variable("AERELADM", "Causality to the Administration", supplemental=True),
        Variable("AERELDIS", "Causality to the Background Disease", supplemental=True),
    ),
    derive=derive_ae,
)
