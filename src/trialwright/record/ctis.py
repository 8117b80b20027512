"""Reader of the EU Clinical Trials Information System (CTIS), as its public site gives a trial.

Two forms are known: that of the site before June 2024, with `authorizedPartI` at the top, and that
since then, with it in `authorizedApplication`. Part I is the trial, Part II is a member state's
part. CTIS holds only interventional trials of medicinal products (Regulation (EU) 536/2014).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from trialwright.record.content import Content
from trialwright.record.conversions import day, table
from trialwright.record.ctis_arms import move_arms, move_products
from trialwright.record.moving import STAYS, Moving, Spot
from trialwright.record.record import OUTCOMES, Record
from trialwright.record.registry_text import derive, interventional, put_criteria, put_id, put_nct
from trialwright.record.rules import Many, One, Rows, Rule, apply
from trialwright.record.studyfields_table import whole, yes_no

SOURCE = "ctis"
_NUMBER = re.compile(r"\d{4}-5\d{5}-\d{2}(?:-\d{2})?")
_P = "protocolSection"
_ID, _STATUS, _DESIGN = (f"{_P}.{name}Module" for name in ("identification", "status", "design"))
_ELIGIBLE, _PLACES = f"{_P}.eligibilityModule", f"{_P}.contactsLocationsModule"
_SPONSOR = f"{_P}.sponsorCollaboratorsModule"
_NAMES = """
    _id ctrname record_last_import ctStatus authorizationDate trialCountries decisionDate
    therapeuticAreas recruitmentStatus sponsorType totalNumberEnrolled hasDeferrallApplied
    hasAmendmentApplied trialPhase ageGroup gender publicEvaluation id title ctNumber
    primarySponsor coSponsors submissionDate initialApplicationId applications
    memberStatesConcerned trialGlobalEnd authorizedPartI authorizedPartsII isRmsTacitAssignment
    lastUpdated mscTrialNotificationsInfoList totalPartIISubjectCount eudraCtInfo
    authorizedApplication ctPublicStatusCode startDateEU endDateEU endDate publishDate results
    events documents correctiveMeasures trialRegionCode trialRegion lastPublicationUpdate
"""
_STATUSES = table({
    "Authorised, not started": "NOT_YET_RECRUITING",
    "Authorised, recruitment pending": "NOT_YET_RECRUITING",
    "Authorised, recruiting": "RECRUITING",
    "Ongoing, recruiting": "RECRUITING",
    "Ongoing, recruitment ended": "ACTIVE_NOT_RECRUITING",
    "Halted": "SUSPENDED",
    "Suspended": "SUSPENDED",
})  # fmt: skip
_SPONSORS = table({"Pharmaceutical company": "INDUSTRY"})
_AGES = {"0-17 years": "CHILD", "18-64 years": "ADULT", "65+ years": "OLDER_ADULT"}
_PHASE = re.compile(r"Phase (IV|I{1,3})\b")
_ROMAN = {"I": "PHASE1", "II": "PHASE2", "III": "PHASE3", "IV": "PHASE4"}


def _status(words: str) -> object:
    """`Ended` may be early or as planned; codes are not the site's words: both stay."""
    return _STATUSES(words) or STAYS


def _class(words: str) -> object:
    return _SPONSORS(words) or STAYS


def _phases(words: str) -> object:
    return list(dict.fromkeys(_ROMAN[found] for found in _PHASE.findall(words))) or None


def _ages(words: str) -> object:
    return [_AGES[part.strip()] for part in words.split(",") if part.strip() in _AGES] or STAYS


