"""Does the results section add up? One rule a function; each finding names its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from trialwright.values.findings import Finding, Severity

Section = Mapping[str, Any]
COUNTED = "COUNT_OF_PARTICIPANTS"


def check_arithmetic(section: Section) -> tuple[Finding, ...]:
    """Findings over a resultsSection, in the order of the rules; none when everything adds up."""
    return tuple(finding for rule in RULES for finding in rule(section))


def _finding(
    rule: str, place: str, quote: str, message: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding(
        rule=f"registry.{rule}",
        severity=severity,
        place=place,
        quote=quote,
        message=message,
        advice="Look at the data sets behind both numbers before anything is sent.",
    )


def _numbers(stats: list[Section]) -> dict[str, int]:
    """Participants by the running number of their group: FG000 and OG000 are the same arm."""
    return {
        piece["groupId"][2:]: int(piece["numSubjects"]) for piece in stats if "numSubjects" in piece
    }


def _periods(section: Section) -> Iterator[tuple[str, Section]]:
    for index, period in enumerate(section.get("participantFlowModule", {}).get("periods", [])):
        yield f"participantFlowModule.periods[{index}]", period


def _milestones(period: Section) -> dict[str, dict[str, int]]:
    return {step["type"]: _numbers(step["achievements"]) for step in period["milestones"]}


def started(section: Section) -> dict[str, int]:
    """Participants who started the first period, by group."""
    for _, period in _periods(section):
        return _milestones(period).get("STARTED", {})
    return {}


def flow_adds_up(section: Section) -> Iterator[Finding]:
    """Started − completed = the reasons for not completing, in every group."""
    for place, period in _periods(section):
        steps = _milestones(period)
        gone = [_numbers(item["reasons"]) for item in period.get("dropWithdraws", [])]
        for group, begun in steps.get("STARTED", {}).items():
            ended = steps.get("COMPLETED", {}).get(group)
            reasons = sum(counts.get(group, 0) for counts in gone)
            if ended is not None and begun - ended != reasons:
                quote = f"group {group}: {begun} started, {ended} completed, {reasons} reasons"
                yield _finding(
                    "flow-adds-up",
                    place,
                    quote,
                    "Those who did not complete and the reasons for it are not equally many.",
                )


def no_step_grows(section: Section) -> Iterator[Finding]:
    """No milestone has more participants than started."""
    for place, period in _periods(section):
        steps = _milestones(period)
        for title, counts in steps.items():
            for group, count in counts.items():
                begun = steps.get("STARTED", {}).get(group, count)
                if count > begun:
                    quote = f"group {group}: {title} {count}, STARTED {begun}"
                    yield _finding(
                        "no-step-grows", place, quote, "More came this far than ever started."
                    )


def _denominators(piece: Section) -> dict[str, int]:
    return {
        count["groupId"][2:]: int(count["value"])
        for denominator in piece.get("denoms", [])
        for count in denominator["counts"]
    }


def _measures(section: Section) -> Iterator[tuple[str, Section, dict[str, int]]]:
    """Each measure with its place and the denominators that hold for it."""
    baseline = section.get("baselineCharacteristicsModule", {})
    for index, measure in enumerate(baseline.get("measures", [])):
        held = _denominators(measure) or _denominators(baseline)
        yield f"baselineCharacteristicsModule.measures[{index}]", measure, held
    outcomes = section.get("outcomeMeasuresModule", {}).get("outcomeMeasures", [])
    for index, measure in enumerate(outcomes):
        yield f"outcomeMeasuresModule.outcomeMeasures[{index}]", measure, _denominators(measure)


def baseline_is_everyone(section: Section) -> Iterator[Finding]:
    """Baseline counts those who started; fewer may be right, and must then be explained."""
    begun = started(section)
    baseline = _denominators(section.get("baselineCharacteristicsModule", {}))
    for group, count in baseline.items():
        if count != begun.get(group, count):
            yield _finding(
                "baseline-is-everyone",
                "baselineCharacteristicsModule.denoms",
                f"group {group}: {count} at baseline, {begun[group]} started",
                "The baseline counts others than those who started.",
                Severity.ERROR if count > begun[group] else Severity.WARNING,
            )


def denominators_agree(section: Section) -> Iterator[Finding]:
    """No measure counts more than started, no row of it more than the measure."""
    begun = started(section)
    for place, measure, held in _measures(section):
        rows = [(held, _denominators(row)) for row in measure.get("classes", [])]
        for limits, counts in ((begun, held), *rows):
            for group, count in counts.items():
                if count > limits.get(group, count):
                    yield _finding(
                        "denominators-agree",
                        place,
                        f"group {group}: {count} of {limits[group]}",
                        "More are analysed than there are to analyse.",
                    )


def categories_add_up(section: Section) -> Iterator[Finding]:
    """Counted categories make up their participants; a class with one category stays within."""
    for place, measure, held in _measures(section):
        if measure.get("paramType") == COUNTED:
            for row in measure.get("classes", []):
                yield from _made_up(place, row, _denominators(row) or held)


def _made_up(place: str, row: Section, limits: dict[str, int]) -> Iterator[Finding]:
    several = len(row["categories"]) > 1
    for group, total in _totals(row).items():
        limit = limits.get(group, total)
        if total > limit or (several and total < limit):
            yield _finding(
                "categories-add-up",
                place,
                f"group {group}: {total} of {limit} {row.get('title', '')}".rstrip(),
                "The categories do not make up the whole; those unknown need a category too.",
                Severity.ERROR if total > limit else Severity.WARNING,
            )


def _totals(row: Section) -> dict[str, int]:
    totals: dict[str, int] = {}
    for category in row["categories"]:
        for value in category["measurements"]:
            group = value["groupId"][2:]
            if value["value"].isdigit():  # NA is a count that does not exist
                totals[group] = totals.get(group, 0) + int(value["value"])
    return totals


def affected_within_risk(section: Section) -> Iterator[Finding]:
    """Affected are at most at risk, events at least affected, a term at most its group's total."""
    module = section.get("adverseEventsModule", {})
    groups = {group["id"]: group for group in module.get("eventGroups", [])}
    for index, group in enumerate(module.get("eventGroups", [])):
        for kind in ("deaths", "serious", "other"):
            counts = {"numAffected": group.get(f"{kind}NumAffected")}
            counts["numAtRisk"] = group.get(f"{kind}NumAtRisk")
            yield from _at_most(f"adverseEventsModule.eventGroups[{index}].{kind}", counts)
    for name, kind in (("seriousEvents", "serious"), ("otherEvents", "other")):
        for index, event in enumerate(module.get(name, [])):
            for stats in event["stats"]:
                total = groups[stats["groupId"]].get(f"{kind}NumAffected")
                place = f"adverseEventsModule.{name}[{index}]"
                yield from _at_most(place, {**stats, "total": total})


# What may not be larger than what.
ORDER = (("numAffected", "numAtRisk"), ("numAffected", "numEvents"), ("numAffected", "total"))


def _at_most(place: str, counts: Mapping[str, Any]) -> Iterator[Finding]:
    for less, more in ORDER:
        low, high = counts.get(less), counts.get(more)
        if low is not None and high is not None and low > high:
            yield _finding(
                "affected-within-risk",
                place,
                f"{less} {low}, {more} {high}",
                "More participants are affected than this leaves room for.",
            )


RULES: tuple[Callable[[Section], Iterator[Finding]], ...] = (
    flow_adds_up,
    no_step_grows,
    baseline_is_everyone,
    denominators_agree,
    categories_add_up,
    affected_within_risk,
)
