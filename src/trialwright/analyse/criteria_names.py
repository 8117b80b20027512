"""Eligibility criteria under the short names SDTM asks for (IETESTCD, at most 8 characters)."""

from __future__ import annotations

import polars as pl

from trialwright.protocol.study import Study

PREFIXES = {"inclusion": "INCL", "exclusion": "EXCL", "unknown": "CRIT"}


def criteria_names(study: Study) -> pl.DataFrame:
    """criterion (id), IETESTCD (INCL01 ..., numbered per kind), IETEST (the registry's words)."""
    rows, counts = [], dict.fromkeys(PREFIXES, 0)
    for criterion in study.criteria:
        counts[criterion.kind] += 1
        code = f"{PREFIXES[criterion.kind]}{counts[criterion.kind]:02d}"
        rows.append((criterion.id, code, " ".join(criterion.text.split())))
    schema = dict.fromkeys(("criterion", "IETESTCD", "IETEST"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")
