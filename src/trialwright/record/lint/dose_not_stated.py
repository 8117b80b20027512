"""A cell product without a dose in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._cells import cell_products
from trialwright.record.lint._left_over import left_over_words
from trialwright.record.lint._prose import told
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "dose-not-stated"
SEVERITY = Severity.WARNING
SOURCE = "ClinicalTrials.gov data element Intervention Description; CONSORT 2025 13"
_DOSE = re.compile(
    r"10\s*\^|10\^|\d\s*[x×*·]\s*10|10\s*(?:e|exp|\*\*|\(?\^)\s*\d|\d\s*[eE]\+?0?[5-9]\b|"
    r"10(?:\(?[5-9]\)?|10|11)\b|10[⁴⁵⁶⁷⁸⁹]|10 (?:to|power|[5-9]\b)|million|billion|\bmio\b|"
    r"\d\s*(?:M|k|×)\b|cells?\s*/|cells? per|/ ?kg|per k(?:g|ilogram)|\d{1,3}(?:[,.' ]\d{3}){1,3}|"
    r"\d{5,}|\d+ ?(?:ml|cc|mL|µl|ul|IU|units?|IEQ|mg|cm2|cm²|grafts?|sheets?|spheroids)\b",
    re.IGNORECASE,
)
_SIGNS = ("10^", "million", "billion", "/kg")  # most records have one: a quick answer
_WITHDRAWN = frozenset({"WITHDRAWN", "NO_LONGER_AVAILABLE", "AVAILABLE"})


def check(record: Record) -> Iterator[Finding]:
    """One finding a cell product, when no text of the record gives a number or volume of cells."""
    status = record.text("protocolSection.statusModule.overallStatus")
    if not is_interventional(record) or status in _WITHDRAWN:
        return
    if any(sign in told(record) for sign in _SIGNS):
        return
    products = [] if _DOSE.search(left_over_words(record)) else list(cell_products(record))
    if products and not any(_DOSE.search(words) for path, words in record.prose if _tells(path)):
        for path in products:
            yield _finding(f"{path}.name", record.text(f"{path}.name") or "")


def _tells(path: str) -> bool:
    # a limit of eligibility (platelets, blood counts) is no dose
    return "eligibilityModule" not in path


def _finding(path: str, quote: str) -> Finding:
    return Finding(
        ID,
        SEVERITY,
        path,
        quote,
        "No text of the record says how many cells are given: without a dose nobody can repeat the"
        " trial, nor read its safety.",
        "State cells per dose or per kg, with viability, passage, volume and route.",
    )
