"""A believable report's worth of inputs, made by hand."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

from report.example_results import result_set
from report.example_study import ARM, FINDINGS, record, study
from trialwright.report.inputs import ReportInputs

PEOPLE = tuple(f"01-{number:03d}" for number in range(1, 15))
ENROLLED = PEOPLE[:10]
TREATED = PEOPLE[:8]
CHANGES = (-64.0, -58.5, -51.2, -33.0, -12.4, 0.0, 4.1, 22.6)


def frames() -> dict[str, pl.DataFrame]:
    """The data sets, with the ledger events behind each row."""
    adsl = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{name}" for name in PEOPLE],
            "SUBJID": PEOPLE,
            "SEX": ["F", "M"] * 7,
            "ENRLFL": ["Y" if name in ENROLLED else "N" for name in PEOPLE],
            "LEDGER": [list(range(number, number + 40)) for number in range(1, 15)],
        }
    )
    terms = ("Fever <38.5",) * 5 + ("Bone pain",) * 3 + ("Pneumonia",)
    adae = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{ENROLLED[index % 5]}" for index in range(9)],
            "AETERM": terms,
            "ASTDT": [date(2024, 3, 1) + timedelta(days=9 * index) for index in range(9)],
            "AENDT": [None if index == 8 else date(2024, 4, 1) for index in range(9)],
            "AESER": ["N"] * 8 + ["Y"],
            "ATOXGRN": [1] * 8 + [3],
            "LEDGER": [[100 + index] for index in range(9)],
        }
    )
    adeff = pl.DataFrame(
        {
            "USUBJID": [f"SIM-NCT00000001-{name}" for name in TREATED],
            "SUBJID": TREATED,
            "TRT01P": [ARM] * 8,
            "ENDPOINT": ["insulin"] * 8,
            "PARAMCD": ["TDD"] * 8,
            "PCHG": CHANGES,
            "AVISIT": ["M12"] * 8,
            "LEDGER": [[200 + index, 300 + index] for index in range(8)],
        }
    )
    adlb = pl.DataFrame(
        {
            "SUBJID": TREATED * 3,
            "PARAMCD": ["HBA1C"] * 24,
            "AVISIT": ["M3"] * 8 + ["M6"] * 8 + ["M12"] * 8,
            "LEDGER": [[400 + index] for index in range(24)],
        }
    )
    return {"ADSL": adsl, "ADAE": adae, "ADEFF": adeff, "ADLB": adlb}


def cut() -> dict[str, pl.DataFrame]:
    """Tables of the data cut that no data set carries."""
    return {
        "deviations": pl.DataFrame(
            {
                "participant": ["01-002"],
                "encounter": ["M6"],
                "kind": ["window"],
                "detail": ["3 days after its window"],
                "event": [77],
            }
        ),
        "criteria": pl.DataFrame(
            {
                "participant": ["01-001", "01-011", "01-012"],
                "criterion": ["I1", "I1", "E1"],
                "kind": ["inclusion", "inclusion", "exclusion"],
                "answer": ["yes", "no", "yes"],
                "met": [True, False, False],
                "reason": ["HbA1c is inside", "HbA1c is outside", "type 1 diabetes is present"],
                "event": [5, 15, 25],
            }
        ),
    }


def inputs(*, simulated: bool = True, arms: int = 1) -> ReportInputs:
    """Everything one report is made of."""
    groups = (ARM,) if arms == 1 else tuple(arm.label for arm in study(arms=arms).arms)
    return ReportInputs(
        record_data=record(),
        findings=FINDINGS,
        study=study(arms=arms),
        results=result_set(simulated=simulated, groups=groups),
        adam=frames(),
        sdtm={},
        ledger_events=1234,
        software="0.1.0",
        cut=cut(),
        outputs={"registry/results.json": "the registry's results section"},
    )
