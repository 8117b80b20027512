"""ADEFF, Efficacy Analysis Dataset: responders with their elements, and changes from baseline."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.change import visit_values
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.days import study_day
from trialwright.analyse.responder_rows import responder_rows
from trialwright.analyse.subject import (
    CHANGES,
    CONCEPT,
    DAYS,
    PARAMETER,
    SUBJECT,
    VALUES,
    VISITS,
    with_subject,
)
from trialwright.analyse.terms import flag
from trialwright.protocol.objectives import ChangeFromBaseline, Endpoint, ReductionResponder


def derive_adeff(cut: Cut, made: Frames) -> pl.DataFrame:
    """Every endpoint that is computed from values; ENDPOINT tells them apart."""
    empty = pl.DataFrame(schema={"USUBJID": pl.String, LEDGER: pl.List(pl.Int64)})
    rows = pl.concat([empty, *_parts(cut)], how="diagonal_relaxed")
    return with_subject(rows, made["ADSL"])


def _parts(cut: Cut) -> Iterator[pl.DataFrame]:
    for endpoint in cut.study.endpoints:
        if isinstance(endpoint.analysis, ReductionResponder):
            yield responder_rows(cut, endpoint, endpoint.analysis)
        elif isinstance(endpoint.analysis, ChangeFromBaseline):
            yield _changes(cut, endpoint, endpoint.analysis)


def _changes(cut: Cut, endpoint: Endpoint, rule: ChangeFromBaseline) -> pl.DataFrame:
    """The baseline row and the endpoint's visits; ANL01FL marks the pairs that are analysed."""
    concept = cut.concepts[rule.concept]
    rows = visit_values(cut, rule.concept, rule.baseline).filter(
        pl.col("is_base") | pl.col("encounter").is_in(list(rule.encounters))
    )
    first = cut.people.select("participant", "first_dose")
    rows = rows.join(first, on="participant", how="left", maintain_order="left")
    return rows.select(
        "USUBJID",
        pl.lit(endpoint.id).alias("ENDPOINT"),
        pl.lit((concept.sdtm.testcd or concept.id[:8]).upper()).alias("PARAMCD"),
        pl.lit(concept.plot_label).alias("PARAM"),
        pl.lit(concept.id).alias("CONCEPT"),
        pl.col("value").alias("AVAL"),
        pl.when(pl.col("averaged") > 1).then(pl.lit("AVERAGE")).alias("DTYPE"),
        pl.col("base").alias("BASE"),
        pl.col("change").alias("CHG"),
        pl.col("base_kept").alias("BASEKEPT"),
        pl.col("change_kept").alias("CHGKEPT"),
        flag(pl.col("is_base")).alias("ABLFL"),
        flag(pl.col("change").is_not_null() & ~pl.col("is_base")).alias("ANL01FL"),
        flag(pl.col("change_kept").is_not_null() & ~pl.col("is_base")).alias("ANL02FL"),
        pl.col("disturbed").alias("DISTREAS"),
        pl.col("VISIT").alias("AVISIT"),
        pl.col("VISITNUM").alias("AVISITN"),
        pl.col("encounter").alias("VISITID"),
        pl.col("on").alias("ADT"),
        study_day("on", "first_dose").alias("ADY"),
        pl.col("sources").alias(LEDGER),
    )


DATASET = Dataset(
    name="ADEFF",
    label="Efficacy Analysis Dataset",
    structure="One record per subject per endpoint per parameter per analysis visit",
    keys=("STUDYID", "USUBJID", "ENDPOINT", "PARAMCD", "AVISITN", "ADT"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        Variable("ENDPOINT", "Endpoint of the Study Definition", origin="Assigned"),
        *PARAMETER,
        CONCEPT,
        *VALUES,
        Variable("DTYPE", "Derivation Type", origin="Derived", length=8),
        *CHANGES,
        Variable("BASEKEPT", "Baseline, Misleading Values Left Out", "float", "Derived", 8),
        Variable("CHGKEPT", "Change, Misleading Values Left Out", "float", "Derived", 8),
        Variable("PCHG", "Percent Change from Baseline", "float", "Derived", 8),
        Variable("NVALID", "Number of Valid Days", "integer", "Derived", 8),
        Variable("ABLFL", "Baseline Record Flag", "text", "Derived", 1, "NY"),
        Variable("ANL01FL", "Analysis Flag 01: Counted", "text", "Derived", 1, "NY"),
        Variable("ANL02FL", "Analysis Flag 02: Not Misleading", "text", "Derived", 1, "NY"),
        Variable("DISTREAS", "Why the Value May Mislead", origin="Derived"),
        Variable("MISSFL", "Answer Not Known Flag", "text", "Derived", 1, "NY"),
        Variable("ICE", "Intercurrent Events", origin="Derived"),
        *VISITS,
        *DAYS,
    ),
    derive=derive_adeff,
)
