"""Results of every analysis the report knows, made by hand for each group.

Numbers are invented but consistent: what is counted here is counted right, so that the tests of
arithmetic can hold them.
"""

from __future__ import annotations

from typing import Any

from report.example_study import ARM, HASH
from trialwright.analyse.results import Result, ResultSet

MONTHS = ("2024-01", "2024-02", "2024-03")


def _result(
    analysis: str, parameter: str, statistic: str, value: float | None, **more: Any
) -> Result:
    """A result with the id its place gives it."""
    group = more.get("group", ARM)
    parts = (analysis, more.get("endpoint", ""), group, parameter, more.get("visit", ""), statistic)
    name = ".".join(part.replace(" ", "-") for part in parts if part and part != ARM)
    facts: dict[str, Any] = {
        "population": "Enrolled participants",
        "group": ARM,
        "method": "count",
        "dataset": "ADSL",
        "data_hash": HASH,
    }
    return Result(
        id=name,
        analysis=analysis,
        parameter=parameter,
        statistic=statistic,
        value=value,
        **(facts | more),
    )


def _flow(group: str) -> list[Result]:
    counts = {
        "screened": 14,
        "screen_failed": 4,
        "screen_failed:I1": 3,
        "screen_failed:E1": 2,
        "enrolled": 10,
        "collected": 10,
        "expansion_failed": 1,
        "dosed_1": 8,
        "completed": 7,
        "withdrawn": 2,
        "withdrawn:study": 1,
        "withdrawn:consent": 1,
        "lost": 1,
        "died": 0,
    }
    where = {"ENRLFL": "Y"}
    return [
        _result("flow", name, "n", count, group=group, where=where)
        for name, count in counts.items()
    ]


def _baseline(group: str) -> list[Result]:
    age = {
        "n": 10,
        "mean": 54.3,
        "sd": 8.21,
        "median": 55,
        "q1": 48,
        "q3": 61,
        "min": 38,
        "max": 67,
    }
    found = [_result("baseline", "age", name, value, group=group) for name, value in age.items()]
    for sex, count in (("female", 4), ("male", 6)):
        place = {"group": group, "where": {"SEX": sex[0].upper()}}
        found.append(_result("baseline", f"sex={sex}", "n", count, **place))
        found.append(_result("baseline", f"sex={sex}", "percent", 10 * count, **place))
    return found


def _adverse_events(group: str) -> list[Result]:
    found = []
    for period, scale in (("all", 1), ("collection to dose 1", 0)):
        for name, (people, events) in {"any": (5, 9), "serious": (1, 1), "fatal": (0, 0)}.items():
            place = {"visit": period, "group": group, "dataset": "ADAE", "endpoint": "safety"}
            values = {
                "participants": people * scale,
                "denominator": 10,
                "percent": 10.0 * people * scale,
                "lower": 18.708602844,
                "upper": 81.291397156,
                "events": events * scale,
                "rate": 0.9,
                "rate_lower": 0.41,
                "rate_upper": 1.71,
            }
            for statistic, value in values.items():
                unit = "%" if statistic in {"percent", "lower", "upper"} else ""
                found.append(_result("adverse_events", name, statistic, value, unit=unit, **place))
    return found + _terms(group)


def _terms(group: str) -> list[Result]:
    found = []
    terms = {"Fever <38.5": (3, 5, 0, 0), "Bone pain": (2, 3, 0, 0), "Pneumonia": (1, 1, 1, 1)}
    for term, (people, events, serious_people, serious) in terms.items():
        values = {
            "participants": people,
            "denominator": 10,
            "events": events,
            "serious_participants": serious_people,
            "serious_events": serious,
        }
        place = {"group": group, "dataset": "ADAE", "where": {"AETERM": term}}
        found += [
            _result("adverse_events_by_term", term, name, value, **place)
            for name, value in values.items()
        ]
    return found


def _responders(group: str) -> list[Result]:
    place = {
        "group": group,
        "endpoint": "insulin",
        "dataset": "ADEFF",
        "population": "On insulin at baseline",
        "where": {"PARAMCD": "TDDRESP"},
        "method": "Clopper-Pearson",
    }
    found = []
    for variant, responders, n in (("primary", 3, 8), ("worst_case", 3, 9), ("dose_only", 4, 8)):
        values = {
            "responders": responders,
            "n": n,
            "proportion": responders / n,
            "lower": 0.0852334,
            "upper": 0.7551368,
        }
        for name, value in values.items():
            level = 0.95 if name in {"lower", "upper"} else None
            found.append(_result("responder", variant, name, value, level=level, **place))
    found.append(_result("responder", "not_on_insulin", "n", 1, **place))
    return [*found, _result("responder", "missing", "n", 1, **place)]


def _changes(group: str) -> list[Result]:
    found = []
    for visit, change in (("M3", -0.41), ("M6", -0.52), ("M12", -0.285)):
        place = {
            "group": group,
            "endpoint": "hba1c",
            "visit": visit,
            "dataset": "ADLB",
            "where": {"PARAMCD": "HBA1C", "AVISIT": visit},
            "method": "paired t interval",
            "unit": "%",
            "note": "A change from baseline in one group is not an effect of treatment.",
        }
        values = {
            "n": 8,
            "baseline_mean": 8.2,
            "mean": 8.2 + change,
            "change_mean": change,
            "change_sd": 0.5,
            "lower": change - 0.41801,
            "upper": change + 0.41801,
            "p": 0.0004 if visit == "M6" else 0.1234,
        }
        found += [
            _result("change", "hba1c", name, value, **place) for name, value in values.items()
        ]
        for drug, count in (("added", 1), ("raised", 0), ("lowered", 2), ("stopped", 1)):
            drugs = {"group": group, "visit": visit, "dataset": "ADSL"}
            found.append(_result("background_drugs", drug, "participants", count, **drugs))
            found.append(_result("background_drugs", drug, "denominator", 8, **drugs))
    return found


def _months() -> list[Result]:
    found = []
    for month, enrolled, cumulative in zip(MONTHS, (4, 4, 2), (4, 8, 10), strict=True):
        found.append(_result("enrolment", month, "enrolled", enrolled, group="All"))
        found.append(_result("enrolment", month, "cumulative", cumulative, group="All"))
    for month, events in ((-1, 2), (0, 4), (1, 2), (2, 1)):
        place = {"group": "All", "dataset": "ADAE"}
        found.append(_result("adverse_events_by_month", str(month), "events", events, **place))
    return found


def result_set(*, simulated: bool = True, groups: tuple[str, ...] = (ARM,)) -> ResultSet:
    """Every analysis the report knows, for each group."""
    per_group = (_flow, _baseline, _adverse_events, _responders, _changes)
    shared = [] if len(groups) == 1 else _flow("All")
    results = [result for make in per_group for group in groups for result in make(group)]
    return ResultSet(
        study="NCT00000001",
        study_version="1",
        kind="final",
        cut_off="2025-06-30",
        simulated=simulated,
        data_hash=HASH,
        ledger_head="ab12" * 16,
        software="trialwright 0.1.0",
        results=(*shared, *results, *_months()),
        not_analysed={"quality": "the record names no questionnaire"},
    )