_OUTER: tuple[Rule, ...] = (
    One(f"{_STATUS}.overallStatus", "ctStatus", _status),
    One(f"{_STATUS}.studyFirstSubmitDate", "submissionDate", day),
    Many(f"{_DESIGN}.phases", "trialPhase", _phases),
    Many(f"{_ELIGIBLE}.stdAges", "ageGroup", _ages),
    One(f"{_SPONSOR}.leadSponsor.name", "primarySponsor.organisation.name"),
    One(f"{_SPONSOR}.leadSponsor.class", "primarySponsor.organisation.type", _class),
)  # fmt: skip
_DETAILS = "trialDetails"
_GENERAL = f"{_DETAILS}.trialInformation"
_PART_I: tuple[Rule, ...] = (
    One(f"{_ID}.briefTitle", f"{_DETAILS}.clinicalTrialIdentifiers.publicTitle"),
    One(f"{_ID}.officialTitle", f"{_DETAILS}.clinicalTrialIdentifiers.fullTitle"),
    Many(f"{_P}.conditionsModule.conditions",
         f"{_GENERAL}.medicalCondition.partIMedicalConditions.medicalCondition"),
    One(f"{_STATUS}.startDateStruct.date",
        f"{_GENERAL}.trialDuration.estimatedRecruitmentStartDate", day),
    One(f"{_STATUS}.completionDateStruct.date",
        f"{_GENERAL}.trialDuration.estimatedGlobalEndDate", day),
    One(f"{_STATUS}.completionDateStruct.date", f"{_GENERAL}.trialDuration.estimatedEndDate", day),
)  # fmt: skip
_PLANNED = {
    "startDateStruct": ("estimatedRecruitmentStartDate",),
    "completionDateStruct": ("estimatedGlobalEndDate", "estimatedEndDate"),
}
_SITE = "organisationAddressInfo"
_LOCATION: tuple[Rule, ...] = (
    One("facility", f"{_SITE}.organisation.name"), One("city", f"{_SITE}.address.city"),
    One("zip", f"{_SITE}.address.postcode"), One("country", f"{_SITE}.address.countryName"),
)  # fmt: skip


def recognises(content: Content) -> bool:
    """Whether it is one trial of CTIS, known by its number and its Part I."""
    data = content.data
    if not isinstance(data, dict) or not isinstance(data.get("ctNumber"), str):
        return False
    return bool(_NUMBER.fullmatch(data["ctNumber"])) and isinstance(_home(data), dict)


def _home(data: dict[str, Any]) -> Any:
    """Where Part I stands: at the top, or in the authorised application."""
    home = data.get("authorizedApplication", data)
    part = home.get("authorizedPartI") if isinstance(home, dict) else None
    return home if isinstance(part, dict) else None


def read(content: Content) -> Iterator[Record]:
    """The record, in the shape and names of API v2."""
    moving = Moving(content, "", content.data)
    base = "authorizedApplication." if "authorizedApplication" in content.data else ""
    (part,) = moving.find(f"{base}authorizedPartI")
    for spot, words in moving.said("ctNumber"):
        put_id(moving, words, spot, "REGISTRY", "CTIS")
        interventional(moving, [(spot, words)])
    _identify(moving, base, part)
    apply(moving, _OUTER)
    apply(moving, _PART_I, part)
    _move_sponsors(moving, part)
    _move_population(moving, base, part)
    _move_lists(moving, part)
    states = moving.find(f"{base}authorizedPartsII")
    for state in states:
        apply(moving, (Rows(f"{_PLACES}.locations", "trialSites", _LOCATION),), state)
    move_products(moving, part)
    move_arms(moving, part)
    _tell_languages(moving, part)
    yield moving.record(SOURCE, frozenset(_NAMES.split()).__contains__)


def _identify(moving: Moving, base: str, part: Spot) -> None:
    for name in ("eudraCtInfo.eudraCtCode", f"{base}eudraCt.eudraCtCode"):
        for spot, words in moving.said(name):
            put_id(moving, words, spot, "EUDRACT_NUMBER")
    numbers = f"{_DETAILS}.clinicalTrialIdentifiers.secondaryIdentifyingNumbers.nctNumber.number"
    put_nct(moving, moving.said(numbers, part))


def _move_sponsors(moving: Moving, part: Spot) -> None:
    """Co-sponsors are collaborators; an entry that repeats the lead or another is not."""
    rules = (One(f"{_SPONSOR}.leadSponsor.name", "organisation.name"),)
    for sponsor in moving.find("sponsors", part):
        if yes_no(moving.words("primary", sponsor)):
            apply(moving, rules, sponsor)  # where the site has no primarySponsor at the top
    seen = {moving.text(f"{_SPONSOR}.leadSponsor.name")}
    for sponsor in (*moving.find("coSponsors"), *moving.find("sponsors", part)):
        name = moving.words("organisation.name", sponsor)
        if name and name not in seen:
            seen.add(name)
            member = (Rows(f"{_SPONSOR}.collaborators", "organisation", (One("name", "name"),)),)
            apply(moving, member, sponsor)


