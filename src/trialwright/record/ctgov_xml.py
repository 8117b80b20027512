"""Reader of ClinicalTrials.gov's legacy XML (`clinical_study`), also where it is kept as JSON.

The registry retired this form in June 2024; archives and citations are full of it. Wrapped and
indented texts are put together again; their words are untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import age, count, day, one_of, phases, unwrapped
from trialwright.record.ctgov_xml_results import move_results
from trialwright.record.moving import ABSENT, Moving
from trialwright.record.record import ARMS, CRITERIA, INTERVENTIONS, OUTCOMES, Record
from trialwright.record.rules import Many, One, Rows, Rule, apply
from trialwright.record.studyfields_table import yes_no
from trialwright.record.words import INTERVENTION_TYPES, STATUSES, choice

SOURCE = "ctgov-xml"
_ROOT = "clinical_study"
_P = "protocolSection"
_ID, _STATUS = f"{_P}.identificationModule", f"{_P}.statusModule"
_SPONSOR, _DESIGN = f"{_P}.sponsorCollaboratorsModule", f"{_P}.designModule"
_INFO, _PLACES = f"{_DESIGN}.designInfo", f"{_P}.contactsLocationsModule"
_ELIGIBLE, _REFERENCES = f"{_P}.eligibilityModule", f"{_P}.referencesModule"
_IPD = f"{_P}.ipdSharingStatementModule"
_CLASSES = one_of("NIH", "FED", "OTHER_GOV", "INDIV", "INDUSTRY", "NETWORK", "AMBIG", "OTHER",
                  "UNKNOWN")  # fmt: skip
_KINDS = one_of("ACTUAL", "ESTIMATED")


def _text(words: str) -> object:
    return unwrapped(words)


def _masking(words: str) -> object:
    """`Double (Participant, Investigator)` is DOUBLE; who is masked is a list of its own."""
    return one_of("NONE", "SINGLE", "DOUBLE", "TRIPLE", "QUADRUPLE")(
        _BEFORE.sub("", words.strip()).strip()
    )


def _masked(words: str) -> object:
    inside = _INSIDE.search(words.strip())
    if inside is None or choice(words) == "NONE":
        return ABSENT
    return [choice(part) for part in inside[1].split(",")]


def _sex(words: str) -> object:
    return one_of("ALL", "FEMALE", "MALE")(words)


def _accepts(words: str) -> object:
    found = yes_no(words)
    return ABSENT if found is None and choice(words) == "NA" else found


_BEFORE = re.compile(r"\((?!Open)[^()]*\)$", re.I)
_INSIDE = re.compile(r"\(([^()]*)\)$")


def _dated(name: str, of: str) -> tuple[Rule, ...]:
    struct = f"{_STATUS}.{name}"
    return One(f"{struct}.date", of, day), One(f"{struct}.type", f"{of}.type", _KINDS)


_PERSON = (One("name", "last_name"), One("phone", "phone"), One("phoneExt", "phone_ext"),
           One("email", "email"))  # fmt: skip
_OUTCOME = (One("measure", "measure"), One("description", "description", _text),
            One("timeFrame", "time_frame"))  # fmt: skip
_RULES: tuple[Rule, ...] = (
    One(f"{_ID}.nctId", "id_info.nct_id"),
    Many(f"{_ID}.nctIdAliases", "id_info.nct_alias"),
    One(f"{_ID}.orgStudyIdInfo.id", "id_info.org_study_id"),
    Rows(f"{_ID}.secondaryIdInfos", "id_info.secondary_id", (One("id", ""),)),
    One(f"{_ID}.organization.fullName", "source"),
    One(f"{_ID}.organization.class", "source_class", _CLASSES),
    One(f"{_ID}.briefTitle", "brief_title"),
    One(f"{_ID}.officialTitle", "official_title"),
    One(f"{_ID}.acronym", "acronym"),
    One(f"{_STATUS}.statusVerifiedDate", "verification_date", day),
    One(f"{_STATUS}.overallStatus", "overall_status", one_of(*STATUSES)),
    One(f"{_STATUS}.lastKnownStatus", "last_known_status", one_of(*STATUSES)),
    One(f"{_STATUS}.whyStopped", "why_stopped", _text),
    One(f"{_STATUS}.expandedAccessInfo.hasExpandedAccess", "has_expanded_access", yes_no),
    *_dated("startDateStruct", "start_date"),
    *_dated("primaryCompletionDateStruct", "primary_completion_date"),
    *_dated("completionDateStruct", "completion_date"),
    One(f"{_STATUS}.studyFirstSubmitDate", "study_first_submitted", day),
    One(f"{_STATUS}.studyFirstSubmitDate", "firstreceived_date", day),
    One(f"{_STATUS}.studyFirstSubmitQcDate", "study_first_submitted_qc", day),
    *_dated("studyFirstPostDateStruct", "study_first_posted"),
    One(f"{_STATUS}.resultsFirstSubmitDate", "results_first_submitted", day),
    One(f"{_STATUS}.resultsFirstSubmitQcDate", "results_first_submitted_qc", day),
    *_dated("resultsFirstPostDateStruct", "results_first_posted"),
    One(f"{_STATUS}.dispFirstSubmitDate", "disposition_first_submitted", day),
    One(f"{_STATUS}.dispFirstSubmitQcDate", "disposition_first_submitted_qc", day),
    *_dated("dispFirstPostDateStruct", "disposition_first_posted"),
    One(f"{_STATUS}.lastUpdateSubmitDate", "last_update_submitted", day),
    One(f"{_STATUS}.lastUpdateSubmitDate", "lastchanged_date", day),
    *_dated("lastUpdatePostDateStruct", "last_update_posted"),
    One(f"{_SPONSOR}.responsibleParty.type", "responsible_party.responsible_party_type",
        one_of("SPONSOR", "PRINCIPAL_INVESTIGATOR", "SPONSOR_INVESTIGATOR")),
    One(f"{_SPONSOR}.responsibleParty.investigatorFullName",
        "responsible_party.investigator_full_name"),
    One(f"{_SPONSOR}.responsibleParty.investigatorTitle", "responsible_party.investigator_title"),
    One(f"{_SPONSOR}.responsibleParty.investigatorAffiliation",
        "responsible_party.investigator_affiliation"),
    One(f"{_SPONSOR}.responsibleParty.oldNameTitle", "responsible_party.name_title"),
    One(f"{_SPONSOR}.responsibleParty.oldOrganization", "responsible_party.organization"),
    One(f"{_SPONSOR}.leadSponsor.name", "sponsors.lead_sponsor.agency"),
    One(f"{_SPONSOR}.leadSponsor.class", "sponsors.lead_sponsor.agency_class", _CLASSES),
    Rows(f"{_SPONSOR}.collaborators", "sponsors.collaborator",
         (One("name", "agency"), One("class", "agency_class", _CLASSES))),
    One(f"{_P}.oversightModule.oversightHasDmc", "oversight_info.has_dmc", yes_no),
    *(One(f"{_P}.oversightModule.{to}", f"oversight_info.{of}", yes_no) for to, of in (
        ("isFdaRegulatedDrug", "is_fda_regulated_drug"),
        ("isFdaRegulatedDevice", "is_fda_regulated_device"),
        ("isUnapprovedDevice", "is_unapproved_device"),
        ("isPpsd", "is_ppsd"), ("isUsExport", "is_us_export"))),
    One(f"{_P}.descriptionModule.briefSummary", "brief_summary.textblock", _text),
    One(f"{_P}.descriptionModule.detailedDescription", "detailed_description.textblock", _text),
    Many(f"{_P}.conditionsModule.conditions", "condition"),
    Many(f"{_P}.conditionsModule.keywords", "keyword"),
    One(f"{_DESIGN}.studyType", "study_type", one_of("INTERVENTIONAL", "OBSERVATIONAL",
                                                     "EXPANDED_ACCESS")),
    One(f"{_DESIGN}.patientRegistry", "patient_registry", yes_no),
    One(f"{_DESIGN}.targetDuration", "target_duration"),
    Many(f"{_DESIGN}.phases", "phase", phases),
    One(f"{_INFO}.allocation", "study_design_info.allocation",
        one_of("RANDOMIZED", "NON_RANDOMIZED", "NA")),
    One(f"{_INFO}.interventionModel", "study_design_info.intervention_model",
        one_of("SINGLE_GROUP", "PARALLEL", "CROSSOVER", "FACTORIAL", "SEQUENTIAL")),
    One(f"{_INFO}.interventionModelDescription",
        "study_design_info.intervention_model_description", _text),
    One(f"{_INFO}.primaryPurpose", "study_design_info.primary_purpose", choice),
    One(f"{_INFO}.observationalModel", "study_design_info.observational_model", choice),
    One(f"{_INFO}.timePerspective", "study_design_info.time_perspective", choice),
    Many(f"{_INFO}.maskingInfo.whoMasked", "study_design_info.masking", _masked),
    One(f"{_INFO}.maskingInfo.masking", "study_design_info.masking", _masking),
    One(f"{_INFO}.maskingInfo.maskingDescription", "study_design_info.masking_description", _text),
    One(f"{_DESIGN}.bioSpec.retention", "biospec_retention",
        one_of("NONE_RETAINED", "SAMPLES_WITH_DNA", "SAMPLES_WITHOUT_DNA")),
    One(f"{_DESIGN}.bioSpec.description", "biospec_descr.textblock", _text),
    One(f"{_DESIGN}.enrollmentInfo.count", "enrollment", count),
    One(f"{_DESIGN}.enrollmentInfo.type", "enrollment.type", _KINDS),
    Rows(ARMS, "arm_group", (
        One("label", "arm_group_label"), One("type", "arm_group_type", choice),
        One("description", "description", _text))),
    Rows(INTERVENTIONS, "intervention", (
        One("type", "intervention_type", one_of(*INTERVENTION_TYPES.values())),
        One("name", "intervention_name"), One("description", "description", _text),
        Many("armGroupLabels", "arm_group_label"), Many("otherNames", "other_name"))),
    Rows(OUTCOMES["primary"], "primary_outcome", _OUTCOME),
    Rows(OUTCOMES["secondary"], "secondary_outcome", _OUTCOME),
    Rows(OUTCOMES["other"], "other_outcome", _OUTCOME),
    One(CRITERIA, "eligibility.criteria.textblock", _text),
    One(f"{_ELIGIBLE}.healthyVolunteers", "eligibility.healthy_volunteers", _accepts),
    One(f"{_ELIGIBLE}.sex", "eligibility.gender", _sex),
    One(f"{_ELIGIBLE}.genderBased", "eligibility.gender_based", yes_no),
    One(f"{_ELIGIBLE}.genderDescription", "eligibility.gender_description", _text),
    One(f"{_ELIGIBLE}.minimumAge", "eligibility.minimum_age", age),
    One(f"{_ELIGIBLE}.maximumAge", "eligibility.maximum_age", age),
    One(f"{_ELIGIBLE}.studyPopulation", "eligibility.study_pop.textblock", _text),
    One(f"{_ELIGIBLE}.samplingMethod", "eligibility.sampling_method",
        one_of("PROBABILITY_SAMPLE", "NON_PROBABILITY_SAMPLE")),
    Rows(f"{_PLACES}.centralContacts", "overall_contact", _PERSON),
    Rows(f"{_PLACES}.centralContacts", "overall_contact_backup", _PERSON),
    Rows(f"{_PLACES}.overallOfficials", "overall_official", (
        One("name", "last_name"), One("affiliation", "affiliation"), One("role", "role", choice))),
    Rows(f"{_PLACES}.locations", "location", (
        One("facility", "facility.name"), One("status", "status", one_of(*STATUSES)),
        One("city", "facility.address.city"), One("state", "facility.address.state"),
        One("zip", "facility.address.zip"), One("country", "facility.address.country"),
        Rows("contacts", "contact", _PERSON))),
    Rows(f"{_REFERENCES}.references", "reference",
         (One("pmid", "PMID"), One("citation", "citation", _text))),
    Rows(f"{_REFERENCES}.references", "results_reference",
         (One("pmid", "PMID"), One("citation", "citation", _text))),
    Rows(f"{_REFERENCES}.seeAlsoLinks", "link",
         (One("label", "description"), One("url", "url"))),
    One(f"{_IPD}.ipdSharing", "patient_data.sharing_ipd", one_of("YES", "NO", "UNDECIDED")),
    One(f"{_IPD}.description", "patient_data.ipd_description", _text),
    Many(f"{_IPD}.infoTypes", "patient_data.ipd_info_type", choice),
    One(f"{_IPD}.timeFrame", "patient_data.ipd_time_frame", _text),
    One(f"{_IPD}.accessCriteria", "patient_data.ipd_access_criteria", _text),
    One(f"{_IPD}.url", "patient_data.ipd_url"),
    Rows("derivedSection.conditionBrowseModule.meshes", "condition_browse.mesh_term",
         (One("term", ""),)),
    Rows("derivedSection.interventionBrowseModule.meshes", "intervention_browse.mesh_term",
         (One("term", ""),)),
)  # fmt: skip
_NAMES = """
    rank @rank required_header id_info brief_title acronym official_title sponsors source
    source_class oversight_info brief_summary detailed_description overall_status
    last_known_status why_stopped start_date completion_date primary_completion_date phase
    study_type has_expanded_access expanded_access_info study_design_info study_design
    target_duration primary_outcome secondary_outcome other_outcome number_of_arms
    number_of_groups enrollment condition arm_group intervention biospec_retention biospec_descr
    eligibility overall_official overall_contact overall_contact_backup location
    location_countries removed_countries link reference results_reference verification_date
    study_first_submitted study_first_submitted_qc study_first_posted results_first_submitted
    results_first_submitted_qc results_first_posted disposition_first_submitted
    disposition_first_submitted_qc disposition_first_posted last_update_submitted
    last_update_submitted_qc last_update_posted firstreceived_date lastchanged_date
    firstreceived_results_date firstreceived_results_disposition_date responsible_party keyword
    is_fda_regulated is_section_801 condition_browse intervention_browse patient_data study_docs
    provided_document_section pending_results clinical_results patient_registry ctrname
    record_last_import _id
"""


def recognises(content: Content) -> bool:
    """Whether it is one `clinical_study`, as XML or as JSON made of it."""
    return any(True for _study in _studies(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of the study, in the shape and names of API v2."""
    for below, study in _studies(content.data):
        moving = Moving(content, below, study)
        apply(moving, _RULES)
        move_results(moving)
        yield moving.record(SOURCE, frozenset(_NAMES.split()).__contains__)


def _studies(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(data, dict):
        return
    below, study = (f".{_ROOT}", data[_ROOT]) if _ROOT in data else ("", data)
    ids = study.get("id_info") if isinstance(study, dict) else None
    if isinstance(ids, dict) and isinstance(ids.get("nct_id"), str):
        yield below, study
