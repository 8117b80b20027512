"""The data cut: hashed tables read off the ledger, and the only door to analysis (D13)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import polars as pl

from trialwright.protocol.study import Study

Kind: TypeAlias = Literal["dmc", "interim", "final"]

_TEXT, _DAY, _COUNT, _REAL, _FLAG = pl.String, pl.Date, pl.Int64, pl.Float64, pl.Boolean

# Every table names in `event` the ledger event (its seq) that set the row: the trace starts here.
# An absent value is null, never an empty text.
TABLES: Mapping[str, pl.Schema] = {
    "participants": pl.Schema(
        {
            "participant": _TEXT,  # the screening number, kept throughout
            "site": _TEXT,
            "status": _TEXT,  # a participants.Status name in lower case
            "arm": _TEXT,  # null before enrolment
            "screened_on": _DAY,
            "simulated": _FLAG,
            "event": _COUNT,
        }
    ),
    # screening, consent, reconsent, screen_failure, enrolment, randomisation, completion, death,
    # lost, withdrawal_treatment, withdrawal_study, withdrawal_consent, every anchor of the study
    # (collection, dose_1, dose_2 ...: on its latest day), and a skipped dose as dose_2_skipped
    "milestones": pl.Schema(
        {
            "participant": _TEXT,
            "milestone": _TEXT,
            "on": _DAY,
            "reason": _TEXT,
            "event": _COUNT,
        }
    ),
    "visits": pl.Schema(
        {
            "participant": _TEXT,
            "encounter": _TEXT,
            "epoch": _TEXT,
            "due": _DAY,
            "first_day": _DAY,
            "last_day": _DAY,
            "on": _DAY,  # null unless done
            "status": _TEXT,  # done | missed | not_applicable | pending
            "days_outside": _COUNT,  # before (negative) or after (positive) its window; 0 inside
            "event": _COUNT,
        }
    ),
    "values": pl.Schema(
        {
            "participant": _TEXT,
            "encounter": _TEXT,
            "form": _TEXT,
            "repeat": _COUNT,
            "item": _TEXT,
            "concept": _TEXT,
            "value": _TEXT,  # as entered
            "number": _REAL,  # null unless a number, in `unit`
            "unit": _TEXT,
            "on": _DAY,  # the day it speaks of
            "source": _TEXT,
            "event": _COUNT,
        }
    ),
    "adverse_events": pl.Schema(
        {
            "participant": _TEXT,
            "number": _COUNT,  # 1, 2, ... per participant
            "term": _TEXT,
            "start": _DAY,
            "end": _DAY,  # null while ongoing
            "grade": _COUNT,  # 1-5
            "serious": _FLAG,
            "seriousness": _TEXT,  # the criterion (hospitalisation ...), null when not serious
            "outcome": _TEXT,
            # each of the four (E3): not | unlikely | possibly | probably | definitely
            "related_cells": _TEXT,
            "related_collection": _TEXT,
            "related_administration": _TEXT,
            "related_disease": _TEXT,
            "action": _TEXT,
            "event": _COUNT,
        }
    ),
    "criteria": pl.Schema(
        {
            "participant": _TEXT,
            "criterion": _TEXT,
            "kind": _TEXT,
            "answer": _TEXT,  # yes | no | unknown: does the criterion's own statement hold
            "met": _FLAG,  # is eligibility satisfied by it; null when unknown
            "reason": _TEXT,
            "event": _COUNT,
        }
    ),
    "product": pl.Schema(
        {
            "participant": _TEXT,
            "step": _TEXT,  # collection | expansion_failed | lot | release | administration
            "lot": _TEXT,
            "intervention": _TEXT,
            "dose": _COUNT,
            "on": _DAY,
            "amount": _REAL,  # millilitres collected, or what was given
            "unit": _TEXT,
            "route": _TEXT,
            "viability": _REAL,  # per cent
            "reason": _TEXT,
            "event": _COUNT,
        }
    ),
    "deviations": pl.Schema(
        {
            "participant": _TEXT,
            "encounter": _TEXT,
            "kind": _TEXT,  # window | missed_visit | dose
            "detail": _TEXT,
            "event": _COUNT,
        }
    ),
    "queries": pl.Schema(
        {
            "participant": _TEXT,
            "encounter": _TEXT,
            "form": _TEXT,
            "item": _TEXT,
            "rule": _TEXT,
            "state": _TEXT,  # open | answered | closed
            "event": _COUNT,
        }
    ),
}


@dataclass(frozen=True)
class Snapshot:
    """One data cut. `data_hash` is SHA-256 over all tables; `head` the ledger's hash at the cut."""

    study: Study
    kind: Kind
    cut_off: date
    locked: bool
    simulated: bool
    head: str
    events: int
    tables: Mapping[str, pl.DataFrame]
    data_hash: str


def hash_tables(tables: Mapping[str, pl.DataFrame]) -> str:
    """SHA-256 (hex) over every table as CSV, in order of name."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        digest.update(f"{name}\n".encode())
        digest.update(tables[name].write_csv().encode())
    return digest.hexdigest()
