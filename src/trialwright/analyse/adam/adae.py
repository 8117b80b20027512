"""ADAE, Adverse Events Analysis Dataset: each event with its period and what it counts as."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import study_day
from trialwright.analyse.periods import participant_periods
from trialwright.analyse.subject import SUBJECT, with_subject
from trialwright.analyse.terms import answer, flag
from trialwright.conduct.adverse_events import related_asked

# Not among these: an unanswered question, which counts as related, for safety errs on that side
UNRELATED = ["not", "unlikely"]
RELATIONS: Mapping[str, str] = {
    "RELCELFL": "related_cells",
    "RELCOLFL": "related_collection",
    "RELADMFL": "related_administration",
    "RELDISFL": "related_disease",
}
DAYS_PER_MONTH = 30.4375


def derive_adae(cut: Cut, made: Frames) -> pl.DataFrame:
    """ANL01FL marks what is counted for safety: from the safety start on, enrolled participants."""
    events = with_subject(_events(cut), made["ADSL"], "SAFSDT", "TRTSDT")
    counted = (pl.col("SAFFL") == "Y") & (
        (pl.col("ASTDT") >= pl.col("SAFSDT")) | pl.col("ASTDT").is_null()
    )
    since_dose = (pl.col("ASTDT") - pl.col("TRTSDT")).dt.total_days() / DAYS_PER_MONTH
    return events.with_columns(
        ASTDY=study_day("ASTDT", "TRTSDT"),
        AENDY=study_day("AENDT", "TRTSDT"),
        ADURN=(pl.col("AENDT") - pl.col("ASTDT")).dt.total_days() + 1,
        TRTEMFL=flag(pl.col("ASTDT") >= pl.col("TRTSDT")),
        ANL01FL=flag(counted),
        AMONTH=since_dose.floor().cast(pl.Int64),
    ).drop("SAFSDT", "TRTSDT")


def _events(cut: Cut) -> pl.DataFrame:
    events = cut.table("adverse_events").with_columns(_one_spelling())
    periods = _period_of(cut, events)
    return events.join(
        periods, on=["participant", "number"], how="left", maintain_order="left"
    ).select(
        "USUBJID",
        pl.col("number").alias("AESEQ"),
        pl.col("term").alias("AETERM"),
        "ATERM",
        pl.col("start").alias("ASTDT"),
        pl.col("end").alias("AENDT"),
        answer("serious").alias("AESER"),
        flag((pl.col("outcome") == "fatal") | (pl.col("grade") == 5)).alias("AEDTHFL"),
        pl.col("grade").cast(pl.Int64).alias("ATOXGRN"),
        flag(pl.col("grade") >= 3).alias("AGR3FL"),
        *(_related(cut, name, column) for name, column in RELATIONS.items()),
        "APERIOD",
        "APERIODC",
        pl.concat_list("event").alias("LEDGER"),
    )


def _one_spelling() -> pl.Expr:
    """One term for terms that differ in capitals and spaces only: the first of the alphabet."""
    plain = pl.col("term").str.strip_chars().str.replace_all(r"\s+", " ")
    return plain.min().over(plain.str.to_lowercase()).alias("ATERM")


def _related(cut: Cut, name: str, column: str) -> pl.Expr:
    """Null where the study does not ask: an answer that nobody was asked for is none."""
    if column not in related_asked(cut.study):
        return pl.lit(None, dtype=pl.String).alias(name)
    return flag(~pl.col(column).fill_null("").is_in(UNRELATED)).alias(name)


def _period_of(cut: Cut, events: pl.DataFrame) -> pl.DataFrame:
    """The period each event began in: the last one entered on or before its first day."""
    periods = participant_periods(cut).select("participant", "APERIOD", "APERIODC", "first")
    entered = events.select("participant", "number", "start").join(periods, on="participant")
    begun = entered.filter(pl.col("first") <= pl.col("start"))
    latest = begun.sort("participant", "number", "APERIOD").group_by(
        "participant", "number", maintain_order=True
    )
    return latest.agg(pl.col("APERIOD").last(), pl.col("APERIODC").last())


def _flag(name: str, label: str) -> Variable:
    return Variable(name, label, "text", "Derived", 1, "NY")


DATASET = Dataset(
    name="ADAE",
    label="Adverse Events Analysis Dataset",
    structure="One record per adverse event per subject",
    keys=("STUDYID", "USUBJID", "AESEQ"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        Variable("AESEQ", "Sequence Number", "integer", "Assigned", 8),
        Variable("AETERM", "Reported Term for the Adverse Event"),
        Variable("ATERM", "Analysis Term (One Spelling, Not Coded)", origin="Derived"),
        Variable("ASTDT", "Analysis Start Date", "date", length=8),
        Variable("AENDT", "Analysis End Date", "date", length=8),
        Variable("ASTDY", "Analysis Start Relative Day", "integer", "Derived", 8),
        Variable("AENDY", "Analysis End Relative Day", "integer", "Derived", 8),
        Variable("ADURN", "Analysis Duration (Days)", "integer", "Derived", 8),
        Variable("AESER", "Serious Event", length=1, codelist="NY"),
        _flag("AEDTHFL", "Fatal Event Flag"),
        Variable("ATOXGRN", "Analysis Toxicity Grade (N)", "integer", "Collected", 8),
        _flag("AGR3FL", "Grade 3 or More Flag"),
        _flag("RELCELFL", "Related to the Cells Flag"),
        _flag("RELCOLFL", "Related to the Collection Flag"),
        _flag("RELADMFL", "Related to the Administration Flag"),
        _flag("RELDISFL", "Related to the Background Disease Flag"),
        Variable("APERIOD", "Period", "integer", "Derived", 8),
        Variable("APERIODC", "Period (C)", origin="Derived"),
        _flag("TRTEMFL", "Treatment Emergent Analysis Flag"),
        _flag("ANL01FL", "Analysis Flag 01: Counted for Safety"),
        Variable("AMONTH", "Completed Months Since First Dose", "integer", "Derived", 8),
    ),
    derive=derive_adae,
)
