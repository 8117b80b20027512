"""Reader of ISRCTN, as its API's XML (`fullTrial`) and as JSON made of its `trial` element.

The registry describes arms and interventions in prose, and older records list their outcomes in
one text; neither is cut up by guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import age, count, day, one_of, phases, table
from trialwright.record.moving import ABSENT, STAYS, Moving, Spot
from trialwright.record.record import INTERVENTIONS, OUTCOMES, Record
from trialwright.record.registry_text import put_criteria, put_id, put_nct, put_outcomes
from trialwright.record.rules import Many, One, Rows, Rule, apply, as_is
from trialwright.record.studyfields_table import yes_no

SOURCE = "isrctn"
_NUMBER = re.compile(r"(?:ISRCTN)?(\d{8})")
_P = "protocolSection"
_ID, _STATUS, _DESIGN = (f"{_P}.{name}Module" for name in ("identification", "status", "design"))
_INFO, _ELIGIBLE = f"{_DESIGN}.designInfo", f"{_P}.eligibilityModule"
_PLACES, _SPONSOR = f"{_P}.contactsLocationsModule", f"{_P}.sponsorCollaboratorsModule"
_IPD = f"{_P}.ipdSharingStatementModule"
_NAMES = """
    isrctn trialDescription externalRefs trialDesign participants conditions interventions results
    outputs parties miscellaneous attachedFiles _id ctrname record_last_import trial contact
    sponsor funder isrctnNumber @lastUpdated @version @isPublished @publicIdentifierType
    @publicIdentifierCanonical @publicIdentifierDateAssigned lastUpdated version
"""
_UNSAID = re.compile(r"(?:plain english summary of protocol )?not (?:yet )?provided at .*|nil known"
                     r"|not specified|not applicable|none|-", re.IGNORECASE)  # fmt: skip


def _said(words: str) -> object:
    return ABSENT if _UNSAID.fullmatch(words.strip()) else as_is(words)


def _phase(words: str) -> object:
    """`Not Specified` says nothing; `Phase II/III` are two."""
    return ABSENT if words.strip().lower() == "not specified" else phases(words)


def _other(known: dict[str, object]) -> Any:
    """A table of the registry's choices, some of which API v2 has no word for."""
    inner = table(known)

    def convert(words: str) -> object:
        return inner(words) or STAYS

    return convert


_STATUSES = _other({"Stopped": "TERMINATED", "Suspended": "SUSPENDED", "Completed": "COMPLETED"})
_PURPOSES = _other({
    "Treatment": "TREATMENT", "Prevention": "PREVENTION", "Diagnostic": "DIAGNOSTIC",
    "Screening": "SCREENING", "Supportive care": "SUPPORTIVE_CARE",
    "Basic science": "BASIC_SCIENCE", "Health services research": "HEALTH_SERVICES_RESEARCH",
    "Device feasibility": "DEVICE_FEASIBILITY",
})  # fmt: skip
_ALLOCATIONS = _other({
    "Randomised controlled trial": "RANDOMIZED", "Randomized controlled trial": "RANDOMIZED",
    "Non-randomized controlled trial": "NON_RANDOMIZED",
    "Non randomised controlled trial": "NON_RANDOMIZED",
})  # fmt: skip
_MASKING = _other({"Open (masking not used)": "NONE"})
_MODELS = _other({"Parallel": "PARALLEL", "Crossover": "CROSSOVER", "Factorial": "FACTORIAL",
                  "Single": "SINGLE_GROUP", "Sequential": "SEQUENTIAL"})  # fmt: skip
