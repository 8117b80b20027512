"""Reader of ClinicalTrials.gov's older full JSON (API v1, `FullStudy`), retired in June 2024.

It has the modules of API v2 under longer names: a list `X` stands in an object `XList`, and each
member repeats its list's name (`ArmGroupLabel`). Names are those of the API's `study_structure`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import table
from trialwright.record.ctgov_xml_results import SPREADS
from trialwright.record.moving import Convert, Moving
from trialwright.record.record import ARMS, INTERVENTIONS, OUTCOMES, Record
from trialwright.record.rules import Many, One, Rows, Rule, apply
from trialwright.record.studyfields_table import LISTS, LOCATIONS, SINGLES, whole, yes_no
from trialwright.record.words import choice, iso_date

SOURCE = "ctgov-v1"
_SECTIONS = frozenset({
    "ProtocolSection", "ResultsSection", "AnnotationSection", "DocumentSection", "DerivedSection",
})  # fmt: skip
_P, _R, _D = "protocolSection", "resultsSection", "derivedSection"
_CONVERT: dict[str, Convert] = {
    "type": choice, "role": choice, "status": choice, "class": choice, "relevance": choice,
    "assessmentType": choice, "paramType": choice, "reportingStatus": choice,
    "nonInferiorityType": choice, "calculatePct": yes_no, "testedNonInferiority": yes_no,
    "hasProtocol": yes_no, "hasSap": yes_no, "hasIcf": yes_no, "date": iso_date,
    "numEvents": whole, "numAffected": whole, "numAtRisk": whole, "deathsNumAffected": whole,
    "deathsNumAtRisk": whole, "seriousNumAffected": whole, "seriousNumAtRisk": whole,
    "otherNumAffected": whole, "otherNumAtRisk": whole, "releaseDate": iso_date,
    "unreleaseDate": iso_date, "resetDate": iso_date,
    "ciNumSides": table({"2-Sided": "TWO_SIDED", "1-Sided": "ONE_SIDED"}),
}  # fmt: skip
# capitals that are not just the API's key with its first letter raised
_SPELLED = {
    "pmid": "PMID", "url": "URL", "email": "EMail", "hasSap": "HasSAP", "hasIcf": "HasICF",
    "ciPctValue": "CIPctValue", "ciNumSides": "CINumSides", "ciLowerLimit": "CILowerLimit",
    "ciUpperLimit": "CIUpperLimit", "ciLowerLimitComment": "CILowerLimitComment",
    "ciUpperLimitComment": "CIUpperLimitComment",
}  # fmt: skip


def _fields(stem: str, keys: str, **converts: Convert) -> tuple[Rule, ...]:
    """A member for each key: `label` of ArmGroup stands as ArmGroupLabel."""
    chosen = {**_CONVERT, **converts}
    names = {key: stem + _SPELLED.get(key, key[0].upper() + key[1:]) for key in keys.split()}
    return tuple(
        One(key, name, chosen[key]) if key in chosen else One(key, name)
        for key, name in names.items()
    )


def _as(words: str) -> object:
    return words


def _rows(to: str, stem: str, keys: str, *deeper: Rule, **converts: Convert) -> Rows:
    return Rows(to, f"{stem}List.{stem}", (*_fields(stem, keys, **converts), *deeper))


def _denoms(stem: str) -> Rows:
    counts = _rows("counts", f"{stem}Count", "groupId value")
    return _rows("denoms", stem, "units", counts)


def _classes(stem: str) -> Rows:
    measured = _rows("measurements", f"{stem}Measurement",
                     "groupId value spread lowerLimit upperLimit comment")  # fmt: skip
    categories = _rows("categories", f"{stem}Category", "title", measured)
    return _rows("classes", f"{stem}Class", "title", _denoms(f"{stem}ClassDenom"), categories)


def _contacts(to: str, stem: str) -> Rows:
    return _rows(to, stem, "name role phone phoneExt email")


_MEASURE = (
    "title description populationDescription paramType dispersionType unitOfMeasure calculatePct"
    " denomUnitsSelected"
)
_ANALYSIS = (
    "groupDescription testedNonInferiority nonInferiorityType nonInferiorityComment pValue"
    " pValueComment statisticalMethod statisticalComment paramType paramValue ciPctValue ciNumSides"
    " ciLowerLimit ciUpperLimit ciLowerLimitComment ciUpperLimitComment dispersionType"
    " dispersionValue estimateComment otherAnalysisDescription"
)
_EVENT = "term organSystem sourceVocabulary assessmentType notes"
_STATS = "groupId numEvents numAffected numAtRisk"
_FLOW, _BASE = f"{_R}.participantFlowModule", f"{_R}.baselineCharacteristicsModule"
_EVENTS = f"{_R}.adverseEventsModule"
_ANALYSIS_SPREADS = table({
    "Standard Error of the Mean": "STANDARD_ERROR_OF_MEAN",
    "Standard Deviation": "STANDARD_DEVIATION",
})  # fmt: skip

_PROTOCOL: dict[str, tuple[Rows, ...]] = {
    "IdentificationModule": (
        Rows(f"{_P}.identificationModule.secondaryIdInfos", "SecondaryIdInfoList.SecondaryIdInfo",
             (*_fields("SecondaryId", "type domain link"), One("id", "SecondaryId"))),
    ),
    "SponsorCollaboratorsModule": (
        _rows(f"{_P}.sponsorCollaboratorsModule.collaborators", "Collaborator", "name class"),
    ),
    "ArmsInterventionsModule": (
        _rows(ARMS, "ArmGroup", "label type description",
              Many("interventionNames", "ArmGroupInterventionList.ArmGroupInterventionName")),
        _rows(INTERVENTIONS, "Intervention", "type name description",
              Many("armGroupLabels", "InterventionArmGroupLabelList.InterventionArmGroupLabel"),
              Many("otherNames", "InterventionOtherNameList.InterventionOtherName")),
    ),
    "OutcomesModule": tuple(
        _rows(path, f"{kind.capitalize()}Outcome", "measure description timeFrame")
        for kind, path in OUTCOMES.items()
    ),
    "ContactsLocationsModule": (
        _contacts(f"{_P}.contactsLocationsModule.centralContacts", "CentralContact"),
        _rows(f"{_P}.contactsLocationsModule.overallOfficials", "OverallOfficial",
              "name affiliation role"),
        _rows(LOCATIONS, "Location", "facility status city state zip country",
              _contacts("contacts", "LocationContact")),
    ),
    "ReferencesModule": (
        _rows(f"{_P}.referencesModule.references", "Reference", "pmid type citation",
              _rows("retractions", "Retraction", "pmid source")),
        _rows(f"{_P}.referencesModule.seeAlsoLinks", "SeeAlsoLink", "label url"),
        _rows(f"{_P}.referencesModule.availIpds", "AvailIPD", "id type url comment", type=_as),
    ),
}  # fmt: skip
_RESULTS: dict[str, tuple[Rows, ...]] = {
    "ParticipantFlowModule": (
        _rows(f"{_FLOW}.groups", "FlowGroup", "id title description"),
        _rows(f"{_FLOW}.periods", "FlowPeriod", "title",
              _rows("milestones", "FlowMilestone", "type comment",
                    _rows("achievements", "FlowAchievement",
                          "groupId comment numSubjects numUnits"), type=_as),
              _rows("dropWithdraws", "FlowDropWithdraw", "type comment",
                    _rows("reasons", "FlowReason", "groupId comment numSubjects numUnits"),
                    type=_as)),
    ),
    "BaselineCharacteristicsModule": (
        _rows(f"{_BASE}.groups", "BaselineGroup", "id title description"),
        _rows(f"{_BASE}.denoms", "BaselineDenom", "units",
              _rows("counts", "BaselineDenomCount", "groupId value")),
        _rows(f"{_BASE}.measures", "BaselineMeasure", _MEASURE, _denoms("BaselineMeasureDenom"),
              _classes("Baseline"), dispersionType=SPREADS),
    ),
    "OutcomeMeasuresModule": (
        _rows(f"{_R}.outcomeMeasuresModule.outcomeMeasures", "OutcomeMeasure",
              f"{_MEASURE} type reportingStatus anticipatedPostingDate timeFrame typeUnitsAnalyzed",
              _rows("groups", "OutcomeGroup", "id title description"), _denoms("OutcomeDenom"),
              _classes("Outcome"),
              _rows("analyses", "OutcomeAnalysis", _ANALYSIS,
                    Many("groupIds", "OutcomeAnalysisGroupIdList.OutcomeAnalysisGroupId"),
                    dispersionType=_ANALYSIS_SPREADS, paramType=_as), dispersionType=_as),
    ),
    "AdverseEventsModule": (
        _rows(f"{_EVENTS}.eventGroups", "EventGroup", "id title description deathsNumAffected"
              " deathsNumAtRisk seriousNumAffected seriousNumAtRisk otherNumAffected"
              " otherNumAtRisk"),
        _rows(f"{_EVENTS}.seriousEvents", "SeriousEvent", _EVENT,
              _rows("stats", "SeriousEventStats", _STATS)),
        _rows(f"{_EVENTS}.otherEvents", "OtherEvent", _EVENT,
              _rows("stats", "OtherEventStats", _STATS)),
    ),
}  # fmt: skip


def _browse(kind: str) -> tuple[Rows, ...]:
    to = f"{_D}.{kind.lower()}BrowseModule"
    return (
        _rows(f"{to}.meshes", f"{kind}Mesh", "id term"),
        _rows(f"{to}.ancestors", f"{kind}Ancestor", "id term"),
        _rows(f"{to}.browseLeaves", f"{kind}BrowseLeaf", "id name asFound relevance"),
        _rows(f"{to}.browseBranches", f"{kind}BrowseBranch", "abbrev name"),
    )


_OTHER: dict[str, tuple[Rows, ...]] = {
    "DocumentSection.LargeDocumentModule": (
        _rows("documentSection.largeDocumentModule.largeDocs", "LargeDoc",
              "typeAbbrev hasProtocol hasSap hasIcf label date filename"),
    ),
    "DerivedSection.ConditionBrowseModule": _browse("Condition"),
    "DerivedSection.InterventionBrowseModule": _browse("Intervention"),
    "DerivedSection.MiscInfoModule.SubmissionTracking": (
        Rows(f"{_D}.miscInfoModule.submissionTracking.submissionInfos",
             "SubmissionInfoList.SubmissionInfo",
             _fields("Submission", "releaseDate unreleaseDate resetDate")),
    ),
}  # fmt: skip
_MODULES = {
    **{f"ProtocolSection.{module}": rows for module, rows in _PROTOCOL.items()},
    **{f"ResultsSection.{module}": rows for module, rows in _RESULTS.items()},
    **_OTHER,
}
_MORE: dict[str, tuple[str, Convert]] = {
    f"{_P}.identificationModule.orgStudyIdInfo.type": ("OrgStudyIdType", choice),
    f"{_P}.identificationModule.orgStudyIdInfo.link": ("OrgStudyIdLink", _as),
    f"{_P}.statusModule.delayedPosting": ("DelayedPosting", yes_no),
    f"{_FLOW}.typeUnitsAnalyzed": ("FlowTypeUnitsAnalyzed", _as),
    f"{_BASE}.typeUnitsAnalyzed": ("BaselineTypeUnitsAnalyzed", _as),
}


def recognises(content: Content) -> bool:
    """Whether it is one study of API v1, alone, in its wrapper, or on the API's page of them."""
    return any(True for _study in _studies(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of each study, in the shape and names of API v2."""
    for below, study in _studies(content.data):
        moving = Moving(content, below, study)
        places = dict(_field_places(study))
        apply(moving, [One(to, places[name], convert) for to, (name, convert) in
                       {**SINGLES, **_MORE}.items() if name in places])  # fmt: skip
        apply(moving, [Many(to, places[name], convert) for to, (name, convert) in
                       LISTS.items() if name in places])  # fmt: skip
        for module, rows in _MODULES.items():
            for spot in moving.find(module):
                apply(moving, rows, spot)
        yield moving.record(SOURCE, _SECTIONS.__contains__)


def _studies(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(data, dict):
        return
    page = data.get("FullStudiesResponse")
    if isinstance(page, dict) and isinstance(page.get("FullStudies"), list):
        for place, entry in enumerate(page["FullStudies"]):
            yield from _study(f".FullStudiesResponse.FullStudies[{place}]", entry)
    elif isinstance(data.get("FullStudy"), dict):
        yield from _study(".FullStudy", data["FullStudy"])
    else:
        yield from _study("", data)


def _study(below: str, data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(data, dict) and isinstance(data.get("Study"), dict):
        below, data = f"{below}.Study", data["Study"]
    section = data.get("ProtocolSection") if isinstance(data, dict) else None
    module = section.get("IdentificationModule") if isinstance(section, dict) else None
    if isinstance(module, dict) and isinstance(module.get("NCTId"), str):
        yield below, data


def _field_places(tree: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Each field with its dotted place; lists of objects have fields of the same names inside."""
    for key, node in tree.items():
        place = f"{above}.{key}" if above else key
        if isinstance(node, dict):
            yield from _field_places(node, place)
        elif not isinstance(node, list) or not any(isinstance(x, dict | list) for x in node):
            yield key, place
