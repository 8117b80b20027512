"""Which flat field of the older study-fields form is which value of API v2, and how it converts.

A converter gives None for what it can't read; the field is then left over, never altered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trialwright.record.words import choice, iso_date

Convert = Callable[[str], object]
Field = tuple[str, Convert]


def as_is(printed: str) -> object:
    """The words untouched."""
    return printed


def yes_no(printed: str) -> object:
    """True for yes, False for no; None for anything else."""
    return {
        "yes": True,
        "accepts healthy volunteers": True,
        "y": True,
        "true": True,
        "no": False,
        "n": False,
        "false": False,
    }.get(printed.strip().lower())


def whole(printed: str) -> object:
    """A whole number; None for anything else."""
    return int(printed) if printed.strip().isdecimal() and len(printed) < 16 else None


def _date_struct(path: str, name: str) -> dict[str, Field]:
    return {f"{path}.date": (f"{name}", iso_date), f"{path}.type": (f"{name}Type", choice)}


_ID = "protocolSection.identificationModule"
_STATUS = "protocolSection.statusModule"
_SPONSOR = "protocolSection.sponsorCollaboratorsModule"
_OVERSIGHT = "protocolSection.oversightModule"
_DESIGN = "protocolSection.designModule"
_ARMS = "protocolSection.armsInterventionsModule"
_OUTCOMES = "protocolSection.outcomesModule"
_ELIGIBLE = "protocolSection.eligibilityModule"
_PLACES = "protocolSection.contactsLocationsModule"
_REFERENCES = "protocolSection.referencesModule"
_IPD = "protocolSection.ipdSharingStatementModule"
LOCATIONS = f"{_PLACES}.locations"
_FLOW = "resultsSection.participantFlowModule"
_EVENTS = "resultsSection.adverseEventsModule"
_MORE = "resultsSection.moreInfoModule"

SINGLES: Mapping[str, Field] = {
    f"{_ID}.nctId": ("NCTId", as_is),
    f"{_ID}.orgStudyIdInfo.id": ("OrgStudyId", as_is),
    f"{_ID}.organization.fullName": ("OrgFullName", as_is),
    f"{_ID}.organization.class": ("OrgClass", choice),
    f"{_ID}.briefTitle": ("BriefTitle", as_is),
    f"{_ID}.officialTitle": ("OfficialTitle", as_is),
    f"{_ID}.acronym": ("Acronym", as_is),
    f"{_STATUS}.statusVerifiedDate": ("StatusVerifiedDate", iso_date),
    f"{_STATUS}.overallStatus": ("OverallStatus", choice),
    f"{_STATUS}.lastKnownStatus": ("LastKnownStatus", choice),
    f"{_STATUS}.whyStopped": ("WhyStopped", as_is),
    f"{_STATUS}.expandedAccessInfo.hasExpandedAccess": ("HasExpandedAccess", yes_no),
    f"{_STATUS}.expandedAccessInfo.nctId": ("ExpandedAccessNCTId", as_is),
    f"{_STATUS}.expandedAccessInfo.statusForNctId": ("ExpandedAccessStatusForNCTId", choice),
    **_date_struct(f"{_STATUS}.startDateStruct", "StartDate"),
    **_date_struct(f"{_STATUS}.primaryCompletionDateStruct", "PrimaryCompletionDate"),
    **_date_struct(f"{_STATUS}.completionDateStruct", "CompletionDate"),
    f"{_STATUS}.studyFirstSubmitDate": ("StudyFirstSubmitDate", iso_date),
    f"{_STATUS}.studyFirstSubmitQcDate": ("StudyFirstSubmitQCDate", iso_date),
    **_date_struct(f"{_STATUS}.studyFirstPostDateStruct", "StudyFirstPostDate"),
    f"{_STATUS}.resultsFirstSubmitDate": ("ResultsFirstSubmitDate", iso_date),
    f"{_STATUS}.resultsFirstSubmitQcDate": ("ResultsFirstSubmitQCDate", iso_date),
    **_date_struct(f"{_STATUS}.resultsFirstPostDateStruct", "ResultsFirstPostDate"),
    f"{_STATUS}.dispFirstSubmitDate": ("DispFirstSubmitDate", iso_date),
    f"{_STATUS}.dispFirstSubmitQcDate": ("DispFirstSubmitQCDate", iso_date),
    **_date_struct(f"{_STATUS}.dispFirstPostDateStruct", "DispFirstPostDate"),
    f"{_STATUS}.lastUpdateSubmitDate": ("LastUpdateSubmitDate", iso_date),
    **_date_struct(f"{_STATUS}.lastUpdatePostDateStruct", "LastUpdatePostDate"),
    f"{_SPONSOR}.responsibleParty.type": ("ResponsiblePartyType", choice),
    f"{_SPONSOR}.responsibleParty.investigatorFullName": (
        "ResponsiblePartyInvestigatorFullName",
        as_is,
    ),
    f"{_SPONSOR}.responsibleParty.investigatorTitle": ("ResponsiblePartyInvestigatorTitle", as_is),
    f"{_SPONSOR}.responsibleParty.investigatorAffiliation": (
        "ResponsiblePartyInvestigatorAffiliation",
        as_is,
    ),
    f"{_SPONSOR}.responsibleParty.oldNameTitle": ("ResponsiblePartyOldNameTitle", as_is),
    f"{_SPONSOR}.responsibleParty.oldOrganization": ("ResponsiblePartyOldOrganization", as_is),
    f"{_SPONSOR}.leadSponsor.name": ("LeadSponsorName", as_is),
    f"{_SPONSOR}.leadSponsor.class": ("LeadSponsorClass", choice),
    f"{_OVERSIGHT}.oversightHasDmc": ("OversightHasDMC", yes_no),
    f"{_OVERSIGHT}.isFdaRegulatedDrug": ("IsFDARegulatedDrug", yes_no),
    f"{_OVERSIGHT}.isFdaRegulatedDevice": ("IsFDARegulatedDevice", yes_no),
    f"{_OVERSIGHT}.isUnapprovedDevice": ("IsUnapprovedDevice", yes_no),
    f"{_OVERSIGHT}.isPpsd": ("IsPPSD", yes_no),
    f"{_OVERSIGHT}.isUsExport": ("IsUSExport", yes_no),
    "protocolSection.descriptionModule.briefSummary": ("BriefSummary", as_is),
    "protocolSection.descriptionModule.detailedDescription": ("DetailedDescription", as_is),
    f"{_DESIGN}.studyType": ("StudyType", choice),
    f"{_DESIGN}.patientRegistry": ("PatientRegistry", yes_no),
    f"{_DESIGN}.targetDuration": ("TargetDuration", as_is),
    f"{_DESIGN}.expandedAccessTypes.individual": ("ExpAccTypeIndividual", yes_no),
    f"{_DESIGN}.expandedAccessTypes.intermediate": ("ExpAccTypeIntermediate", yes_no),
    f"{_DESIGN}.expandedAccessTypes.treatment": ("ExpAccTypeTreatment", yes_no),
    f"{_DESIGN}.designInfo.allocation": ("DesignAllocation", choice),
    f"{_DESIGN}.designInfo.interventionModel": ("DesignInterventionModel", choice),
    f"{_DESIGN}.designInfo.interventionModelDescription": (
        "DesignInterventionModelDescription",
        as_is,
    ),
    f"{_DESIGN}.designInfo.primaryPurpose": ("DesignPrimaryPurpose", choice),
    f"{_DESIGN}.designInfo.observationalModel": ("DesignObservationalModel", choice),
    f"{_DESIGN}.designInfo.timePerspective": ("DesignTimePerspective", choice),
    f"{_DESIGN}.designInfo.maskingInfo.masking": ("DesignMasking", choice),
    f"{_DESIGN}.designInfo.maskingInfo.maskingDescription": ("DesignMaskingDescription", as_is),
    f"{_DESIGN}.bioSpec.retention": ("BioSpecRetention", choice),
    f"{_DESIGN}.bioSpec.description": ("BioSpecDescription", as_is),
    f"{_DESIGN}.enrollmentInfo.count": ("EnrollmentCount", whole),
    f"{_DESIGN}.enrollmentInfo.type": ("EnrollmentType", choice),
    f"{_ELIGIBLE}.eligibilityCriteria": ("EligibilityCriteria", as_is),
    f"{_ELIGIBLE}.healthyVolunteers": ("HealthyVolunteers", yes_no),
    f"{_ELIGIBLE}.sex": ("Gender", choice),
    f"{_ELIGIBLE}.genderBased": ("GenderBased", yes_no),
    f"{_ELIGIBLE}.genderDescription": ("GenderDescription", as_is),
    f"{_ELIGIBLE}.minimumAge": ("MinimumAge", as_is),
    f"{_ELIGIBLE}.maximumAge": ("MaximumAge", as_is),
    f"{_ELIGIBLE}.studyPopulation": ("StudyPopulation", as_is),
    f"{_ELIGIBLE}.samplingMethod": ("SamplingMethod", choice),
    f"{_IPD}.ipdSharing": ("IPDSharing", choice),
    f"{_IPD}.description": ("IPDSharingDescription", as_is),
    f"{_IPD}.timeFrame": ("IPDSharingTimeFrame", as_is),
    f"{_IPD}.accessCriteria": ("IPDSharingAccessCriteria", as_is),
    f"{_IPD}.url": ("IPDSharingURL", as_is),
    f"{_FLOW}.preAssignmentDetails": ("FlowPreAssignmentDetails", as_is),
    f"{_FLOW}.recruitmentDetails": ("FlowRecruitmentDetails", as_is),
    "resultsSection.baselineCharacteristicsModule.populationDescription": (
        "BaselinePopulationDescription",
        as_is,
    ),
    f"{_EVENTS}.frequencyThreshold": ("EventsFrequencyThreshold", as_is),
    f"{_EVENTS}.timeFrame": ("EventsTimeFrame", as_is),
    f"{_EVENTS}.description": ("EventsDescription", as_is),
    f"{_MORE}.limitationsAndCaveats.description": ("LimitationsAndCaveatsDescription", as_is),
    f"{_MORE}.certainAgreement.piSponsorEmployee": ("AgreementPISponsorEmployee", yes_no),
    f"{_MORE}.certainAgreement.restrictiveAgreement": (
        "AgreementRestrictiveAgreement",
        yes_no,
    ),
    f"{_MORE}.certainAgreement.otherDetails": ("AgreementOtherDetails", as_is),
    f"{_MORE}.pointOfContact.title": ("PointOfContactTitle", as_is),
    f"{_MORE}.pointOfContact.organization": ("PointOfContactOrganization", as_is),
    f"{_MORE}.pointOfContact.email": ("PointOfContactEMail", as_is),
    f"{_MORE}.pointOfContact.phone": ("PointOfContactPhone", as_is),
    f"{_MORE}.pointOfContact.phoneExt": ("PointOfContactPhoneExt", as_is),
    "derivedSection.miscInfoModule.versionHolder": ("VersionHolder", iso_date),
}

LISTS: Mapping[str, Field] = {
    f"{_ID}.nctIdAliases": ("NCTIdAlias", as_is),
    "protocolSection.conditionsModule.conditions": ("Condition", as_is),
    "protocolSection.conditionsModule.keywords": ("Keyword", as_is),
    f"{_DESIGN}.phases": ("Phase", choice),
    f"{_DESIGN}.designInfo.maskingInfo.whoMasked": ("DesignWhoMasked", choice),
    f"{_ELIGIBLE}.stdAges": ("StdAge", choice),
    f"{_IPD}.infoTypes": ("IPDSharingInfoType", choice),
    "derivedSection.miscInfoModule.removedCountries": ("RemovedCountry", as_is),
}


def _outcomes(kind: str) -> dict[str, Field]:
    return {
        "measure": (f"{kind}OutcomeMeasure", as_is),
        "description": (f"{kind}OutcomeDescription", as_is),
        "timeFrame": (f"{kind}OutcomeTimeFrame", as_is),
    }


def _browse(kind: str) -> dict[str, dict[str, Field]]:
    root, name = f"derivedSection.{kind.lower()}BrowseModule", f"{kind}Browse"
    return {
        f"{root}.meshes": {"id": (f"{kind}MeshId", as_is), "term": (f"{kind}MeshTerm", as_is)},
        f"{root}.ancestors": {
            "id": (f"{kind}AncestorId", as_is),
            "term": (f"{kind}AncestorTerm", as_is),
        },
        f"{root}.browseLeaves": {
            "id": (f"{name}LeafId", as_is),
            "name": (f"{name}LeafName", as_is),
            "relevance": (f"{name}LeafRelevance", choice),
            "asFound": (f"{name}LeafAsFound", as_is),  # after relevance, on which it depends
        },
        f"{root}.browseBranches": {
            "abbrev": (f"{name}BranchAbbrev", as_is),
            "name": (f"{name}BranchName", as_is),
        },
    }


def _groups(prefix: str) -> dict[str, Field]:
    return {
        "id": (f"{prefix}Id", as_is),
        "title": (f"{prefix}Title", as_is),
        "description": (f"{prefix}Description", as_is),
    }


def _events(prefix: str) -> dict[str, Field]:
    return {
        "term": (f"{prefix}Term", as_is),
        "organSystem": (f"{prefix}OrganSystem", as_is),
        "sourceVocabulary": (f"{prefix}SourceVocabulary", as_is),
        "assessmentType": (f"{prefix}AssessmentType", choice),
        "notes": (f"{prefix}Notes", as_is),
    }


# list path: its members, the first of which every entry has
GROUPS: Mapping[str, Mapping[str, Field]] = {
    "derivedSection.miscInfoModule.submissionTracking.submissionInfos": {
        "releaseDate": ("SubmissionReleaseDate", iso_date),
        "unreleaseDate": ("SubmissionUnreleaseDate", iso_date),
        "resetDate": ("SubmissionResetDate", iso_date),
    },
    f"{_ID}.secondaryIdInfos": {
        "id": ("SecondaryId", as_is),
        "type": ("SecondaryIdType", choice),
        "domain": ("SecondaryIdDomain", as_is),
        "link": ("SecondaryIdLink", as_is),
    },
    f"{_SPONSOR}.collaborators": {
        "name": ("CollaboratorName", as_is),
        "class": ("CollaboratorClass", choice),
    },
    f"{_ARMS}.armGroups": {
        "label": ("ArmGroupLabel", as_is),
        "type": ("ArmGroupType", choice),
        "description": ("ArmGroupDescription", as_is),
    },
    f"{_ARMS}.interventions": {
        "type": ("InterventionType", choice),
        "name": ("InterventionName", as_is),
        "description": ("InterventionDescription", as_is),
    },
    f"{_OUTCOMES}.primaryOutcomes": _outcomes("Primary"),
    f"{_OUTCOMES}.secondaryOutcomes": _outcomes("Secondary"),
    f"{_OUTCOMES}.otherOutcomes": _outcomes("Other"),
    f"{_PLACES}.centralContacts": {
        "name": ("CentralContactName", as_is),
        "role": ("CentralContactRole", choice),
        "phone": ("CentralContactPhone", as_is),
        "phoneExt": ("CentralContactPhoneExt", as_is),
        "email": ("CentralContactEMail", as_is),
    },
    f"{_PLACES}.overallOfficials": {
        "name": ("OverallOfficialName", as_is),
        "affiliation": ("OverallOfficialAffiliation", as_is),
        "role": ("OverallOfficialRole", choice),
    },
    LOCATIONS: {
        "facility": ("LocationFacility", as_is),
        "status": ("LocationStatus", choice),
        "city": ("LocationCity", as_is),
        "state": ("LocationState", as_is),
        "zip": ("LocationZip", as_is),
        "country": ("LocationCountry", as_is),
    },
    f"{_REFERENCES}.references": {
        "pmid": ("ReferencePMID", as_is),
        "type": ("ReferenceType", choice),
        "citation": ("ReferenceCitation", as_is),
    },
    f"{_REFERENCES}.seeAlsoLinks": {
        "label": ("SeeAlsoLinkLabel", as_is),
        "url": ("SeeAlsoLinkURL", as_is),
    },
    f"{_REFERENCES}.availIpds": {
        "id": ("AvailIPDId", as_is),
        "type": ("AvailIPDType", as_is),
        "url": ("AvailIPDURL", as_is),
        "comment": ("AvailIPDComment", as_is),
    },
    "documentSection.largeDocumentModule.largeDocs": {
        "typeAbbrev": ("LargeDocTypeAbbrev", as_is),
        "hasProtocol": ("LargeDocHasProtocol", yes_no),
        "hasSap": ("LargeDocHasSAP", yes_no),
        "hasIcf": ("LargeDocHasICF", yes_no),
        "label": ("LargeDocLabel", as_is),
        "date": ("LargeDocDate", iso_date),
        "filename": ("LargeDocFilename", as_is),
    },
    **_browse("Condition"),
    **_browse("Intervention"),
    f"{_FLOW}.groups": _groups("FlowGroup"),
    "resultsSection.baselineCharacteristicsModule.groups": _groups("BaselineGroup"),
    f"{_EVENTS}.eventGroups": {
        **_groups("EventGroup"),
        "deathsNumAffected": ("EventGroupDeathsNumAffected", whole),
        "deathsNumAtRisk": ("EventGroupDeathsNumAtRisk", whole),
        "seriousNumAffected": ("EventGroupSeriousNumAffected", whole),
        "seriousNumAtRisk": ("EventGroupSeriousNumAtRisk", whole),
        "otherNumAffected": ("EventGroupOtherNumAffected", whole),
        "otherNumAtRisk": ("EventGroupOtherNumAtRisk", whole),
    },
    f"{_EVENTS}.seriousEvents": _events("SeriousEvent"),
    f"{_EVENTS}.otherEvents": _events("OtherEvent"),
}

# members of one contact at a place; the flat form does not say at which
PLACE_CONTACTS: Mapping[str, Field] = {
    "name": ("LocationContactName", as_is),
    "role": ("LocationContactRole", choice),
    "phone": ("LocationContactPhone", as_is),
    "phoneExt": ("LocationContactPhoneExt", as_is),
    "email": ("LocationContactEMail", as_is),
}
