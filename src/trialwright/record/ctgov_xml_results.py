"""Results in ClinicalTrials.gov's legacy XML: flow, baseline, outcomes, adverse events."""

from __future__ import annotations

from trialwright.record.conversions import one_of, table, unwrapped
from trialwright.record.moving import Moving, Spot
from trialwright.record.rules import Many, One, Repeat, Rows, Rule, apply
from trialwright.record.studyfields_table import whole
from trialwright.record.tree import look_up
from trialwright.record.words import choice

_R = "resultsSection"
_FLOW, _BASE = f"{_R}.participantFlowModule", f"{_R}.baselineCharacteristicsModule"
_EVENTS, _MORE = f"{_R}.adverseEventsModule", f"{_R}.moreInfoModule"
_GROUPS = "group_list.group"
_PARAMS = one_of("GEOMETRIC_MEAN", "GEOMETRIC_LEAST_SQUARES_MEAN", "LEAST_SQUARES_MEAN", "LOG_MEAN",
                 "MEAN", "MEDIAN", "NUMBER", "COUNT_OF_PARTICIPANTS", "COUNT_OF_UNITS")  # fmt: skip
SPREADS = table({
    "Standard Deviation": "STANDARD_DEVIATION", "Standard Error": "STANDARD_ERROR",
    "Inter-Quartile Range": "INTER_QUARTILE_RANGE", "Full Range": "FULL_RANGE",
    "95% Confidence Interval": "CONFIDENCE_95", "90% Confidence Interval": "CONFIDENCE_90",
    "99% Confidence Interval": "CONFIDENCE_99", "80% Confidence Interval": "CONFIDENCE_80",
    "Geometric Coefficient of Variation": "GEOMETRIC_COEFFICIENT",
})  # fmt: skip
_ASSESSED = one_of("NON_SYSTEMATIC_ASSESSMENT", "SYSTEMATIC_ASSESSMENT")


def _text(words: str) -> object:
    return unwrapped(words)


_GROUP: tuple[Rule, ...] = (
    One("id", "group_id"), One("title", "title"), One("description", "description", _text),
)  # fmt: skip
_NUMBERS = (
    One("groupId", "group_id"), One("numSubjects", "count"), One("comment", "#text"),
)  # fmt: skip
_DENOMS = Rows("denoms", "analyzed_list.analyzed", (
    One("units", "units"),
    Rows("counts", "count_list.count", (One("groupId", "group_id"), One("value", "value"))),
))  # fmt: skip
_CLASSES = Rows("classes", "class_list.class", (
    One("title", "title"), _DENOMS,
    Rows("categories", "category_list.category", (
        One("title", "title"),
        Rows("measurements", "measurement_list.measurement", (
            One("groupId", "group_id"), One("value", "value"), One("spread", "spread"),
            One("lowerLimit", "lower_limit"), One("upperLimit", "upper_limit"),
            One("comment", "#text"))))),
))  # fmt: skip
_ANALYSES = Rows("analyses", "analysis_list.analysis", (
    Many("groupIds", "group_id_list.group_id"),
    One("groupDescription", "groups_desc", _text),
    One("nonInferiorityType", "non_inferiority_type", choice),
    One("nonInferiorityComment", "non_inferiority_desc", _text),
    One("pValue", "p_value"), One("pValueComment", "p_value_desc", _text),
    One("statisticalMethod", "method"), One("statisticalComment", "method_desc", _text),
    One("paramType", "param_type"), One("paramValue", "param_value"),
    One("dispersionType", "dispersion_type", table({
        "Standard Error of the Mean": "STANDARD_ERROR_OF_MEAN",
        "Standard Deviation": "STANDARD_DEVIATION"})),
    One("dispersionValue", "dispersion_value"), One("ciPctValue", "ci_percent"),
    One("ciNumSides", "ci_n_sides", table({"2-Sided": "TWO_SIDED", "1-Sided": "ONE_SIDED"})),
    One("ciLowerLimit", "ci_lower_limit"), One("ciUpperLimit", "ci_upper_limit"),
    One("ciLowerLimitComment", "ci_lower_limit_na_comment", _text),
    One("ciUpperLimitComment", "ci_upper_limit_na_comment", _text),
    One("estimateComment", "estimate_desc", _text),
    One("otherAnalysisDescription", "other_analysis_desc", _text),
))  # fmt: skip
_RULES: tuple[Rule, ...] = (
    One(f"{_FLOW}.preAssignmentDetails", "participant_flow.pre_assignment_details", _text),
    One(f"{_FLOW}.recruitmentDetails", "participant_flow.recruitment_details", _text),
    Rows(f"{_FLOW}.groups", f"participant_flow.{_GROUPS}", _GROUP),
    Rows(f"{_FLOW}.periods", "participant_flow.period_list.period", (
        One("title", "title"),
        Rows("milestones", "milestone_list.milestone", (
            One("type", "title"),
            Rows("achievements", "participants_list.participants", _NUMBERS))),
        Rows("dropWithdraws", "drop_withdraw_reason_list.drop_withdraw_reason", (
            One("type", "title"),
            Rows("reasons", "participants_list.participants", _NUMBERS))))),
    One(f"{_BASE}.populationDescription", "baseline.population", _text),
    Rows(f"{_BASE}.groups", f"baseline.{_GROUPS}", _GROUP),
    Rows(f"{_BASE}.denoms", "baseline.analyzed_list.analyzed", _DENOMS.members),
    Rows(f"{_BASE}.measures", "baseline.measure_list.measure", (
        One("title", "title"), One("description", "description", _text),
        One("populationDescription", "population", _text),
        One("paramType", "param", _PARAMS), One("dispersionType", "dispersion", SPREADS),
        One("unitOfMeasure", "units"), _DENOMS, _CLASSES)),
    Rows(f"{_R}.outcomeMeasuresModule.outcomeMeasures", "outcome_list.outcome", (
        One("type", "type", one_of("PRIMARY", "SECONDARY", "OTHER_PRE_SPECIFIED", "POST_HOC")),
        One("title", "title"), One("description", "description", _text),
        One("populationDescription", "population", _text), One("timeFrame", "time_frame"),
        One("anticipatedPostingDate", "posting_date"),
        One("paramType", "measure.param", _PARAMS), One("dispersionType", "measure.dispersion"),
        One("unitOfMeasure", "measure.units"), One("typeUnitsAnalyzed", "measure.units_analyzed"),
        Repeat("title", "measure.title"), Repeat("description", "measure.description"),
        Repeat("populationDescription", "measure.population"),
        Rows("groups", _GROUPS, _GROUP),
        Rows("denoms", "measure.analyzed_list.analyzed", _DENOMS.members),
        Rows("classes", "measure.class_list.class", _CLASSES.members), _ANALYSES)),
    One(f"{_EVENTS}.frequencyThreshold", "reported_events.other_events.frequency_threshold"),
    One(f"{_EVENTS}.timeFrame", "reported_events.time_frame", _text),
    One(f"{_EVENTS}.description", "reported_events.desc", _text),
    Rows(f"{_EVENTS}.eventGroups", f"reported_events.{_GROUPS}", _GROUP),
    One(f"{_MORE}.limitationsAndCaveats.description", "limitations_and_caveats", _text),
    One(f"{_MORE}.pointOfContact.title", "point_of_contact.name_or_title"),
    One(f"{_MORE}.pointOfContact.organization", "point_of_contact.organization"),
    One(f"{_MORE}.pointOfContact.email", "point_of_contact.email"),
    One(f"{_MORE}.pointOfContact.phone", "point_of_contact.phone"),
    One(f"{_MORE}.pointOfContact.phoneExt", "point_of_contact.phone_ext"),
)  # fmt: skip
_STATS: tuple[Rule, ...] = (
    One("groupId", "group_id"), One("numEvents", "events", whole),
    One("numAffected", "subjects_affected", whole), One("numAtRisk", "subjects_at_risk", whole),
)  # fmt: skip
# how the form's lines of totals begin, and the numbers of a group that they are
_TOTALS = {
    "Total, all-cause mortality": "deaths",
    "Total, serious adverse events": "serious",
    "Total, other adverse events": "other",
}


