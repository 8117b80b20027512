"""A registry record written out the way a MedPath page runs it together, to be read back."""

from __future__ import annotations

from trialwright.record.record import ARMS, INTERVENTIONS, OUTCOMES, Record

PRINTED = {
    "COMBINATION_PRODUCT": "Combination Product",
    "DIAGNOSTIC_TEST": "Diagnostic Test",
    "DIETARY_SUPPLEMENT": "Dietary Supplement",
}
SECTION = "protocolSection"


def interventions(record: Record) -> list[str]:
    """`Type: name` of each."""
    found = []
    for place in range(len(record.items(INTERVENTIONS))):
        kind = record.get(f"{INTERVENTIONS}[{place}].type")
        found.append(
            f"{PRINTED.get(kind, kind.title())}: {record.text(f'{INTERVENTIONS}[{place}].name')}"
        )
    return found


def arm_rows(record: Record) -> list[str]:
    """One row for each pair of an arm and an intervention, cells without anything between them."""
    rows = []
    for arm in record.items(ARMS):
        for name in arm.get("interventionNames", [": "]):
            plain = name.split(": ", 1)[1]
            rows.append(f"{arm['label']}{plain}{arm.get('description', '')}")
    return rows


def outcome_lines(record: Record, kind: str) -> str:
    """Measure and time frame on one line, the description as a paragraph of its own."""
    parts = []
    for outcome in record.items(OUTCOMES[kind]):
        parts.append(f"{outcome['measure']}{outcome.get('timeFrame', '')}")
        if "description" in outcome:
            parts += ["", outcome["description"], ""]
    return "\n".join(parts)


def page(record: Record) -> str:
    """The whole plain-layout page, without the site's name and footer."""
    text = record.text
    criteria = text(f"{SECTION}.eligibilityModule.eligibilityCriteria") or ""
    inclusion, _, exclusion = criteria.partition("Exclusion Criteria:")
    parts = [
        text(f"{SECTION}.identificationModule.briefTitle") or "",
        "",
        "Conditions",
        *record.items(f"{SECTION}.conditionsModule.conditions"),
        "Interventions",
        *interventions(record),
        "Registration Number",
        record.nct_id or "",
        "Lead Sponsor",
        text(f"{SECTION}.sponsorCollaboratorsModule.leadSponsor.name") or "",
        "Brief Summary",
        "",
        text(f"{SECTION}.descriptionModule.briefSummary") or "Not available",
        "",
        "Detailed Description",
        "",
        text(f"{SECTION}.descriptionModule.detailedDescription") or "Not available",
        "",
        "Recruitment & Eligibility",
        "",
        "Status",
        text(f"{SECTION}.statusModule.overallStatus") or "",
        "Sex",
        (text(f"{SECTION}.eligibilityModule.sex") or "Not specified").title(),
        "Target Recruitment",
        str(record.get(f"{SECTION}.designModule.enrollmentInfo.count", "Not specified")),
        "Inclusion Criteria",
        inclusion.replace("Inclusion Criteria:", "").strip(),
        "Exclusion Criteria",
        exclusion.strip(),
        "",
        "Study & Design",
        "",
        "Study Type",
        text(f"{SECTION}.designModule.studyType") or "",
        "Study Design",
        text(f"{SECTION}.designModule.designInfo.interventionModel") or "Not specified",
        "Arm && Interventions",
        "GroupInterventionDescription",
        *arm_rows(record),
        "Primary Outcome Measures",
        "NameTimeMethod",
        outcome_lines(record, "primary"),
        "Secondary Outcome Measures",
        "NameTimeMethod",
        outcome_lines(record, "secondary"),
    ]
    return "\n".join(parts) + "\n"
