"""A cut with something of everything: the data sets that structure and trace are tested on."""

from __future__ import annotations

from datetime import date, timedelta

from tests.analyse.cuts import DOSE_1, Sheet
from tests.analyse.test_adverse_events import sheet as with_events

MONTH_12 = date(2025, 3, 1)


def full_sheet(*, simulated: bool = True) -> Sheet:
    """Three people with events, and one with a diary, values, medication and long texts."""
    rows = with_events()
    rows.simulated = simulated
    person = rows.treated("010", dose_2=date(2024, 9, 2))
    rows.value(person, "SCR", "age", 54, date(2024, 1, 2), unit="a")
    rows.value(person, "SCR", "sex", "female", date(2024, 1, 2))
    rows.value(person, "SCR", "diabetes_type", "type_2", date(2024, 1, 2))
    rows.value(person, "SCR", "chronic_disease", "no", date(2024, 1, 2))
    rows.value(person, "SCR", "diabetes_duration", 9.5, date(2024, 1, 2), unit="a")
    rows.value(person, "SCR", "height", 160, date(2024, 1, 2), unit="cm")
    rows.diary(person, "D1", DOSE_1, [40, 41, 39, 40, 40, 40, 40])
    rows.diary(person, "M12", MONTH_12, [18, 19, 20, 21, 22])
    for visit, value, on in (("D1", 8.0, DOSE_1), ("M12", 7.4, MONTH_12)):
        rows.value(person, visit, "hba1c", value, on, unit="%", form="glycaemia")
        rows.value(person, visit, "hba1c_method", "hplc", on, form="glycaemia")
        rows.value(person, visit, "antidiabetic_regimen", "Metformin 1 g " * 30, on, form="regimen")
        rows.value(person, visit, "antidiabetic_change", "lowered", on, form="regimen")
        rows.visit(person, visit, on)
    rows.value(person, "D1", "cm_name", "Paracetamol", DOSE_1, form="cm")
    rows.value(person, "D1", "cm_start", "2024-02", DOSE_1, form="cm")
    rows.adverse_event(person, "Đau xương chậu " * 40, DOSE_1 + timedelta(days=1))
    rows.add("visits", participant=person, encounter="M3", epoch="follow_up", status="missed")
    return rows
