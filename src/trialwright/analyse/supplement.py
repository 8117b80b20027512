"""SUPP--: qualifiers without a place in the parent domain, and the rest of long texts."""

from __future__ import annotations

import polars as pl

from trialwright.analyse.dataset import LEDGER, LEDGER_TYPE, Dataset, Variable
from trialwright.analyse.longtext import continued_name, long_values, shorten

_ROW = {
    "STUDYID": pl.String(),
    "RDOMAIN": pl.String(),
    "USUBJID": pl.String(),
    "IDVAR": pl.String(),
    "IDVARVAL": pl.String(),
    "QNAM": pl.String(),
    "QLABEL": pl.String(),
    "QVAL": pl.String(),
    "QORIG": pl.String(),
    LEDGER: LEDGER_TYPE,
}
VARIABLES = (
    Variable("STUDYID", "Study Identifier", origin="Assigned"),
    Variable("RDOMAIN", "Related Domain Abbreviation", origin="Assigned", length=2),
    Variable("USUBJID", "Unique Subject Identifier", origin="Derived"),
    Variable("IDVAR", "Identifying Variable", origin="Assigned", length=8),
    Variable("IDVARVAL", "Identifying Variable Value", origin="Assigned"),
    Variable("QNAM", "Qualifier Variable Name", origin="Assigned", length=8),
    Variable("QLABEL", "Qualifier Variable Label", origin="Assigned", length=40),
    Variable("QVAL", "Data Value"),
    Variable("QORIG", "Origin", origin="Assigned"),
    Variable("QEVAL", "Evaluator", origin="Assigned"),
)


def supplement(dataset: Dataset, frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """(the domain without what does not fit it, the rows of its SUPP--)."""
    parts = []
    for variable in dataset.variables:
        if variable.supplemental:
            parts.append(_qualifier(dataset, variable, frame))
            frame = frame.drop(variable.name)
        elif variable.type == "text":
            parts.append(_rest(dataset, variable, frame))
            frame = shorten(frame, variable.name)
    rows = pl.concat([pl.DataFrame(schema=_ROW), *parts])
    return frame, rows


def supplement_dataset(dataset: Dataset) -> Dataset:
    """What describes SUPP-- of a domain."""
    return Dataset(
        name=f"SUPP{dataset.name}",
        label=f"Supplemental Qualifiers for {dataset.name}",
        structure=f"One record per supplemental qualifier per {dataset.name} record",
        keys=("STUDYID", "RDOMAIN", "USUBJID", "IDVAR", "IDVARVAL", "QNAM"),
        variables=VARIABLES,
    )


def _qualifier(dataset: Dataset, variable: Variable, frame: pl.DataFrame) -> pl.DataFrame:
    """The values of a supplemental variable; one that is long goes on under numbered names."""
    present = frame.filter(pl.col(variable.name).is_not_null())
    rows = _rows(dataset, variable, present, variable.name, present[variable.name])
    return pl.concat([shorten(rows, "QVAL"), _rest(dataset, variable, present)])


def _rest(dataset: Dataset, variable: Variable, frame: pl.DataFrame) -> pl.DataFrame:
    """Everything after the first piece of each long value."""
    found = [
        _rows(
            dataset,
            variable,
            frame[row : row + 1],
            continued_name(variable.name, number),
            pl.Series([piece], dtype=pl.String),
        )
        for row, pieces in long_values(frame, variable.name)
        for number, piece in enumerate(pieces[1:], start=1)
    ]
    return pl.concat([pl.DataFrame(schema=_ROW), *found])


def _rows(
    dataset: Dataset, variable: Variable, frame: pl.DataFrame, name: str, values: pl.Series
) -> pl.DataFrame:
    identifying = _identifying(dataset)
    value = pl.col(identifying).cast(pl.Int64).cast(pl.String) if identifying else pl.lit(None)
    return frame.select(
        "STUDYID",
        pl.lit(dataset.name).alias("RDOMAIN"),
        "USUBJID",
        pl.lit(identifying, dtype=pl.String).alias("IDVAR"),
        value.cast(pl.String).alias("IDVARVAL"),
        pl.lit(name).alias("QNAM"),
        pl.lit(variable.label).alias("QLABEL"),
        values.alias("QVAL"),
        pl.lit(variable.origin).alias("QORIG"),
        LEDGER,
    )


def _identifying(dataset: Dataset) -> str | None:
    """What tells a participant's records apart: --SEQ, else the visit; DM has one record each."""
    names = [variable.name for variable in dataset.variables]
    for name in (f"{dataset.name}SEQ", "VISITNUM"):
        if name in names:
            return name
    return None
