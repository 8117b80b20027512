"""SAS transport files, version 5, with the same bytes for the same data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pyreadstat

from trialwright.analyse.dataset import LEDGER, Dataset
from trialwright.analyse.longtext import LIMIT

_STAMP = 16  # 22NOV26:15:17:12
# Where the library and the member header hold the time of writing: created twice, modified twice
_STAMPS = (144, 160, 464, 480)
_HEADER = 560  # up to the first variable's description
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def write_xport(dataset: Dataset, frame: pl.DataFrame, path: Path, label: str, day: date) -> None:
    """Write a data set without LEDGER, which has no place there; `day` stands as time of writing.

    A text over 200 bytes, a name over 8 or a label over 40 characters is a ValueError: the format
    would cut it without a word.
    """
    check_limits(dataset, frame, label)
    labels = {variable.name: variable.label for variable in dataset.variables}
    plain = frame.drop(LEDGER)
    pyreadstat.write_xport(
        plain,
        str(path),
        file_label=label,
        column_labels=[labels[name] for name in plain.columns],
        table_name=dataset.name,
        file_format_version=5,
    )
    with path.open("r+b") as file:  # in place: a large file is not written twice
        header = dated(file.read(_HEADER), day)
        file.seek(0)
        file.write(header)


def check_limits(dataset: Dataset, frame: pl.DataFrame, label: str) -> None:
    """Raise ValueError for what version 5 cannot hold; names columns, never values."""
    too_long = [
        *(name for name in frame.columns if len(name) > 8),
        *(v.name for v in dataset.variables if len(v.label) > 40),
        *(
            name
            for name, kind in frame.schema.items()
            if kind == pl.String and _longest(frame, name) > LIMIT
        ),
    ]
    if too_long or len(label) > 40 or len(dataset.name) > 8:
        raise ValueError(f"{dataset.name}: too long for a transport file: {too_long or label}")


def _longest(frame: pl.DataFrame, name: str) -> int:
    longest = frame[name].str.len_bytes().max()
    return longest if isinstance(longest, int) else 0


def dated(content: bytes, day: date) -> bytes:
    """The file, or its header, with midnight of `day` in place of the time it was written."""
    stamp = f"{day.day:02d}{_MONTHS[day.month - 1]}{day.year % 100:02d}:00:00:00".encode()
    file = bytearray(content)
    for start in _STAMPS:
        file[start : start + _STAMP] = stamp
    return bytes(file)
