"""DV, Protocol Deviations: what an act showed by itself, such as a visit outside its window."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import EPOCH, identified, identifiers, sequence

# Kind of the data cut → DVDECOD, for which there is no published code list
KINDS: Mapping[str, str] = {
    "window": "VISIT OUTSIDE ITS WINDOW",
    "missed_visit": "VISIT MISSED",
    "dose": "DOSE NOT GIVEN",
}


def derive_dv(cut: Cut, made: Frames) -> pl.DataFrame:
    """One record per deviation; a visit that did not take place has no day."""
    rows = cut.table("deviations").join(
        visit_columns(cut.study), on="encounter", how="left", maintain_order="left"
    )
    rows = rows.join(_days(cut), on=["participant", "event"], how="left", maintain_order="left")
    where = pl.format(": {}", "VISIT").fill_null("")
    return rows.select(
        "STUDYID",
        identified("DV"),
        "USUBJID",
        pl.concat_str("detail", where).alias("DVTERM"),
        pl.col("kind")
        .replace_strict(KINDS, default=pl.col("kind").str.to_uppercase())
        .alias("DVDECOD"),
        "EPOCH",
        iso("on").alias("DVSTDTC"),
        study_day("on", "first_dose").alias("DVSTDY"),
        pl.concat_list("event").alias("LEDGER"),
    )


def _days(cut: Cut) -> pl.DataFrame:
    """participant, event, on: the day of the act that showed it, where the act has one."""
    acts = [cut.tables[name].select("participant", "event", "on") for name in _ACTS]
    dated = pl.concat(acts).filter(pl.col("on").is_not_null())
    return dated.unique(["participant", "event"], keep="first", maintain_order=True)


_ACTS = ("visits", "milestones")


DATASET = Dataset(
    name="DV",
    label="Protocol Deviations",
    structure="One record per protocol deviation per subject",
    keys=("STUDYID", "USUBJID", "DVSTDTC", "DVTERM", "DVSEQ"),
    variables=(
        *identifiers("DV"),
        sequence("DV"),
        Variable("DVTERM", "Protocol Deviation Term", origin="Derived"),
        Variable("DVDECOD", "Protocol Deviation Coded Term", origin="Derived"),
        EPOCH,
        Variable("DVSTDTC", "Start Date/Time of Deviation", length=10),
        Variable("DVSTDY", "Study Day of Start of Observation", "integer", "Derived", 8),
    ),
    derive=derive_dv,
)
