"""The Findings domains (LB, VS, FA) are one shape: a test, its result as collected and standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from trialwright.analyse.cut import Cut, visit_columns
from trialwright.analyse.dataset import Variable
from trialwright.analyse.days import iso, study_day
from trialwright.analyse.identifiers import EPOCH, VISIT, identified, identifiers, sequence
from trialwright.analyse.standard import in_standard_units
from trialwright.analyse.terms import flag, submitted_units
from trialwright.protocol.concepts.concept import SdtmHome

_METHOD = "_method"  # concept hba1c_method says how hba1c was measured
_RECORD = ["participant", "encounter", "form", "repeat"]


def derive_findings(cut: Cut, domain: str, columns: Sequence[str]) -> pl.DataFrame:
    """Every value whose concept lives in `domain` under a test code; `columns` without prefix."""
    rows = _with_tests(cut, domain).join(
        visit_columns(cut.study), on="encounter", how="left", maintain_order="left"
    )
    rows = _last_before(_with_method(cut, in_standard_units(cut, rows)))
    return rows.select(
        "STUDYID",
        identified(domain),
        "USUBJID",
        "VISITNUM",
        "VISIT",
        "EPOCH",
        *(EXPRESSIONS[name].alias(domain + name) for name in columns),
        pl.concat_list("event", "method_event").alias("LEDGER"),
    )


def _with_tests(cut: Cut, domain: str) -> pl.DataFrame:
    tests = [
        (concept.id, *_described(concept.sdtm))
        for concept in cut.concepts.values()
        if concept.sdtm.domain == domain and concept.sdtm.testcd
    ]
    names = ("concept", "testcd", "test", "category", "specimen", "method", "fasting")
    table = pl.DataFrame(tests, schema=dict.fromkeys(names, pl.String), orient="row")
    found = cut.table("values").filter(pl.col("value").is_not_null())
    return found.join(table, on="concept", how="inner", maintain_order="left")


def _described(home: SdtmHome) -> tuple[str | None, ...]:
    """Y for a test that is taken fasting; for any other nothing is known of it."""
    fasting = "Y" if home.fasting else None
    return (home.testcd, home.test, home.category, home.specimen, home.method, fasting)


def _with_method(cut: Cut, rows: pl.DataFrame) -> pl.DataFrame:
    """The method that was asked for beside a test, as hba1c_method beside hba1c."""
    values = cut.tables["values"]
    methods = values.filter(
        pl.col("concept").str.ends_with(_METHOD), pl.col("value").is_not_null()
    ).select(
        *_RECORD,
        pl.col("concept").str.strip_suffix(_METHOD),
        pl.col("value").str.replace_all("_", " ").str.to_uppercase().alias("asked_method"),
        pl.col("event").alias("method_event"),
    )
    joined = rows.join(methods, on=[*_RECORD, "concept"], how="left", maintain_order="left")
    return joined.with_columns(method=pl.coalesce("asked_method", "method"))


def _last_before(rows: pl.DataFrame) -> pl.DataFrame:
    """Mark --LOBXFL: a value of the dosing day is taken at that visit before the dose."""
    numbered = rows.with_row_index("row")
    before = numbered.filter(pl.col("on") <= pl.col("first_dose"))
    ordered = before.sort("on", "repeat", "event", maintain_order=True)
    last = ordered.group_by("USUBJID", "testcd").agg(pl.col("row").last())
    return numbered.with_columns(last_before=pl.col("row").is_in(last["row"].implode()))


_CHARACTER = pl.when(pl.col("converted")).then(pl.col("standard").cast(pl.String))
_STANDARD_UNIT = pl.when(pl.col("standard").is_not_null()).then(submitted_units("standard_unit"))

EXPRESSIONS: dict[str, pl.Expr] = {
    "TESTCD": pl.col("testcd"),
    "TEST": pl.col("test"),
    "CAT": pl.col("category"),
    "OBJ": pl.col("category"),
    "ORRES": pl.col("value"),
    "ORRESU": pl.when(pl.col("number").is_not_null()).then(submitted_units("unit")),
    "STRESC": _CHARACTER.otherwise(pl.col("value").str.to_uppercase()),
    "STRESN": pl.col("standard"),
    "STRESU": _STANDARD_UNIT,
    "SPEC": pl.col("specimen"),
    "METHOD": pl.col("method"),
    "LOBXFL": flag(pl.col("last_before")),
    "FAST": pl.col("fasting"),
    "DTC": iso("on"),
    "DY": study_day("on", "first_dose"),
}

_SHAPES: dict[str, Variable] = {
    "TESTCD": Variable("TESTCD", "Test Short Name", origin="Assigned", length=8),
    "TEST": Variable("TEST", "Test Name", origin="Assigned", length=40),
    "CAT": Variable("CAT", "Category", origin="Assigned"),
    "OBJ": Variable("OBJ", "Object of the Observation", origin="Assigned"),
    "ORRES": Variable("ORRES", "Result or Finding in Original Units"),
    "ORRESU": Variable("ORRESU", "Original Units", codelist="UNIT"),
    "STRESC": Variable("STRESC", "Character Result/Finding in Std Format", origin="Derived"),
    "STRESN": Variable("STRESN", "Numeric Result/Finding in Standard Units", "float", "Derived", 8),
    "STRESU": Variable("STRESU", "Standard Units", origin="Derived", codelist="UNIT"),
    "SPEC": Variable("SPEC", "Specimen Type", origin="Assigned", codelist="SPECTYPE"),
    "METHOD": Variable("METHOD", "Method of Test or Examination"),
    "LOBXFL": Variable("LOBXFL", "Last Observation Before Exposure Flag", "text", "Derived", 1),
    "FAST": Variable("FAST", "Fasting Status", "text", "Protocol", 1, "NY"),
    "DTC": Variable("DTC", "Date/Time of Collection", length=10),
    "DY": Variable("DY", "Study Day of Collection", "integer", "Derived", 8),
}


def findings_variables(
    domain: str, columns: Sequence[str], labels: Mapping[str, str]
) -> tuple[Variable, ...]:
    """The variables of a Findings domain; `labels` are those that SDTMIG words for the domain."""
    own = tuple(_named(domain, name, labels.get(name)) for name in columns)
    place = columns.index("DTC")
    return (*identifiers(domain), sequence(domain), *own[:place], *VISIT, EPOCH, *own[place:])


def _named(domain: str, name: str, label: str | None) -> Variable:
    shape = _SHAPES[name]
    return Variable(
        domain + name, label or shape.label, shape.type, shape.origin, shape.length, shape.codelist
    )
