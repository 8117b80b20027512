"""TS, Trial Summary: what the study is, in the parameters of code list TSPARMCD (C66738)."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER_TYPE, Dataset, Frames, Variable
from trialwright.analyse.identifiers import identified


def derive_ts(cut: Cut, made: Frames) -> pl.DataFrame:
    """One record per parameter and value. TSSIM is ours: it says that nobody here is real."""
    names = ("TSPARMCD", "TSPARM", "TSVAL")
    rows = [row for row in _parameters(cut) if row[2]]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.with_columns(
        pl.lit(cut.study_id).alias("STUDYID"),
        identified("TS"),
        pl.int_range(1, pl.len() + 1).over("TSPARMCD").alias("TSSEQ"),
        pl.lit([], dtype=LEDGER_TYPE).alias("LEDGER"),
    )


def _parameters(cut: Cut) -> Iterator[tuple[str, str, str]]:
    study, design = cut.study, cut.study.design
    yield "TITLE", "Trial Title", study.official_title or study.title
    yield "REGID", "Registry Identifier", study.id
    yield "SPONSOR", "Clinical Study Sponsor", study.sponsor
    yield "STYPE", "Study Type", design.study_type.replace("_", " ")
    yield "INTMODEL", "Intervention Model", design.model.replace("_", " ")
    yield "RANDOM", "Trial is Randomized", "Y" if design.allocation == "RANDOMIZED" else "N"
    yield "PLANSUB", "Planned Number of Subjects", str(design.enrollment)
    yield "NARMS", "Planned Number of Arms", str(len(study.arms))
    for phase in design.phases:
        yield "TPHASE", "Trial Phase Classification", phase.replace("_", " ")
    for condition in study.conditions:
        yield "INDIC", "Trial Disease/Condition Indication", condition
    for intervention in study.interventions:
        yield "TRT", "Investigational Therapy or Treatment", intervention.name
    yield "DCUTDTC", "Data Cutoff Date", cut.snapshot.cut_off.isoformat()
    yield "DCUTDESC", "Data Cutoff Description", f"{cut.snapshot.kind} data cut"
    if cut.snapshot.simulated:
        yield "TSSIM", "Simulated Data", "SIMULATED: no row here comes from a person"


DATASET = Dataset(
    name="TS",
    label="Trial Summary",
    structure="One record per trial summary parameter value",
    keys=("STUDYID", "TSPARMCD", "TSSEQ"),
    variables=(
        Variable("STUDYID", "Study Identifier", origin="Assigned"),
        Variable("DOMAIN", "Domain Abbreviation", origin="Assigned", length=2, codelist="DOMAIN"),
        Variable("TSSEQ", "Sequence Number", "integer", "Derived", 8),
        Variable("TSPARMCD", "Trial Summary Parameter Short Name", origin="Assigned", length=8),
        Variable("TSPARM", "Trial Summary Parameter", origin="Assigned", length=40),
        Variable("TSVAL", "Parameter Value", origin="Protocol"),
    ),
    derive=derive_ts,
)
