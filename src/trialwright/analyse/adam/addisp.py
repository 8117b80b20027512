"""ADDISP, Disposition Analysis Dataset: how far each participant came, a row per thing counted."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, LEDGER_TYPE, Dataset, Frames, Variable
from trialwright.analyse.subject import SUBJECT, with_subject

_ROW = {"participant": pl.String(), "FLOW": pl.String(), "ADT": pl.Date(), LEDGER: LEDGER_TYPE}

# A milestone → what the flow calls it
STEPS = {
    "screening": "screened",
    "screen_failure": "screen_failed",
    "enrolment": "enrolled",
    "randomisation": "randomised",
}


def derive_addisp(cut: Cut, made: Frames) -> pl.DataFrame:
    """A row per participant and step of the flow reached; a failed criterion is a step too."""
    parts = [part.select(list(_ROW)).cast(pl.Schema(_ROW)) for part in _parts(cut)]
    rows = pl.concat(parts).join(
        cut.people.select("participant", "USUBJID"),
        on="participant",
        how="left",
        maintain_order="left",
    )
    once = rows.group_by("USUBJID", "FLOW", maintain_order=True).agg(
        pl.col("ADT").min(), pl.col(LEDGER).explode()
    )
    return with_subject(once, made["ADSL"])


def _parts(cut: Cut) -> Iterator[pl.DataFrame]:
    milestones = cut.tables["milestones"].with_columns(pl.concat_list("event").alias(LEDGER))
    yield milestones.filter(pl.col("milestone").is_in(list(STEPS))).select(
        "participant",
        pl.col("milestone").replace_strict(STEPS).alias("FLOW"),
        pl.col("on").alias("ADT"),
        LEDGER,
    )
    yield _endings(cut)
    withdrawals = milestones.filter(pl.col("milestone").str.starts_with("withdrawal_"))
    kind = pl.col("milestone").str.strip_prefix("withdrawal_")
    stopped = withdrawals.filter(kind == "treatment")
    ended = withdrawals.join(_withdrawn(cut), on=["participant", "event"], how="semi")
    yield _as_flow(pl.concat([stopped, ended]), pl.format("withdrawn:{}", kind))
    yield from _product_parts(cut)
    yield _criteria(cut)


def _endings(cut: Cut) -> pl.DataFrame:
    """How each participation ended, once: who completed and later died has completed.

    Who left before enrolment without failing a criterion is a step of its own, so that the enrolled
    and those who left after it add up.
    """
    ended = cut.people.filter(pl.col("ending").is_not_null(), pl.col("ending") != "screen_failed")
    before = cut.day_of("enrolment").is_null()
    return ended.select(
        "participant",
        pl.when(before).then(pl.lit("left_before_enrolment")).otherwise("ending").alias("FLOW"),
        pl.col("ended").alias("ADT"),
        pl.concat_list("ending_event").alias(LEDGER),
    )


def _withdrawn(cut: Cut) -> pl.DataFrame:
    """The events of the withdrawals that ended a participation after enrolment."""
    withdrawn = cut.people.filter(
        pl.col("ending") == "withdrawn", cut.day_of("enrolment").is_not_null()
    )
    return withdrawn.select("participant", pl.col("ending_event").alias("event"))


def _as_flow(rows: pl.DataFrame, name: pl.Expr) -> pl.DataFrame:
    return rows.select("participant", name.alias("FLOW"), pl.col("on").alias("ADT"), LEDGER)


def _product_parts(cut: Cut) -> Iterator[pl.DataFrame]:
    """Collected, expansion failed, dosed_1, dosed_2 ..."""
    product = cut.tables["product"].with_columns(pl.concat_list("event").alias(LEDGER))
    for step, name in (("collection", "collected"), ("expansion_failed", "expansion_failed")):
        yield _as_flow(product.filter(pl.col("step") == step), pl.lit(name))
    given = product.filter(pl.col("step") == "administration")
    yield _as_flow(given, pl.format("dosed_{}", "dose"))


def _criteria(cut: Cut) -> pl.DataFrame:
    """The criteria a screen failure did not satisfy; one person may have several."""
    failures = cut.people.filter(pl.col("ending") == "screen_failed").select("participant", "ended")
    failed = cut.tables["criteria"].filter(~pl.col("met")).join(failures, on="participant")
    return failed.select(
        "participant",
        pl.format("screen_failed:{}", "criterion").alias("FLOW"),
        pl.col("ended").alias("ADT"),
        pl.concat_list("event").alias(LEDGER),
    )


DATASET = Dataset(
    name="ADDISP",
    label="Disposition Analysis Dataset",
    structure="One record per subject per step of the flow reached",
    keys=("STUDYID", "USUBJID", "ADT", "FLOW"),
    needs=("ADSL",),
    variables=(
        *SUBJECT,
        Variable("FLOW", "Step of the Participant Flow", origin="Derived"),
        Variable("ADT", "Analysis Date", "date", "Derived", 8),
    ),
    derive=derive_addisp,
)