_TYPES = _other({
    "Drug": "DRUG", "Device": "DEVICE", "Behavioural": "BEHAVIORAL", "Genetic": "GENETIC",
    "Procedure/Surgery": "PROCEDURE", "Biological/Vaccine": "BIOLOGICAL", "Other": "OTHER",
    "Supplement": "DIETARY_SUPPLEMENT",
})  # fmt: skip
_SEXES = table({"All": "ALL", "Both": "ALL", "Male": "MALE", "Female": "FEMALE"})
# the registry's adults may be of any age from 16 or 18 on
_AGES = _other({"Neonate": "CHILD", "Child": "CHILD"})
_MEASURE: tuple[Rule, ...] = (
    One("measure", "variable"), One("description", "method"), One("timeFrame", "timepoints"),
)  # fmt: skip
_DESIGNED = "trialDesign.interventionalTrialDesign"
_RULES: tuple[Rule, ...] = (
    One(f"{_ID}.briefTitle", "trialDescription.title"),
    One(f"{_ID}.officialTitle", "trialDescription.scientificTitle"),
    One(f"{_ID}.acronym", "trialDescription.acronym", _said),
    One(f"{_ID}.orgStudyIdInfo.id", "externalRefs.protocolSerialNumber", _said),
    One(f"{_STATUS}.studyFirstPostDateStruct.date", "isrctn.dateAssigned", day),
    One(f"{_STATUS}.overallStatus", "trialDesign.overallStatusOverride", _STATUSES),
    One(f"{_STATUS}.whyStopped", "trialDesign.reasonAbandoned", _said),
    One(f"{_STATUS}.startDateStruct.date", "participants.recruitmentStart", day),
    One(f"{_STATUS}.completionDateStruct.date", "trialDesign.overallEndDate", day),
    One(f"{_P}.descriptionModule.briefSummary", "trialDescription.plainEnglishSummary", _said),
    Many(f"{_P}.conditionsModule.conditions", "conditions.condition.description"),
    One(f"{_DESIGN}.studyType", "trialDesign.primaryStudyDesign",
        one_of("INTERVENTIONAL", "OBSERVATIONAL")),
    One(f"{_INFO}.allocation", f"{_DESIGNED}.allocation", _ALLOCATIONS),
    One(f"{_INFO}.allocation", "trialDesign.secondaryStudyDesign", _ALLOCATIONS),
    One(f"{_INFO}.interventionModel", f"{_DESIGNED}.assignment", _MODELS),
    One(f"{_INFO}.maskingInfo.masking", f"{_DESIGNED}.masking", _MASKING),
    One(f"{_INFO}.primaryPurpose", "trialDesign.trialTypes.trialType", _PURPOSES),
    One(f"{_INFO}.primaryPurpose", f"{_DESIGNED}.purposes.purpose", _PURPOSES),
    Many(f"{_DESIGN}.phases", "interventions.intervention.phase", _phase),
    One(f"{_ELIGIBLE}.sex", "participants.gender", _SEXES),
    Many(f"{_ELIGIBLE}.stdAges", "participants.ageRange", _AGES),
    One(f"{_ELIGIBLE}.minimumAge", "participants.lowerAgeLimit", age),
    One(f"{_ELIGIBLE}.maximumAge", "participants.upperAgeLimit", age),
    One(f"{_ELIGIBLE}.healthyVolunteers", "participants.healthyVolunteersAllowed", yes_no),
    Rows(INTERVENTIONS, "interventions.intervention", (
        One("type", "interventionType", _TYPES), One("name", "drugNames", _said),
        One("description", "description", _said))),
    Rows(f"{_PLACES}.locations", "participants.trialCentres.trialCentre", (
        One("facility", "name"), One("city", "city"), One("state", "state"),
        One("zip", "zip"), One("country", "country"))),
    One(f"{_IPD}.ipdSharing", "miscellaneous.ipdSharingPlan", one_of("YES", "NO")),
    One(f"{_IPD}.description", "results.ipdSharingStatement", _said),
    Rows(OUTCOMES["primary"], "trialDescription.primaryOutcomes.outcomeMeasure", _MEASURE),
    Rows(OUTCOMES["secondary"], "trialDescription.secondaryOutcomes.outcomeMeasure", _MEASURE),
)  # fmt: skip
_COUNTRY = (One("country", ""),)
_LEAD: tuple[Rule, ...] = (
    One(f"{_SPONSOR}.leadSponsor.name", "organisation"),
    One(f"{_SPONSOR}.leadSponsor.class", "commercialStatus",
        table({"Commercial": "INDUSTRY", "Non-commercial": STAYS})),
)  # fmt: skip


def recognises(content: Content) -> bool:
    """Whether it is a trial of ISRCTN, or the API's page of them."""
    return any(True for _trial in _trials(content.data))


