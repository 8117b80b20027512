"""The data cut as analysis meets it: its tables, with who, when and where worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import polars as pl

from trialwright.conduct.snapshot import Snapshot
from trialwright.protocol.concepts.concept import Concept
from trialwright.protocol.schedule import Act
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of

Tables: TypeAlias = Mapping[str, pl.DataFrame]

# Simulated rows can't be pooled with real ones by accident: STUDYID begins every key of every
# data set (USUBJID too), so the mark stands there and not only in a label that a merge drops.
SIMULATED_PREFIX = "SIM-"

# What ends a participation, by milestone; stopping treatment alone does not.
ENDINGS: Mapping[str, str] = {
    "completion": "completed",
    "withdrawal_study": "withdrawn",
    "withdrawal_consent": "withdrawn",
    "lost": "lost",
    "death": "died",
    "screen_failure": "screen_failed",
}


@dataclass(frozen=True)
class Cut:
    """One data cut, ready for derivations.

    `people` has a row per participant: participant, STUDYID, USUBJID, SUBJID, SITEID, status,
    arm (id), arm_label, first_dose, last_dose, doses (given), ended (day, null while in the study),
    ending, ending_reason, ending_event, event, and a day for each milestone (`on_<milestone>`); an
    absent day is null. `tables` are the cut's own, withdrawals told apart as withdrawal_treatment,
    withdrawal_study and withdrawal_consent.
    """

    snapshot: Snapshot
    study_id: str
    tables: Mapping[str, pl.DataFrame]
    people: pl.DataFrame
    concepts: Mapping[str, Concept]

    @property
    def study(self) -> Study:
        """The study version that the data were captured under."""
        return self.snapshot.study

    def table(self, name: str) -> pl.DataFrame:
        """A table of the cut, with STUDYID, USUBJID and first_dose beside each row."""
        who = self.people.select("participant", "STUDYID", "USUBJID", "first_dose")
        return self.tables[name].join(who, on="participant", how="left", maintain_order="left")

    def day_of(self, milestone: str) -> pl.Expr:
        """The column of `people` with a milestone's day; null for all where nobody has it."""
        name = f"on_{milestone}"
        known = name in self.people.columns
        return pl.col(name) if known else pl.lit(None, dtype=pl.Date).alias(name)

    def latest(self, concept: str) -> pl.DataFrame:
        """Each participant's last value of a concept, whenever it was taken."""
        values = self.tables["values"].filter(
            pl.col("concept") == concept, pl.col("value").is_not_null()
        )
        return (
            values.sort("participant", "on", "repeat", "event", nulls_last=False)
            .group_by("participant", maintain_order=True)
            .last()
        )

    def activity_label(self, act: Act) -> str | None:
        """How the study calls the first activity of a kind, or None where it has none."""
        found = [activity.label for activity in self.study.activities if activity.act == act]
        return found[0] if found else None


def open_cut(snapshot: Snapshot) -> Cut:
    """Work out ids, arms, doses and endings of every participant."""
    prefix = SIMULATED_PREFIX if snapshot.simulated else ""
    study_id = prefix + snapshot.study.id
    tables = {**snapshot.tables, "milestones": _milestones(snapshot.tables["milestones"])}
    people = (
        tables["participants"]
        .sort("participant")
        .with_columns(
            STUDYID=pl.lit(study_id),
            SUBJID=pl.col("participant"),
            SITEID=pl.col("site"),
            USUBJID=pl.format("{}-{}-{}", pl.lit(study_id), "site", _number()),
            arm_label=_labels(snapshot.study),
        )
    )
    if people["USUBJID"].n_unique() < people.height:
        raise ValueError("two participants of one site would share a USUBJID")
    for more in (_milestone_days(tables), _doses(tables), _endings(tables)):
        people = people.join(more, on="participant", how="left", maintain_order="left")
    people = people.with_columns(pl.col("doses").fill_null(0))
    return Cut(snapshot, study_id, tables, people, concepts_of(snapshot.study))


def _milestones(milestones: pl.DataFrame) -> pl.DataFrame:
    """A withdrawal's reason says first which it is (`study: moved`): into the name with it."""
    kind = pl.col("reason").str.extract(r"^(treatment|study|consent):")
    is_withdrawal = pl.col("milestone") == "withdrawal"
    return milestones.with_columns(
        milestone=pl.when(is_withdrawal & kind.is_not_null())
        .then(pl.format("withdrawal_{}", kind))
        .otherwise("milestone"),
        reason=pl.when(is_withdrawal)
        .then(pl.col("reason").str.replace(r"^(treatment|study|consent):\s*", ""))
        .otherwise("reason"),
    )


def _number() -> pl.Expr:
    """The participant's number within the site: SIM-01-017 of site 01 is 017."""
    unmarked = pl.col("participant").str.strip_prefix(SIMULATED_PREFIX)
    return unmarked.str.strip_prefix(pl.col("site") + "-")


def _labels(study: Study) -> pl.Expr:
    ids = [arm.id for arm in study.arms]
    return pl.col("arm").replace_strict(ids, [arm.label for arm in study.arms], default=None)


def _milestone_days(tables: Tables) -> pl.DataFrame:
    """One row per participant, a column `on_<milestone>`; the first day where it happened twice."""
    milestones = tables["milestones"].sort("participant", "on", "event")
    names = milestones["milestone"].unique().sort().to_list()
    wide = milestones.pivot(
        "milestone", on_columns=names, index="participant", values="on", aggregate_function="first"
    )
    return wide.rename({name: f"on_{name}" for name in names})


def _doses(tables: Tables) -> pl.DataFrame:
    given = tables["product"].filter(pl.col("step") == "administration")
    return given.group_by("participant").agg(
        first_dose=pl.col("on").min(),
        last_dose=pl.col("on").max(),
        doses=pl.col("dose").n_unique().cast(pl.Int64),
    )


def _endings(tables: Tables) -> pl.DataFrame:
    """The first milestone that ended each participation, if one did."""
    milestones = tables["milestones"].filter(pl.col("milestone").is_in(list(ENDINGS)))
    return (
        milestones.sort("participant", "on", "event")
        .group_by("participant", maintain_order=True)
        .agg(
            ended=pl.col("on").first(),
            ending=pl.col("milestone").first().replace_strict(ENDINGS),
            ending_reason=pl.col("reason").first(),
            ending_event=pl.col("event").first(),
        )
    )


def visit_columns(study: Study) -> pl.DataFrame:
    """The planned encounters: encounter (id), VISITNUM from 1, VISIT, EPOCH."""
    epochs = {epoch.id: epoch.label.upper() for epoch in study.epochs}
    rows = [
        (encounter.id, float(number), encounter.label, epochs.get(encounter.epoch))
        for number, encounter in enumerate(study.encounters, start=1)
    ]
    schema = {
        "encounter": pl.String,
        "VISITNUM": pl.Float64,
        "VISIT": pl.String,
        "EPOCH": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")
