"""Cells of which nobody is told whose they are."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.record.duties import is_interventional
from trialwright.record.lint._cells import cell_products
from trialwright.record.lint._prose import mentions
from trialwright.record.record import Record
from trialwright.values.findings import Finding, Severity

ID = "cell-source-not-stated"
SEVERITY = Severity.NOTE
SOURCE = "ClinicalTrials.gov data element Intervention Description; WHO trial data set 13"
# any of these tells, or lets one infer, from whom the cells come
_TOLD = (
    "autolog", "autogen", "allogen", "allogeic", "allo-", "heterolog", "homolog", "donor", "donat",
    "their own", "own cells", "own stem", "own bone", "own fat", "patient's", "patients'",
    "patient’s", "subject's", "umbilical", "cord", "wharton", "placent", "amnio", "menstrual",
    "embryonic", "fetal", "foetal", "ips", "pluripotent", "third party", "third-party", "universal",
    "off-the-shelf", "sibling", "haplo", "self", "harvest", "aspirat", "liposuc", "lipoaspir",
    "biops", "xeno", "syngen", "extracted from", "collected from", "taken from", "obtained from",
    "isolated from", "derived from the", "cell line", "chorion", "deciduous", "exfoliated", "afsc",
    "mother", "family", "relative", "tooth", "teeth", "apheresis", "stemirac", "multistem",
    "acquisition", "autograft", "allograft",
)  # fmt: skip


def check(record: Record) -> Iterator[Finding]:
    """One finding a record, on the first cell product."""
    if not is_interventional(record) or mentions(record, *_TOLD):
        return
    for path in cell_products(record):
        yield Finding(
            ID,
            SEVERITY,
            f"{path}.name",
            record.text(f"{path}.name") or "",
            "Nothing says whether the cells are the participant's own or another's: what can be"
            " transmitted or rejected, and what is tested, depends on it.",
            "Say whether they are autologous or allogeneic, and from which tissue.",
        )
        return
