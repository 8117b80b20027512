"""TS, Trial Summary: what the study is, in the parameters of code list TSPARMCD (C66738)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER_TYPE, Dataset, Frames, Variable
from trialwright.analyse.identifiers import identified

# Submission value and NCI code by the registry's word; CDISC terminology of the release below
CT_VERSION = "2025-09-26"
PHASES: Mapping[tuple[str, ...], tuple[str, str]] = {  # code list TPHASE (C66737)
    ("EARLY_PHASE1",): ("PHASE 0 TRIAL", "C54721"),
    ("PHASE1",): ("PHASE I TRIAL", "C15600"),
    ("PHASE1", "PHASE2"): ("PHASE I/II TRIAL", "C15693"),
    ("PHASE2",): ("PHASE II TRIAL", "C15601"),
    ("PHASE2", "PHASE3"): ("PHASE II/III TRIAL", "C15694"),
    ("PHASE3",): ("PHASE III TRIAL", "C15602"),
    ("PHASE4",): ("PHASE IV TRIAL", "C15603"),
    ("NA",): ("NOT APPLICABLE", "C48660"),
}
TYPES: Mapping[str, tuple[str, str]] = {  # code list STYPE (C99077)
    "INTERVENTIONAL": ("INTERVENTIONAL", "C98388"),
    "OBSERVATIONAL": ("OBSERVATIONAL", "C16084"),
}
MODELS: Mapping[str, tuple[str, str]] = {  # code list INTMODEL (C99076)
    "SINGLE_GROUP": ("SINGLE GROUP", "C82640"),
    "PARALLEL": ("PARALLEL", "C82639"),
    "CROSSOVER": ("CROSS-OVER", "C82637"),
    "FACTORIAL": ("FACTORIAL", "C82638"),
    "SEQUENTIAL": ("SEQUENTIAL", "C142568"),
}
ANSWERS: Mapping[bool, tuple[str, str]] = {True: ("Y", "C49488"), False: ("N", "C49487")}
# What every study submits: where the record does not say it, a null flavor says so (ISO 21090)
REQUIRED = frozenset({"TITLE", "SPONSOR", "STYPE", "INTMODEL", "TPHASE", "INDIC", "TRT", "REGID"})
NO_INFORMATION = "NI"


@dataclass(frozen=True)
class Parameter:
    """One trial summary parameter; `code` is its value's code in `source` of `version`."""

    name: str
    label: str
    value: str
    code: str = ""
    source: str = ""
    version: str = ""


def derive_ts(cut: Cut, made: Frames) -> pl.DataFrame:
    """One record per parameter and value. TSSIM is ours: it says that nobody here is real."""
    found = [item for item in _parameters(cut) if item.value or item.name in REQUIRED]
    columns = {
        "TSPARMCD": [item.name for item in found],
        "TSPARM": [item.label for item in found],
        "TSVAL": [item.value or None for item in found],
        "TSVALNF": [None if item.value else NO_INFORMATION for item in found],
        "TSVALCD": [item.code or None for item in found],
        "TSVCDREF": [item.source or None for item in found],
        "TSVCDVER": [item.version or None for item in found],
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(
        pl.lit(cut.study_id).alias("STUDYID"),
        identified("TS"),
        pl.int_range(1, pl.len() + 1).over("TSPARMCD").alias("TSSEQ"),
        pl.lit([], dtype=LEDGER_TYPE).alias("LEDGER"),
    )


def _parameters(cut: Cut) -> Iterator[Parameter]:
    study, design = cut.study, cut.study.design
    yield Parameter("TITLE", "Trial Title", study.official_title or study.title)
    yield _registered(study.id)
    yield Parameter("SPONSOR", "Clinical Study Sponsor", study.sponsor)
    yield _coded("STYPE", "Study Type", TYPES.get(design.study_type), design.study_type)
    yield _coded("INTMODEL", "Intervention Model", MODELS.get(design.model), design.model)
    is_randomised = design.allocation == "RANDOMIZED"
    yield _coded("RANDOM", "Trial is Randomized", ANSWERS[is_randomised])
    yield Parameter("PLANSUB", "Planned Number of Subjects", str(design.enrollment))
    yield Parameter("NARMS", "Planned Number of Arms", str(len(study.arms)))
    yield _phase(design.phases)
    for condition in study.conditions or ("",):
        yield Parameter("INDIC", "Trial Disease/Condition Indication", condition)
    for name in [item.name for item in study.interventions] or [""]:
        yield Parameter("TRT", "Investigational Therapy or Treatment", name)
    yield from _cut_off(cut)


def _cut_off(cut: Cut) -> Iterator[Parameter]:
    yield Parameter("DCUTDTC", "Data Cutoff Date", cut.snapshot.cut_off.isoformat())
    yield Parameter("DCUTDESC", "Data Cutoff Description", f"{cut.snapshot.kind} data cut")
    if cut.snapshot.simulated:
        yield Parameter("TSSIM", "Simulated Data", "SIMULATED: no row here comes from a person")


def _coded(name: str, label: str, term: tuple[str, str] | None, words: str = "") -> Parameter:
    """A value of a code list; words it does not have stand as the registry wrote them."""
    if term is None:
        return Parameter(name, label, words.replace("_", " "))
    return Parameter(name, label, *term, "CDISC CT", CT_VERSION)


def _phase(phases: tuple[str, ...]) -> Parameter:
    """One value, also for a trial of two phases; none where the record names no phase."""
    known = PHASES.get(tuple(sorted(set(phases))))
    return _coded("TPHASE", "Trial Phase Classification", known, " / ".join(phases))


def _registered(number: str) -> Parameter:
    is_nct = number.startswith("NCT")
    source = {"code": number, "source": "CLINICALTRIALS.GOV"} if is_nct else {}
    return Parameter("REGID", "Registry Identifier", number, **source)


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
        Variable("TSVALNF", "Parameter Null Flavor", origin="Assigned", codelist="NULLFLAVOR"),
        Variable("TSVALCD", "Parameter Value Code", origin="Assigned"),
        Variable("TSVCDREF", "Name of the Reference Terminology", origin="Assigned"),
        Variable("TSVCDVER", "Version of the Reference Terminology", origin="Assigned"),
    ),
    derive=derive_ts,
)
