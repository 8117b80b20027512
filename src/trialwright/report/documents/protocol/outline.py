"""The sections of a protocol: numbers and titles of the ICH M11 template (November 2025).

Beside them, in our own words, what a person has to write; what the study definition says is set
out without anybody writing it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """`name` makes the file of its prose, `prose/2.1-purpose.md`.

    `prompt` says what a person writes; "" where the study says it all.
    """

    number: str
    name: str
    title: str
    prompt: str = ""

    @property
    def level(self) -> int:
        """1 for "2", 2 for "2.1"."""
        return self.number.count(".") + 1

    @property
    def file(self) -> str:
        """The Markdown file of its prose, within the folder `prose`."""
        return f"{self.number}-{self.name}.md"


_TITLES: tuple[tuple[str, str, str], ...] = (
    ("1", "summary", "Protocol Summary"),
    ("1.1", "synopsis", "Protocol Synopsis"),
    ("1.1.1", "objectives", "Primary and Secondary Objectives and Estimands"),
    ("1.1.2", "overall-design", "Overall Design"),
    ("1.2", "schema", "Trial Schema"),
    ("1.3", "schedule", "Schedule of Activities"),
    ("2", "introduction", "Introduction"),
    ("2.1", "purpose", "Purpose of Trial"),
    ("2.2", "risks-and-benefits", "Assessment of Risks and Benefits"),
    ("2.2.1", "risks", "Risk Summary and Mitigation Strategy"),
    ("2.2.2", "benefits", "Benefit Summary"),
    ("2.2.3", "balance", "Overall Risk-Benefit Assessment"),
    ("3", "objectives-and-estimands", "Trial Objectives and Associated Estimands"),
    ("3.1", "primary", "Primary Objective(s) and Associated Estimand(s)"),
    ("3.2", "secondary", "Secondary Objective(s) and Associated Estimand(s)"),
    ("3.3", "exploratory", "Exploratory Objective(s)"),
    ("4", "design", "Trial Design"),
    ("4.1", "description", "Description of Trial Design"),
    ("4.1.1", "stakeholders", "Stakeholder Input into Design"),
    ("4.2", "rationale", "Rationale for Trial Design"),
    ("4.3", "stopping", "Trial Stopping Rules"),
    ("4.4", "start-and-end", "Start of Trial and End of Trial"),
    ("4.5", "afterwards", "Access to Trial Intervention After End of Trial"),
    ("5", "population", "Trial Population"),
    ("5.1", "population-rationale", "Description of Trial Population and Rationale"),
    ("5.2", "inclusion", "Inclusion Criteria"),
    ("5.3", "exclusion", "Exclusion Criteria"),
    ("5.4", "contraception", "Contraception"),
    ("5.5", "lifestyle", "Lifestyle Restrictions"),
    ("5.6", "screen-failure", "Screen Failure and Rescreening"),
    ("6", "intervention", "Trial Intervention and Concomitant Therapy"),
    ("6.1", "product", "Description of Investigational Trial Intervention"),
    ("6.2", "dose-rationale", "Rationale for Investigational Trial Intervention Dose and Regimen"),
    ("6.3", "administration", "Investigational Trial Intervention Administration"),
    ("6.4", "dose-modification", "Investigational Trial Intervention Dose Modification"),
    ("6.5", "overdose", "Management of Investigational Trial Intervention Overdose"),
    ("6.6", "handling", "Preparation, Storage, Handling and Accountability"),
    ("6.7", "assignment", "Assignment, Randomisation and Blinding"),
    ("6.8", "adherence", "Investigational Trial Intervention Adherence"),
    ("6.9", "noninvestigational", "Description of Noninvestigational Trial Intervention"),
    ("6.10", "concomitant", "Concomitant Therapy"),
    (
        "7",
        "discontinuation",
        "Participant Discontinuation of Trial Intervention and Discontinuation or "
        "Withdrawal from Trial",
    ),
    (
        "7.1",
        "stop-intervention",
        "Discontinuation of Trial Intervention for Individual Participants",
    ),
    ("7.2", "withdrawal", "Participant Discontinuation or Withdrawal from the Trial"),
    ("7.3", "lost", "Management of Loss to Follow-Up"),
    ("8", "assessments", "Trial Assessments and Procedures"),
    ("8.1", "considerations", "Trial Assessments and Procedures Considerations"),
    ("8.2", "screening", "Screening/Baseline Assessments and Procedures"),
    ("8.3", "efficacy", "Efficacy Assessments and Procedures"),
    ("8.4", "safety", "Safety Assessments and Procedures"),
    ("8.5", "pharmacokinetics", "Pharmacokinetics"),
    ("8.6", "biomarkers", "Biomarkers"),
    ("8.7", "immunogenicity", "Immunogenicity Assessments"),
    ("8.8", "economics", "Medical Resource Utilisation and Health Economics"),
    (
        "9",
        "adverse-events",
        "Adverse Events, Serious Adverse Events, Product Complaints, Pregnancy and "
        "Postpartum Information, and Special Safety Situations",
    ),
    ("9.1", "definitions", "Definitions"),
    ("9.2", "collection-and-reporting", "Timing and Procedures for Collection and Reporting"),
    ("9.3", "pregnancy", "Pregnancy and Postpartum Information"),
    ("9.4", "special-situations", "Special Safety Situations"),
    ("10", "statistics", "Statistical Considerations"),
    ("10.1", "general", "General Considerations"),
    ("10.2", "sets", "Analysis Sets"),
    ("10.3", "baseline", "Analyses of Demographics and Other Baseline Variables"),
    ("10.4", "primary-analyses", "Analyses Associated with the Primary Objective(s)"),
    ("10.5", "secondary-analyses", "Analyses Associated with the Secondary Objective(s)"),
    ("10.6", "exploratory-analyses", "Analyses Associated with Exploratory Objective(s)"),
    ("10.7", "safety-analyses", "Safety Analyses"),
    ("10.8", "other-analyses", "Other Analyses"),
    ("10.9", "interim", "Interim Analyses"),
    ("10.10", "multiplicity", "Multiplicity Adjustments"),
    ("10.11", "sample-size", "Sample Size Determination"),
    ("11", "oversight", "Trial Oversight and Other General Considerations"),
    ("11.1", "ethics", "Regulatory and Ethical Considerations"),
    ("11.2", "roles", "Trial Oversight"),
    ("11.3", "consent", "Informed Consent Process"),
    ("11.4", "committees", "Committees"),
    ("11.5", "insurance", "Insurance and Indemnity"),
    ("11.6", "quality", "Risk-Based Quality Management"),
    ("11.7", "data-governance", "Data Governance"),
    ("11.8", "data-protection", "Data Protection"),
    ("11.9", "source", "Source Records"),
    ("11.10", "deviations", "Protocol Deviations"),
    ("11.11", "closure", "Early Site Closure"),
    ("11.12", "dissemination", "Data Dissemination"),
    ("12", "supporting", "Appendix: Supporting Details"),
    ("12.1", "laboratory", "Clinical Laboratory Tests"),
    ("12.2", "regions", "Country/Region-Specific Differences"),
    ("12.3", "amendments", "Prior Protocol Amendment(s)"),
    ("13", "glossary", "Appendix: Glossary of Terms and Abbreviations"),
    ("14", "references", "Appendix: References"),
)

# What a person writes in a section; a section not named here follows from the study.
_PROMPTS: Mapping[str, str] = {
    "0": "Date of this version, sponsor's address, who approved it.",
    "2.1": "What is known, what is not, and why this trial is done now; cite the evidence.",
    "2.2.1": "How often each harm is seen and how bad it is, with the source, and what lowers it.",
    "2.2.2": "What a participant, and people treated later, may gain; say so where it is nothing.",
    "2.2.3": "Why the risks are acceptable for what is to be learned.",
    "4.1.1": "How people with the condition or the public took part, or that nobody was asked.",
    "4.2": "Why this design, this control (or none), this duration and these endpoints.",
    "4.5": "What participants get when the trial is over, and who pays for care of late harm.",
    "5.1": "Why these people; how and where they are found and asked.",
    "5.4": "Who needs contraception, which kind, how long; how pregnancy is ruled out.",
    "5.5": "Diet, alcohol, exercise or other limits, or that there are none.",
    "5.6": "Whether somebody who did not qualify may be screened again, and when.",
    "6.1": "How the product is made, its composition, and its marketing or clinical status.",
    "6.2": "Why this dose, this route and this interval.",
    "6.3": "Premedication, rate, observation afterwards, emergency equipment.",
    "6.4": "When a dose is lowered, delayed or left out.",
    "6.5": "What counts as an overdose and what is then done.",
    "6.6": "From the manufacturer to the bedside: who prepares, stores, checks, keeps count.",
    "6.9": "Background and rescue treatment that the trial asks for, or that there is none.",
    "6.10": "What is allowed and what is forbidden, and what is done when it was taken anyway.",
    "7.1": "Medical reasons to give no further dose; who decides.",
    "7.3": "How often and by which ways a participant is looked for before being counted as lost.",
    "8.1": "Laboratories, devices and training; total blood volume; order of procedures on a day.",
    "9.2": "Who reports what to whom within which time, by the law that applies here.",
    "9.3": "What is done and for how long when a participant or a partner becomes pregnant.",
    "9.4": "Events of special interest, misuse, product quality defects: what is done.",
    "10.10": "Whether several primary endpoints share the error rate, and how; or why not.",
    "10.11": "How the number follows from an effect or a precision, with the assumptions.",
    "11.1": "Laws and guidelines followed; committees and authorities that approve; amendments.",
    "11.2": "Sponsor, funder, investigators: what each is responsible for; conflicts of interest.",
    "11.3": "Who asks, where, with how much time; how somebody who cannot read is asked.",
    "11.4": "Data monitoring, steering and other committees: members' roles, charter, how often.",
    "11.5": "Who pays for harm caused by the trial, and the policy.",
    "11.6": "What is critical to quality, its risks, tolerance limits, and how it is monitored.",
    "11.8": "Which personal data go where, under which law, and for how long.",
    "11.9": "Where the source of each kind of data is kept.",
    "11.11": "Reasons to close a site early, and what happens to its participants.",
    "11.12": "Registration, publication, sharing of data, protocol and analysis plan.",
    "12.2": "What is done otherwise in one country, or that nothing is.",
    "14": "The literature cited.",
}

TITLE_PAGE = Section("0", "title-page", "Title page", _PROMPTS["0"])
SECTIONS = tuple(
    Section(number, name, title, _PROMPTS.get(number, "")) for number, name, title in _TITLES
)
