"""EX, Exposure: one record per administration; for cells, the lot they came from."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.doses import administrations, by_treatment
from trialwright.analyse.identifiers import EPOCH, VISIT, identified, identifiers, sequence
from trialwright.analyse.terms import ROUTES, in_terms, submitted_units


def derive_ex(cut: Cut, made: Frames) -> pl.DataFrame:
    """What was given, how much, by which route; an amount that nobody stated stays empty."""
    rows = by_treatment(cut, administrations(cut))
    lots = _lots(cut)
    rows = rows.join(lots, on=["participant", "lot"], how="left", maintain_order="left")
    return rows.select(
        "STUDYID",
        identified("EX"),
        "USUBJID",
        pl.col("dose").cast(pl.String).alias("EXSPID"),
        "EXTRT",
        pl.col("amount").alias("EXDOSE"),
        pl.when(pl.col("amount").is_not_null()).then(submitted_units()).alias("EXDOSU"),
        pl.when(pl.col("lot").is_not_null()).then(pl.lit("SUSPENSION")).alias("EXDOSFRM"),
        in_terms("route", ROUTES).alias("EXROUTE"),
        pl.col("lot").alias("EXLOT"),
        "VISITNUM",
        "VISIT",
        "EPOCH",
        iso("on").alias("EXSTDTC"),
        iso("on").alias("EXENDTC"),
        study_day("on", "first_dose").alias("EXSTDY"),
        study_day("on", "first_dose").alias("EXENDY"),
        pl.col("lot_viability").cast(pl.String).alias("EXVIAB"),
        pl.concat_list("event", "lot_event").alias("LEDGER"),
    )


def _lots(cut: Cut) -> pl.DataFrame:
    """Per lot: viability (%) and the event that made it."""
    lots = cut.tables["product"].filter(pl.col("step") == "lot")
    return lots.select(
        "participant",
        "lot",
        pl.col("viability").alias("lot_viability"),
        pl.col("event").alias("lot_event"),
    )


DATASET = Dataset(
    name="EX",
    label="Exposure",
    structure="One record per administration per subject",
    keys=("STUDYID", "USUBJID", "EXSTDTC", "EXSPID", "EXTRT", "EXSEQ"),
    variables=(
        *identifiers("EX"),
        sequence("EX"),
        Variable("EXSPID", "Sponsor-Defined Identifier", origin="Assigned"),
        Variable("EXTRT", "Name of Treatment", origin="Assigned"),
        Variable("EXDOSE", "Dose", "float", length=8),
        Variable("EXDOSU", "Dose Units", codelist="UNIT"),
        Variable("EXDOSFRM", "Dose Form", origin="Assigned", codelist="FRM"),
        Variable("EXROUTE", "Route of Administration", codelist="ROUTE"),
        Variable("EXLOT", "Lot Number"),
        *VISIT,
        EPOCH,
        Variable("EXSTDTC", "Start Date/Time of Treatment", length=10),
        Variable("EXENDTC", "End Date/Time of Treatment", length=10),
        Variable("EXSTDY", "Study Day of Start of Treatment", "integer", "Derived", 8),
        Variable("EXENDY", "Study Day of End of Treatment", "integer", "Derived", 8),
        Variable("EXVIAB", "Cell Viability of the Lot (%)", supplemental=True),
    ),
    derive=derive_ex,
)
