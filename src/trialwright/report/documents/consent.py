"""A skeleton of the consent form: what the study says, in plain language, and blanks for the rest.

Headings follow what ICH E6(R3) 2.8.10 and 45 CFR 46.116 ask to be told; the words are ours. What
only people can say - how often harm happens, who pays, whom to call - is a blank, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trialwright.protocol.study import Study
from trialwright.report.documents.consent_visits import blood_lines, harms, time_lines, visit_table
from trialwright.report.documents.model import (
    LINE,
    TICK,
    Block,
    Document,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    bullets,
    pairs,
    paragraph,
    row,
    text,
)
from trialwright.report.documents.saying import Blocks, code, listed, phases, to_write


def consent(study: Study) -> Document:
    """The form for one study version; it says on its first page that it is not ready for use."""
    return Document(
        title=f"{study.id}: participant information and consent, study version {study.version}",
        running=f"{study.id} · participant information and consent, study version {study.version}",
        blocks=(*_opening(study), *_parts(study), PageBreak(), *_signatures()),
    )


def _opening(study: Study) -> Iterator[Block]:
    yield paragraph("Participant information and consent", "title")
    yield Paragraph((Run(study.title, "bold"),))
    yield pairs(
        [
            ("Study", text(f"{study.id}, version {study.version}")),
            ("Sponsor", text(study.sponsor) or to_write("name and address")),
            ("Study doctor", to_write("name, place, telephone by day and by night")),
            ("Version and date of this form", to_write("given when the form is approved")),
        ]
    )
    yield paragraph(
        "A skeleton, not a form to sign: it sets out what the study definition says. What stands "
        "in brackets has to be written, the whole to be read by people who are not doctors, "
        "translated by people, and approved by the ethics committee.",
        "missing",
    )


def _parts(study: Study) -> Iterator[Block]:
    for number, (title, fill) in enumerate(PARTS, start=1):
        yield Heading(2, str(number), text(title))
        yield from fill(study)


def _key_facts(study: Study) -> Blocks:
    """The short summary that 45 CFR 46.116(a)(5)(i) asks to stand first."""
    doses = {act.dose for act in study.activities if act.act == "administration"}
    alone = len(study.arms) == 1 and doses
    given = f"You would be given it {_times(len(doses))}." if alone else ""
    return (
        *bullets(
            (
                "You are asked to take part in a research study. You decide freely, and may stop "
                "at any time.",
                f"The study is about {listed(study.conditions)}. It tests: "
                f"{listed(_names(study))}. {given}".strip(),
                f"There would be {len(study.encounters)} planned visits.",
                "The treatment may not help you, and it may harm you; see “What could harm you”.",
            )
        ),
        Paragraph(to_write("the two or three reasons why somebody may, or may not, want to join")),
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _names(study: Study) -> list[str]:
    return list(dict.fromkeys(_lower(item.name) for item in study.interventions))


def _purpose(study: Study) -> Blocks:
    phase = phases(study)
    early = f" It is a {phase.lower()} study." if phase else ""
    summary = f"{study.summary.rstrip('. ')}." if study.summary else ""
    return (
        paragraph(
            f"This is research: what is done is not only for your own care. {summary}{early}"
        ),
        paragraph(f"About {study.design.enrollment} people will take part."),
        Paragraph(to_write("in two sentences, what is known so far and what is not")),
    )


def _experimental(study: Study) -> Blocks:
    group = (
        "Everybody in the study gets the same treatment; nobody gets a placebo."
        if len(study.arms) == 1
        else _groups(study)
    )
    tested = f"Being tested: {listed(_names(study))}."
    return (paragraph(tested), paragraph(group), *_cells(study))


def _groups(study: Study) -> str:
    labels = listed(arm.label for arm in study.arms)
    if study.design.allocation != "RANDOMIZED":
        return f"There are {len(study.arms)} groups: {labels}."
    shares = " to ".join(str(arm.weight) for arm in study.arms)
    return (
        f"There are {len(study.arms)} groups: {labels}. Which one you are in is decided by chance "
        f"({shares}), neither by you nor by your doctor."
    )


def _cells(study: Study) -> Blocks:
    cells = study.product
    if cells is None:
        return ()
    own = "your own cells" if cells.autologous else "cells of a donor"
    grown = f"They are grown in a laboratory for about {cells.expansion_days} days before they are "
    route = f"given ({code(cells.route).lower()})." if cells.route != "by arm" else "given."
    return (
        paragraph(
            f"The product is made from {own} ({cells.source}). {grown}{route} Growing cells can "
            "fail; then they cannot be given."
        ),
        Paragraph(to_write("what happens to you if growing the cells fails")),
    )


def _procedures(study: Study) -> Blocks:
    return (
        paragraph("At each visit:"),
        visit_table(study),
        *blood_lines(study),
        paragraph("The days may move: they are counted from what really happened before."),
    )


def _harms(study: Study) -> Blocks:
    return (
        harms(study),
        paragraph("There may be harms that nobody knows yet."),
        paragraph(
            "If you could become pregnant or father a child, tell the study doctor before you "
            "join: harm to an unborn or breast-fed child is possible."
        ),
        Paragraph(to_write("contraception: who, which, how long")),
    )


def _benefits(study: Study) -> Blocks:
    return (
        paragraph("You may have no benefit at all. What is learned may help other people later."),
        Paragraph(to_write("any benefit that can honestly be expected, with its source")),
    )


def _blank(*wanted: str) -> Callable[[Study], Blocks]:
    return lambda study: tuple(Paragraph(to_write(words), "bullet") for words in wanted)


def _leaving(study: Study) -> Blocks:
    cells = "cells and samples" if study.product else "samples"
    return (
        *bullets(
            (
                "You may say no, or stop at any time, without a reason and without losing any care "
                "you would have had.",
                "You may stop the treatment and still come to the visits; or stop the visits; or "
                "withdraw your consent. After withdrawal of consent nothing more is recorded; what "
                "was recorded before is kept, because results must not be changed afterwards.",
                "The study doctor may end your part for your safety, and the study may be stopped.",
                "You will be told in time of anything new that could change your mind.",
            )
        ),
        Paragraph(to_write(f"what happens to your {cells}: your choices, marked at the end")),
    )


def _data(study: Study) -> Blocks:
    return (
        *bullets(
            (
                "In the study you stand under a number, not your name. The list of names stays at "
                "the site.",
                "Monitors, auditors, the ethics committee and authorities may see your medical "
                "record, to check the study; they must keep it confidential. By signing you allow "
                "this.",
                f"The study is registered publicly as {study.id}; its results are published there "
                "without names.",
            )
        ),
        Paragraph(to_write("where data go, under which law, how long they are kept")),
        Paragraph(to_write("whether data or samples may be used again, and for what")),
    )


# Part of the form: what fills it. The order is the one a reader needs.
PARTS: tuple[tuple[str, Callable[[Study], Blocks]], ...] = (
    ("The main points", _key_facts),
    ("Why this study is done", _purpose),
    ("What is new or being tested", _experimental),
    ("What would happen to you", _procedures),
    ("How long it takes", lambda study: time_lines(study)),
    ("What could harm you", _harms),
    ("What could help you", _benefits),
    ("What else you could do", _blank("other treatments, with their benefits and risks")),
    ("What you would have to do", _blank("diary, fasting, medicines to tell of or to avoid")),
    ("If you decide not to, or to stop", _leaving),
    ("Your data", _data),
    (
        "If you are harmed",
        _blank("which treatment and compensation there is, who pays, the insurance"),
    ),
    ("Money", _blank("what you are paid and when, and what it may cost you")),
    (
        "Whom to ask",
        _blank(
            "about the study or an injury: name, telephone by day and by night",
            "about your rights: the ethics committee, independent of the study",
        ),
    ),
)


def _signatures() -> Iterator[Block]:
    yield Heading(1, "", text("Consent"))
    yield from bullets(
        (
            "I have read this information, or it was read to me. I could ask, and I understood the "
            "answers. I had enough time.",
            "I know that taking part is my own choice and that I may stop at any time.",
            "I allow the people named above to see my medical record, as described.",
            "I agree to take part, and get a copy of this form, signed and dated.",
        )
    )
    choices = ("My doctor may be told", "My samples may be kept", "I may be asked again later")
    rows = [row(words, f"{TICK} yes     {TICK} no") for words in choices]
    yield Grid((), tuple(rows), (6, 3), text("My choices"))
    for who in (
        "Participant",
        "Person who explained the study",
        "Impartial witness (where the participant cannot read)",
        "Legal representative (only where the study allows it)",
    ):
        yield _signature(who)


def _signature(who: str) -> Grid:
    cells = tuple(text(word, "small") for word in ("Name", "Signature", "Date and time"))
    blanks = tuple(text(f"\n{LINE}") for _ in cells)
    return Grid((), (Row(blanks), Row(cells)), (4, 4, 3), text(who, "bold"))
