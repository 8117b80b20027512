"""Sections 11 to 13, as far as the study says them, and the decisions nobody has confirmed."""

from __future__ import annotations

from trialwright.protocol.study import Study
from trialwright.report.documents.model import Heading, grid, paragraph, row, text
from trialwright.report.documents.saying import Blocks, listed

_SHORT = {
    "AE": "adverse event",
    "BMI": "body mass index",
    "CTCAE": "Common Terminology Criteria for Adverse Events",
    "HbA1c": "haemoglobin A1c, share of glycated haemoglobin",
    "ICH": "International Council for Harmonisation",
    "SAE": "serious adverse event",
    "SPIRIT": "Standard Protocol Items: Recommendations for Interventional Trials",
}


def approvals(study: Study) -> Blocks:
    """11.1: what keeps screening shut."""
    asked = next((item.answer for item in study.questions if item.id == "approvals"), "")
    needed = asked or "the ethics committee and the competent authority"
    return (
        paragraph(
            f"No participant is screened before approval of this version by {needed} is on file, "
            "and the site is activated. A changed protocol is a new version of the study, with its "
            "own approval."
        ),
    )


def consent(study: Study) -> Blocks:
    """11.3: nothing before consent."""
    return (
        paragraph(
            "Nothing of the trial is done, and nothing entered, before a participant has signed "
            "the approved version of the consent form; version and day are recorded. Where a new "
            "version is approved, participants are asked again."
        ),
    )


def data(study: Study) -> Blocks:
    """11.7: how data are kept."""
    return (
        paragraph(
            "Every entry and change is kept with person, role, time and, for a change, reason, in "
            "a ledger that is only added to and whose links are checked by hash. Values outside "
            "what is possible are refused, those outside what is plausible open a query. Critical "
            "items are verified against source. The data are locked before they are analysed."
        ),
    )


def deviations(study: Study) -> Blocks:
    """11.10: what the study notices by itself."""
    return (
        paragraph(
            "A visit outside its window, a missed visit and a dose not given are recorded as "
            "deviations when they happen; others are reported by the site or the monitor."
        ),
    )


def dissemination(study: Study) -> Blocks:
    """11.12: where the trial is registered."""
    return (
        paragraph(
            f"The trial is registered as {study.id}. Its registered outcomes are the endpoints of "
            "section 3, and all of them are reported, whatever they show."
        ),
    )


def amendments(study: Study) -> Blocks:
    """12.3: the original protocol has none."""
    if study.version != "1":
        return ()
    return (paragraph("This is the original protocol; there is no amendment."),)


def glossary(study: Study) -> Blocks:
    """13: short forms."""
    rows = [row(short, meaning) for short, meaning in _SHORT.items()]
    visits = [row(visit.id, f"visit: {visit.label}") for visit in study.encounters]
    return (grid(("Short", "Meaning"), [*rows, *visits], (2, 9), compact=True),)


def open_decisions(study: Study) -> Blocks:
    """Every decision taken as a guess, for a person to confirm; nothing where none is left."""
    open_ones = [item for item in study.questions if item.answered_by == "guess"]
    if not open_ones:
        return ()
    rows = [row(item.question, item.answer, item.why, listed(item.touches)) for item in open_ones]
    head = ("Question", "Guess", "Why", "Touches")
    words = (
        "The registry record leaves these open or contradicts itself. Each has been guessed so "
        "that the study can be rehearsed; a person has to confirm or change it before this "
        "protocol is submitted."
    )
    return (
        Heading(1, "", text("Appendix: Decisions Not Yet Confirmed")),
        paragraph(words, "missing"),
        grid(head, rows, (5, 3, 6, 3), compact=True),
    )


SECTIONS = {
    "11.1": approvals,
    "11.3": consent,
    "11.7": data,
    "11.10": deviations,
    "11.12": dissemination,
    "12.3": amendments,
    "13": glossary,
}
