"""The responder of an endpoint as rows of ADEFF: its elements, then one row a variant."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.dataset import LEDGER
from trialwright.analyse.estimands import Variant, variants
from trialwright.analyse.responder import responder_elements
from trialwright.analyse.terms import answer, flag
from trialwright.protocol.objectives import Endpoint, ReductionResponder

# AVALC of the parameter INSBL, which sorts the enrolled into four groups
ON, NOT_ON, UNKNOWN, NOT_TREATED = "ON INSULIN", "NOT ON INSULIN", "UNKNOWN", "NOT TREATED"


def responder_rows(cut: Cut, endpoint: Endpoint, rule: ReductionResponder) -> pl.DataFrame:
    """Per enrolled participant: who is on insulin, both means, guard, drugs, and every variant."""
    elements = responder_elements(cut, rule)
    visit = visit_columns(cut.study).filter(pl.col("encounter") == rule.encounter)
    parts = [
        *_elements(elements, rule),
        *(_variant(elements, v) for v in variants(endpoint).values()),
    ]
    rows = pl.concat(parts, how="diagonal_relaxed").with_columns(
        pl.lit(endpoint.id).alias("ENDPOINT"), pl.lit(rule.encounter).alias("VISITID")
    )
    named = visit.select(VISITID="encounter", AVISIT="VISIT", AVISITN="VISITNUM")
    return rows.join(named, on="VISITID", how="left", maintain_order="left")


def _row(code: str, label: str, **columns: pl.Expr) -> tuple[pl.Expr, ...]:
    common = (pl.col("USUBJID"), pl.lit(code).alias("PARAMCD"), pl.lit(label).alias("PARAM"))
    own = (expression.alias(name) for name, expression in columns.items())
    return (*common, *own, pl.col("ice").alias("ICE"), pl.col("sources").alias(LEDGER))


def _elements(rows: pl.DataFrame, rule: ReductionResponder) -> Iterator[pl.DataFrame]:
    everyone = flag(pl.lit(True))
    yield rows.select(_row("INSBL", "Insulin at baseline", AVALC=_group(), ANL01FL=everyone))
    yield from _means(rows, rule)
    if rule.guard_concept is not None:
        yield rows.filter(pl.col("guard_value").is_not_null()).select(
            _row(
                "GUARD",
                "Guard value",
                AVAL=pl.col("guard_value"),
                BASE=pl.col("guard_base"),
                CHG=pl.col("guard_change"),
            )
        )
    for code, label, column in _QUESTIONS:
        yield rows.select(_row(code, label, AVALC=answer(column)))


def _means(rows: pl.DataFrame, rule: ReductionResponder) -> Iterator[pl.DataFrame]:
    """Mean doses as they are, also where too few days are valid: NVALID says so."""
    yield rows.filter(pl.col("post_valid").is_not_null()).select(
        _row(
            "DOSEMEAN",
            f"Mean daily dose over the last {rule.days} days",
            AVAL=pl.col("post_mean"),
            BASE=pl.col("base_mean"),
            CHG=pl.col("post_mean") - pl.col("base_mean"),
            PCHG=_per_cent(),
            NVALID=pl.col("post_valid"),
            ADT=pl.col("visited"),
        )
    )
    yield rows.filter(pl.col("base_valid").is_not_null()).select(
        _row(
            "DOSEBASE",
            f"Mean daily dose over the {rule.days} days before baseline",
            AVAL=pl.col("base_mean"),
            NVALID=pl.col("base_valid"),
            ADT=pl.col("begun"),
        )
    )


def _per_cent() -> pl.Expr:
    """Change in per cent of baseline; not defined where the baseline is 0."""
    change = 100 * (pl.col("post_mean") - pl.col("base_mean")) / pl.col("base_mean")
    return pl.when(pl.col("base_mean") > 0).then(change)


_QUESTIONS = (
    ("DOSEOK", "Dose reduced enough", "dose_ok"),
    ("GUARDOK", "Guard value did not rise beyond its margin", "guard_ok"),
    ("DRUGOK", "No background drug added or raised", "drug_ok"),
)


def _group() -> pl.Expr:
    return (
        pl.when(pl.col("begun").is_null())
        .then(pl.lit(NOT_TREATED))
        .when(pl.col("on_insulin"))
        .then(pl.lit(ON))
        .when(~pl.col("on_insulin"))
        .then(pl.lit(NOT_ON))
        .otherwise(pl.lit(UNKNOWN))
    )


def _variant(rows: pl.DataFrame, variant: Variant) -> pl.DataFrame:
    """AVAL 1 or 0, empty where left out; MISSFL says that the answer is not known."""
    known = pl.col(variant.outcome)
    filled = known if variant.missing == "out" else known.fill_null(variant.missing == "yes")
    responds = filled.cast(pl.Float64)
    return rows.filter(pl.col(variant.among)).select(
        _row(
            variant.paramcd,
            variant.label,
            AVAL=responds,
            AVALC=pl.when(responds == 1).then(pl.lit("Y")).when(responds == 0).then(pl.lit("N")),
            ANL01FL=flag(responds.is_not_null()),
            MISSFL=flag(known.is_null()),
        )
    )