def read(content: Content) -> Iterator[Record]:
    """The record of each trial, in the shape and names of API v2."""
    for below, found in _trials(content.data):
        moving = Moving(content, below, found)
        trial = next(iter(moving.find("trial")), moving.top)
        _identify(moving, trial)
        apply(moving, _RULES, trial)
        _move_people(moving, trial)
        _move_texts(moving, trial)
        _move_sponsors(moving)
        known = frozenset(_NAMES.split())
        strange = [key for key in trial[1] if key not in known]
        if trial is not moving.top:
            moving.stray(said for key in strange for said in moving.said(key, trial))
        yield moving.record(SOURCE, known.__contains__)


def _trials(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each full trial with its path, or the bare trial that others store."""
    if not isinstance(data, dict):
        return
    page, below = data, ""
    if isinstance(data.get("allTrials"), dict):
        page, below = data["allTrials"], ".allTrials"
    full = page.get("fullTrial", [])
    for place, entry in enumerate(full if isinstance(full, list) else [full]):
        if isinstance(entry, dict) and _is_trial(entry.get("trial")):
            index = f"[{place}]" if isinstance(full, list) else ""
            yield f"{below}.fullTrial{index}", entry
    if _is_trial(data):
        yield "", data


def _is_trial(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("trialDescription"), dict):
        return False
    number = data.get("isrctn")
    words = number.get("#text") if isinstance(number, dict) else number
    return isinstance(words, str) and _NUMBER.fullmatch(words) is not None


def _identify(moving: Moving, trial: Spot) -> None:
    """The registry's own number first; its stored forms leave the letters out."""
    for spot, words in moving.said("isrctn", trial):
        number = _NUMBER.fullmatch(words)
        put_id(moving, f"ISRCTN{number[1] if number else words}", spot, "REGISTRY", "ISRCTN")
    for spot, words in moving.said("externalRefs.eudraCTNumber", trial):
        if re.fullmatch(r"\d{4}-\d{6}-\d{2}", words.strip()):
            put_id(moving, words.strip(), spot, "EUDRACT_NUMBER")
    put_nct(moving, moving.said("externalRefs.clinicalTrialsGovNumber", trial))


def _move_people(moving: Moving, trial: Spot) -> None:
    """The final number where there is one (the form writes 0 for none yet), else the target."""
    to = f"{_DESIGN}.enrollmentInfo"
    for name, kind in (("totalFinalEnrolment", "ACTUAL"), ("targetEnrolment", "ESTIMATED")):
        for spot, words in moving.said(f"participants.{name}", trial):
            number = count(words)
            if isinstance(number, int) and not isinstance(number, bool) and not _sized(moving):
                moving.put(f"{to}.count", number, [spot])
                moving.put(f"{to}.type", kind, [spot], "final-or-target-number")
    types = moving.said("participants.participantTypes.participantType", trial)
    asked = f"{_ELIGIBLE}.healthyVolunteers"
    if {words.strip().lower() for _spot, words in types} == {"healthy volunteer"}:
        moving.put(asked, True, [spot for spot, _words in types])
    if not moving.text(f"{_PLACES}.locations[0].country"):
        countries = (Rows(f"{_PLACES}.locations", "recruitmentCountries.country", _COUNTRY),)
        for spot in moving.find("participants", trial):
            apply(moving, countries, spot)


def _sized(moving: Moving) -> bool:
    return bool(moving.text(f"{_DESIGN}.enrollmentInfo.count"))


def _move_texts(moving: Moving, trial: Spot) -> None:
    put_criteria(moving, moving.said("participants.inclusion", trial),
                 moving.said("participants.exclusion", trial))  # fmt: skip
    for kind in ("primary", "secondary"):
        if not moving.text(f"{OUTCOMES[kind]}[0].measure"):
            said = moving.said(f"trialDescription.{kind}Outcome", trial)
            put_outcomes(moving, kind, [one for one in said if _said(one[1]) is not ABSENT])


def _move_sponsors(moving: Moving) -> None:
    """The first sponsor leads; stored bare trials name sponsors only by the registry's keys."""
    for place, sponsor in enumerate(moving.find("sponsor")):
        if place == 0:
            apply(moving, _LEAD, sponsor)
        else:
            name = (One("name", "organisation"),)
            apply(moving, (Rows(f"{_SPONSOR}.collaborators", "", name),), sponsor)
    funders = (Rows(f"{_SPONSOR}.collaborators", "funder", (One("name", "name"),)),)
    apply(moving, funders)