def move_results(moving: Moving) -> None:
    """Move the posted results, if there are any."""
    for results in moving.find("clinical_results"):
        apply(moving, _RULES, results)
        for kind in ("serious", "other"):
            listed = f"reported_events.{kind}_events.category_list.category"
            for category in moving.find(listed, results):
                _move_category(moving, f"{_EVENTS}.{kind}Events", category)


def _move_category(moving: Moving, to: str, category: Spot) -> None:
    """The form groups events by organ system; API v2 names the system at every event."""
    system = moving.said("title", category)[:1]
    for event in moving.find("event_list.event", category):
        term = moving.said("sub_title", event)[:1]
        total = _TOTALS.get(term[0][1]) if term else None
        if total:
            _move_total(moving, total, event)
            moving.drop(spot for spot, _words in (*system, *term))
        elif term:
            _move_event(moving, f"{to}[{len(look_up(moving.data, to) or [])}]", event, system)


def _move_event(moving: Moving, to: str, event: Spot, system: list[tuple[Spot, str]]) -> None:
    apply(moving, (One("term", "sub_title"),), event, to)
    for spot, words in system:
        moving.put(f"{to}.organSystem", words, [spot])
    rules = (
        One("sourceVocabulary", "sub_title.vocab"), One("assessmentType", "assessment", _ASSESSED),
        One("notes", "description", _text), Rows("stats", "counts", _STATS),
    )  # fmt: skip
    apply(moving, rules, event, to)


def _move_total(moving: Moving, kind: str, event: Spot) -> None:
    groups = look_up(moving.data, f"{_EVENTS}.eventGroups") or []
    ids = [group.get("id") for group in groups]
    for counts in moving.find("counts", event):
        group = moving.words("group_id", counts)
        if group not in ids:
            continue
        to = f"{_EVENTS}.eventGroups[{ids.index(group)}].{kind}Num"
        moving.drop(spot for spot, _words in moving.said("group_id", counts))
        apply(moving, (One(f"{to}Affected", "subjects_affected", whole),
                       One(f"{to}AtRisk", "subjects_at_risk", whole)), counts)  # fmt: skip
