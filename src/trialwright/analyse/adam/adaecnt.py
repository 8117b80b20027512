"""ADAECNT, Adverse Event Counts: events per participant, period and kind, with the time at risk.

Everything that is counted of adverse events is counted here, so that the participants without an
event, who make the denominator, are rows too.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import LEDGER, Dataset, Frames, Variable
from trialwright.analyse.days import years_between
from trialwright.analyse.periods import participant_periods
from trialwright.analyse.populations import SAFETY_ANCHORS, safety_anchor
from trialwright.analyse.subject import PARAMETER, SUBJECT, with_subject
from trialwright.analyse.terms import flag
from trialwright.conduct.adverse_events import RELATED_TO, items_of_events
from trialwright.protocol.objectives import AdverseEventSummary
from trialwright.protocol.study import Study

ALL = "all"
DOSE = "dose_"  # the anchors dose_1, dose_2 ...

# parameter of the results → (PARAMCD, PARAM, which events of ADAE)
KINDS: Mapping[str, tuple[str, str, pl.Expr]] = {
    "any": ("ANY", "Any adverse event", pl.lit(True)),
    "serious": ("SERIOUS", "Serious adverse event", pl.col("AESER") == "Y"),
    "not_serious": ("NOTSER", "Not serious adverse event", pl.col("AESER") == "N"),
    "fatal": ("FATAL", "Fatal adverse event", pl.col("AEDTHFL") == "Y"),
    "grade_3_or_more": ("GRADE3UP", "Grade 3 or more", pl.col("AGR3FL") == "Y"),
    **{
        f"grade_{grade}": (f"GRADE{grade}", f"Grade {grade}", pl.col("ATOXGRN") == grade)
        for grade in range(1, 6)
    },
    "related_cells": ("RELCELLS", "Related to the cells", pl.col("RELCELFL") == "Y"),
    "related_collection": ("RELCOLL", "Related to the collection", pl.col("RELCOLFL") == "Y"),
    "related_administration": (
        "RELADMIN",
        "Related to the administration",
        pl.col("RELADMFL") == "Y",
    ),
    "related_disease": ("RELDIS", "Related to the background disease", pl.col("RELDISFL") == "Y"),
}


# The item of the adverse event form that a kind is counted from; kinds not named always can be
ASKED_BY: Mapping[str, str] = {
    "serious": "ae_serious",
    "not_serious": "ae_serious",
    "grade_3_or_more": "ae_grade",
    **{f"grade_{grade}": "ae_grade" for grade in range(1, 6)},
    **{name: f"ae_{name}" for name in RELATED_TO},
}


def kinds_asked(study: Study) -> Mapping[str, tuple[str, str, pl.Expr]]:
    """The kinds that the study's form can tell: a question nobody asked has no zero for an answer.

    All of them where the study has no adverse event form.
    """
    asked = items_of_events(study)
    return {
        name: kind
        for name, kind in KINDS.items()
        if not asked or name not in ASKED_BY or ASKED_BY[name] in asked
    }


def counted_from(cut: Cut) -> tuple[str, ...]:
    """The anchors that adverse events are counted from: those of the endpoints, else one."""
    asked = [
        endpoint.analysis.counted_from
        for endpoint in cut.study.endpoints
        if isinstance(endpoint.analysis, AdverseEventSummary)
    ]
    return tuple(dict.fromkeys(asked)) or (safety_anchor(cut),)


def derive_adaecnt(cut: Cut, made: Frames) -> pl.DataFrame:
    """A row per participant at risk, start of counting, period entered (or all) and kind."""
    periods = participant_periods(cut).join(
        cut.people.select("participant", "USUBJID", "ended"), on="participant", how="left"
    )
    parts = [_counts(cut, periods, made["ADAE"], anchor) for anchor in counted_from(cut)]
    rows = with_subject(pl.concat(parts), made["ADSL"])
    return rows.filter(pl.col("ENRLFL") == "Y").with_columns(CRIT1FL=flag(pl.col("AVAL") > 0))


def _counts(cut: Cut, periods: pl.DataFrame, adae: pl.DataFrame, anchor: str) -> pl.DataFrame:
    risk = _at_risk(cut, periods, anchor)
    kinds = pl.DataFrame(
        [(code, label) for code, label, _ in kinds_asked(cut.study).values()],
        schema={"PARAMCD": pl.String, "PARAM": pl.String},
        orient="row",
    )
    grid = risk.join(kinds, how="cross").with_columns(CNTFROM=pl.lit(anchor))
    keys = ["USUBJID", "APERIODC", "PARAMCD"]
    found = grid.join(_events(risk, adae), on=keys, how="left", maintain_order="left")
    return found.select(
        "USUBJID", "CNTFROM", "APERIOD", "APERIODC", "PARAMCD", "PARAM", "PYEARS",
        pl.col("events").fill_null(0).cast(pl.Float64).alias("AVAL"),
        pl.concat_list(pl.concat_list("event"), pl.col("sources").fill_null([])).alias(LEDGER),
    )  # fmt: skip


def _at_risk(cut: Cut, periods: pl.DataFrame, anchor: str) -> pl.DataFrame:
    """Time watched: in all from the anchor until the end, and in each period from it on."""
    begun = _begun(periods, anchor).select(
        "USUBJID",
        "event",
        start="first",
        begins="APERIOD",
        until=pl.coalesce("ended", pl.lit(cut.snapshot.cut_off)),
    )
    whole = begun.select(
        "USUBJID", "event", "start", pl.lit(0, dtype=pl.Int64).alias("APERIOD"),
        pl.lit(ALL).alias("APERIODC"), years_between("start", "until").alias("PYEARS"),
    )  # fmt: skip
    parts = periods.join(begun.select("USUBJID", "start", "begins"), on="USUBJID").filter(
        pl.col("APERIOD") >= pl.col("begins")
    )
    single = parts.select(
        "USUBJID", "event", "start", "APERIOD", "APERIODC",
        years_between("first", "last").alias("PYEARS"),
    )  # fmt: skip
    return pl.concat([whole, single])


def _begun(periods: pl.DataFrame, anchor: str) -> pl.DataFrame:
    """The period that counting begins with, one row per participant.

    A participant who is given something without a collection, or a later dose without the first,
    is at risk from that dose on.
    """
    is_dose = pl.col("anchor").str.starts_with(DOSE)
    begins = pl.col("anchor") == anchor
    reached = periods.filter(begins | is_dose if anchor in SAFETY_ANCHORS else begins)
    ordered = reached.sort("USUBJID", "first", "APERIOD")
    return ordered.group_by("USUBJID", maintain_order=True).first()


def _events(risk: pl.DataFrame, adae: pl.DataFrame) -> pl.DataFrame:
    """Events by participant, period and kind; one without a start counts in all, in no period."""
    whole = risk.filter(pl.col("APERIODC") == ALL).select("USUBJID", "start")
    rows = adae.select("USUBJID", "ASTDT", "APERIODC", LEDGER, *_KIND_COLUMNS).join(
        whole, on="USUBJID"
    )
    counted = rows.filter(pl.col("ASTDT").is_null() | (pl.col("ASTDT") >= pl.col("start")))
    both = pl.concat([counted.with_columns(APERIODC=pl.lit(ALL)), counted])
    long = [
        both.filter(pl.col(code)).select(
            "USUBJID", "APERIODC", LEDGER, pl.lit(code).alias("PARAMCD")
        )
        for code, _, _ in KINDS.values()
    ]
    return (
        pl.concat(long)
        .group_by("USUBJID", "APERIODC", "PARAMCD", maintain_order=True)
        .agg(events=pl.len(), sources=pl.col(LEDGER).explode())
    )


_KIND_COLUMNS = [which.fill_null(False).alias(code) for code, _, which in KINDS.values()]


DATASET = Dataset(
    name="ADAECNT",
    label="Adverse Event Counts Analysis Dataset",
    structure="One record per subject per start of counting per period per kind of event",
    keys=("STUDYID", "USUBJID", "CNTFROM", "APERIOD", "PARAMCD"),
    needs=("ADSL", "ADAE"),
    variables=(
        *SUBJECT,
        Variable("CNTFROM", "Anchor that Events are Counted From", origin="Assigned"),
        Variable("APERIOD", "Period (0: All)", "integer", "Derived", 8),
        Variable("APERIODC", "Period (C)", origin="Derived"),
        *PARAMETER,
        Variable("AVAL", "Number of Events", "float", "Derived", 8),
        Variable("CRIT1FL", "At Least One Event Flag", "text", "Derived", 1, "NY"),
        Variable("PYEARS", "Person-Years Watched", "float", "Derived", 8),
    ),
    derive=derive_adaecnt,
)
