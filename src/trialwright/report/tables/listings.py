"""Rows of single participants: adverse events, deviations, the screening log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from trialwright.report.tables.table import Row, Table

SHOWN = 200

# Column of the data set → heading; the first heads the row, an absent one is left out.
ADVERSE_EVENTS: Mapping[str, str] = {
    "USUBJID": "Participant",
    "AETERM": "Term as reported",
    "ASTDT": "Start",
    "AENDT": "End",
    "ASTDY": "Day of start",
    "ATOXGRN": "Grade",
    "AESER": "Serious",
    "APERIODC": "Period",
    "ANL01FL": "Counted for safety",
}
DEVIATIONS: Mapping[str, str] = {
    "participant": "Participant",
    "encounter": "Visit",
    "kind": "Kind",
    "detail": "What",
    "event": "Ledger event",
}
SCREENING: Mapping[str, str] = {
    "participant": "Participant",
    "criterion": "Criterion",
    "kind": "Kind",
    "answer": "Answer",
    "reason": "Why",
    "event": "Ledger event",
}


def adverse_event_listing(adam: Mapping[str, pl.DataFrame]) -> Table | None:
    """Every adverse event; None where there is none."""
    return _listing("ae-listing", "Adverse events, one by one", adam.get("ADAE"), ADVERSE_EVENTS)


def deviation_listing(cut: Mapping[str, pl.DataFrame]) -> Table | None:
    """Every departure from the protocol; None where there is none."""
    rows = cut.get("deviations")
    if rows is not None:
        rows = rows.with_columns(pl.col("kind").str.replace_all("_", " "))
    return _listing("deviation-listing", "Deviations, one by one", rows, DEVIATIONS)


def screening_listing(cut: Mapping[str, pl.DataFrame]) -> Table | None:
    """The criteria that kept a person out, or could not be answered; None where there is none."""
    criteria = cut.get("criteria")
    if criteria is None:
        return None
    unmet = criteria.filter(pl.col("met").is_null() | ~pl.col("met"))
    return _listing("screening-listing", "Screening log: criteria not met", unmet, SCREENING)


def _listing(
    name: str, caption: str, frame: pl.DataFrame | None, headings: Mapping[str, str]
) -> Table | None:
    if frame is None or frame.is_empty():
        return None
    columns = [name for name in headings if name in frame.columns]
    rows = frame.select(columns).head(SHOWN).rows()
    return Table(
        id=name,
        caption=caption,
        corner=headings[columns[0]],
        columns=tuple(headings[column] for column in columns[1:]),
        rows=tuple(_row(row) for row in rows),
        words=True,
        total=frame.height,
    )


def _row(values: Sequence[object]) -> Row:
    texts = tuple((_text(value),) for value in values)
    return Row(texts[0], texts[1:])


def _text(value: object) -> str:
    """Missing stays missing: an empty cell would look like an empty answer."""
    return "–" if value is None or value == "" else str(value)