def _move_population(moving: Moving, base: str, part: Spot) -> None:
    people = f"{_GENERAL}.populationOfTrialSubjects"
    women, men = (moving.said(f"{people}.{name}", part)
                  for name in ("isFemaleSubjects", "isMaleSubjects"))  # fmt: skip
    asked = {"FEMALE": women, "MALE": men}
    ticked = [sex for sex, said in asked.items() if said and yes_no(said[0][1])]
    sex = "ALL" if len(ticked) == 2 else next(iter(ticked), None)
    derive(moving, f"{_ELIGIBLE}.sex", sex, [*women, *men], "ticked")
    groups = moving.said(f"{people}.clinicalTrialGroups.name", part)
    names = {words.strip().lower() for _spot, words in groups}
    if names and names <= {"patients", "healthy volunteers"}:
        derive(moving, f"{_ELIGIBLE}.healthyVolunteers", "healthy volunteers" in names, groups,
               "ticked")  # fmt: skip
    _move_size(moving, base, part)


def _move_size(moving: Moving, base: str, part: Spot) -> None:
    """Each member state's planned number and that of the rest of the world, if all are given."""
    states = moving.find(f"{base}memberStatesConcerned")
    counts = [moving.said("recruitmentSubjectCount", state) for state in states]
    said = [*(item for found in counts for item in found), *moving.said("rowSubjectCount", part)]
    numbers = [whole(words) for _spot, words in said]
    if not states or not all(counts) or not all(isinstance(n, int) for n in numbers):
        return
    total = sum(number for number in numbers if isinstance(number, int))
    if total and moving.said("rowSubjectCount", part):
        to = f"{_DESIGN}.enrollmentInfo"
        derive(moving, f"{to}.count", total, said, "sum-of-member-states-and-rest-of-world")
        derive(moving, f"{to}.type", "ESTIMATED", said, "planned-number")


def _move_lists(moving: Moving, part: Spot) -> None:
    """Criteria and endpoints come in any order, each with its number."""
    criteria = f"{_GENERAL}.eligibilityCriteria"
    kinds = ("principalInclusionCriteria", "principalExclusionCriteria")
    inclusion, exclusion = (_numbered(moving, f"{criteria}.{k}", k, part) for k in kinds)
    put_criteria(moving, inclusion, exclusion)
    for kind in ("primary", "secondary"):
        ends = _numbered(moving, f"{_GENERAL}.endPoint.{kind}EndPoints", "endPoint", part)
        for place, (spot, words) in enumerate(ends):
            moving.put(f"{OUTCOMES[kind]}[{place}].measure", words.strip(), [spot])
    for struct, names in _PLANNED.items():
        if moving.text(f"{_STATUS}.{struct}.date"):
            duration = f"{_GENERAL}.trialDuration"
            said = [one for name in names for one in moving.said(f"{duration}.{name}", part)]
            derive(moving, f"{_STATUS}.{struct}.type", "ESTIMATED", said[:1], "planned-date")


def _numbered(moving: Moving, of: str, name: str, part: Spot) -> Sequence[tuple[Spot, str]]:
    rows = moving.find(of, part)
    ordered = sorted(rows, key=lambda row: _order(moving.words("number", row)))
    return [said for row in ordered for said in moving.said(name, row)]


def _order(number: str) -> tuple[bool, int]:
    found = whole(number)
    return (False, found) if isinstance(found, int) else (True, 0)


def _tell_languages(moving: Moving, part: Spot) -> None:
    for name, to in (("fullTitle", "officialTitle"), ("publicTitle", "briefTitle")):
        of = f"{_DETAILS}.clinicalTrialIdentifiers.{name}Translations.attributeTranslation"
        if others := moving.said(of, part):
            moving.note(
                "read.languages", f"{_ID}.{to}", others[0][1][:120],
                f"The title stands in {len(others)} more language(s); the site's own title was"
                " taken, the translations are kept.",
                "Read the titles side by side if the wording matters.",
            )  # fmt: skip
