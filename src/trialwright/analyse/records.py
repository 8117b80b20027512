"""Repeating forms as records: one row per filled form, one column per concept."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns

KEYS = ("participant", "STUDYID", "USUBJID", "first_dose", "encounter", "form", "repeat")


def form_records(cut: Cut, concepts: Sequence[str]) -> pl.DataFrame:
    """Rows of the forms that carry the first of `concepts`, with each concept's value as text.

    Further columns: on (the latest day of the values), first_event (of the first concept), LEDGER
    (events of all), VISITNUM, VISIT, EPOCH. A record without the first concept is left out.
    """
    values = cut.table("values").filter(
        pl.col("concept").is_in(list(concepts)), pl.col("value").is_not_null()
    )
    columns = [
        pl.col("value").filter(pl.col("concept") == concept).first().alias(concept)
        for concept in concepts
    ]
    records = values.group_by(KEYS, maintain_order=True).agg(
        *columns, pl.col("on").max(), pl.col("event").alias("LEDGER")
    )
    wanted = records.filter(pl.col(concepts[0]).is_not_null())
    return wanted.join(visit_columns(cut.study), on="encounter", how="left", maintain_order="left")
