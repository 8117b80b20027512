"""DM, Demographics: one record per participant, screen failures included (SDTMIG 3.4, 5.2)."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.countries import alpha3
from trialwright.analyse.cut import Cut
from trialwright.analyse.dataset import Dataset, Frames, Variable
from trialwright.analyse.days import iso
from trialwright.analyse.identifiers import identified, identifiers
from trialwright.analyse.terms import SEXES, flag, in_terms

UNPLANNED = "UNPLANNED TREATMENT"


def derive_dm(cut: Cut, made: Frames) -> pl.DataFrame:
    """Who they are, what they were assigned to, and the days everything is counted from."""
    people = _with_demographics(cut).join(
        _given(cut), on="participant", how="left", maintain_order="left"
    )
    return people.select(
        "STUDYID",
        identified("DM"),
        "USUBJID",
        "SUBJID",
        iso("first_dose").alias("RFSTDTC"),
        pl.when(pl.col("doses") > 0).then(iso("ended")).alias("RFENDTC"),
        iso("first_dose").alias("RFXSTDTC"),
        iso("last_dose").alias("RFXENDTC"),
        cut.day_of("consent").dt.to_string("%Y-%m-%d").alias("RFICDTC"),
        iso("ended").alias("RFPENDTC"),
        cut.day_of("death").dt.to_string("%Y-%m-%d").alias("DTHDTC"),
        flag(cut.day_of("death").is_not_null()).alias("DTHFL"),
        "SITEID",
        pl.col("age").alias("AGE"),
        pl.when(pl.col("age").is_not_null()).then(pl.lit("YEARS")).alias("AGEU"),
        in_terms("sex", SEXES).fill_null("U").alias("SEX"),  # required: unknown has a code
        *_arms(cut),
        _country(cut),
        "LEDGER",
    )


def _with_demographics(cut: Cut) -> pl.DataFrame:
    people = cut.people.with_columns(sources=pl.concat_list("event", "ending_event"))
    for concept, column in (("age", "number"), ("sex", "value")):
        found = cut.latest(concept).select(
            "participant", pl.col(column).alias(concept), pl.col("event").alias(f"{concept}_event")
        )
        people = people.join(found, on="participant", how="left", maintain_order="left")
    return people.with_columns(
        LEDGER=pl.concat_list("sources", "age_event", "sex_event"),
    )


def _given(cut: Cut) -> pl.DataFrame:
    """Participants who were given an intervention that their arm does not have."""
    planned = [(arm.id, name) for arm in cut.study.arms for name in arm.interventions]
    plan = pl.DataFrame(planned, schema={"arm": pl.String, "intervention": pl.String}, orient="row")
    given = cut.tables["product"].filter(
        pl.col("step") == "administration", pl.col("intervention").is_not_null()
    )
    given = given.join(cut.people.select("participant", "arm"), on="participant")
    strange = given.join(plan, on=["arm", "intervention"], how="anti")
    return strange.select("participant", unplanned=pl.lit(True)).unique(maintain_order=True)


def _arms(cut: Cut) -> tuple[pl.Expr, ...]:
    """Planned and actual arm; ARMNRS says why one is absent (SDTMIG 3.4, 5.2 assumption 9)."""
    codes = {arm.id: f"ARM{number}" for number, arm in enumerate(cut.study.arms, start=1)}
    code = pl.col("arm").replace_strict(codes, default=None, return_dtype=pl.String)
    treated, unplanned = pl.col("doses") > 0, pl.col("unplanned").fill_null(False)
    as_planned = treated & ~unplanned
    return (
        code.alias("ARMCD"),
        pl.col("arm_label").alias("ARM"),
        pl.when(as_planned).then(code).alias("ACTARMCD"),
        pl.when(as_planned).then(pl.col("arm_label")).alias("ACTARM"),
        pl.when(pl.col("ending") == "screen_failed")
        .then(pl.lit("SCREEN FAILURE"))
        .when(pl.col("arm").is_null())
        .then(pl.lit("NOT ASSIGNED"))
        .when(~treated)
        .then(pl.lit("ASSIGNED, NOT TREATED"))
        .when(unplanned)
        .then(pl.lit(UNPLANNED))
        .alias("ARMNRS"),
    )


def _country(cut: Cut) -> pl.Expr:
    sites = {site.id: alpha3(site.country) for site in cut.study.sites}
    return (
        pl.col("SITEID")
        .replace_strict(sites, default=None, return_dtype=pl.String)
        .alias("COUNTRY")
    )


DATASET = Dataset(
    name="DM",
    label="Demographics",
    structure="One record per subject",
    keys=("STUDYID", "USUBJID"),
    variables=(
        *identifiers("DM"),
        Variable("SUBJID", "Subject Identifier for the Study", origin="Assigned"),
        Variable("RFSTDTC", "Subject Reference Start Date/Time", origin="Derived", length=10),
        Variable("RFENDTC", "Subject Reference End Date/Time", origin="Derived", length=10),
        Variable("RFXSTDTC", "Date/Time of First Study Treatment", origin="Derived", length=10),
        Variable("RFXENDTC", "Date/Time of Last Study Treatment", origin="Derived", length=10),
        Variable("RFICDTC", "Date/Time of Informed Consent", length=10),
        Variable("RFPENDTC", "Date/Time of End of Participation", origin="Derived", length=10),
        Variable("DTHDTC", "Date/Time of Death", length=10),
        Variable("DTHFL", "Subject Death Flag", origin="Derived", length=1, codelist="NY"),
        Variable("SITEID", "Study Site Identifier", origin="Assigned"),
        Variable("AGE", "Age", "float", length=8),
        Variable("AGEU", "Age Units", origin="Assigned", length=10, codelist="AGEU"),
        Variable("SEX", "Sex", length=10, codelist="SEX"),
        Variable("RACE", "Race", codelist="RACE"),
        Variable("ARMCD", "Planned Arm Code", origin="Assigned", length=20),
        Variable("ARM", "Description of Planned Arm", origin="Assigned"),
        Variable("ACTARMCD", "Actual Arm Code", origin="Derived", length=20),
        Variable("ACTARM", "Description of Actual Arm", origin="Derived"),
        Variable("ARMNRS", "Reason Arm and/or Actual Arm is Null", origin="Derived"),
        Variable("COUNTRY", "Country", origin="Assigned", length=3, codelist="COUNTRY"),
    ),
    derive=derive_dm,
)
