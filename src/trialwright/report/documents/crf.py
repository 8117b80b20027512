"""The case report form on paper: blank, for when the system is down, and annotated with SDTM.

The blank one has a page for every form of every visit; the annotated one shows each form once.
"""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.concepts import Concept
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.study import Study
from trialwright.protocol.study_concepts import concepts_of
from trialwright.report.documents.crf_answers import DAY, answer_space, digits
from trialwright.report.documents.crf_names import sdtm_name
from trialwright.report.documents.model import (
    LINE,
    Block,
    Document,
    Grid,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Text,
    bullets,
    grid,
    paragraph,
    text,
)
from trialwright.report.documents.saying import asked_at, item_words, visits_of
from trialwright.report.tables.schedule import timing_words

# A repeating form with more questions than this is a page an entry, else a line an entry.
_ACROSS = 5
_LINES = 8
# With more columns than this, a column is too narrow for a date in boxes.
_NARROW = 3
_PAPER = (
    "For use when the electronic form cannot be reached. Enter it there as soon as it can be, and "
    "keep the paper: it is then the source.",
    "Write with a pen that lasts. Tick one box where boxes stand; dates are year-month-day.",
    "Correct by one line through the mistake, the right answer beside it, initials and date; never "
    "cover anything up.",
    "Leave empty what was not done, and say why beside it.",
)


def blank_crf(study: Study) -> Document:
    """One page a form per visit, then the forms that are filled whenever something happens."""
    pages = [
        _page(study, form, f"{visit.label} ({visit.id})", timing_words(study, visit.timing))
        for visit in study.encounters
        for form in _forms(study, asked_at(study, visit))
    ]
    pages += [_page(study, form, "whenever it happens", "") for form in _unscheduled(study)]
    blocks = [block for page in pages for block in (PageBreak(), *page)]
    return Document(
        title=f"{study.id}: case report form, study version {study.version}",
        running=f"{study.id} · case report form, study version {study.version}",
        cover=(*_cover(study, "Case report form"), *bullets(_PAPER)),
        blocks=tuple(blocks),
    )


def annotated_crf(study: Study) -> Document:
    """Each form once, every item with the place of its value in SDTM."""
    blocks = [block for form in study.forms for block in (PageBreak(), *_annotated(study, form))]
    return Document(
        title=f"{study.id}: annotated case report form, study version {study.version}",
        running=f"{study.id} · annotated case report form, study version {study.version}",
        cover=(
            *_cover(study, "Annotated case report form"),
            paragraph(
                "Beside each item, in red, stands where its value is in SDTM: the variable, and "
                "which of the domain's records. [NOT SUBMITTED] means that the value is kept and "
                "has no place there. Doses and collections are taken from the recorded acts, and "
                "adverse events from their own records; their forms show the same facts."
            ),
        ),
        blocks=tuple(blocks),
    )


def _cover(study: Study, name: str) -> tuple[Block, ...]:
    facts = f"{study.id}, study version {study.version}. {study.sponsor}"
    return (
        paragraph(name, "title"),
        Paragraph((Run(study.title, "bold"),)),
        paragraph(facts.strip()),
    )


def _forms(study: Study, ids: list[str]) -> list[Form]:
    known = {form.id: form for form in study.forms}
    return [known[name] for name in ids if name in known]


def _unscheduled(study: Study) -> list[Form]:
    return [form for form in study.forms if not visits_of(study, (form.id,))]


def _page(study: Study, form: Form, visit: str, due: str) -> Iterator[Block]:
    yield Heading(1, "", text(form.label))
    yield _identity(visit, due, numbered=_is_entry(form))
    if form.repeating and len(form.items) <= _ACROSS:
        yield _lines(study, form)
    else:
        yield _questions(study, form)
    words = (text("Filled in by (initials)"), text(LINE), text("Signature"), text(LINE))
    yield Grid((), (Row((*words, text("Date"), text(LINE))),), (3, 3, 2, 5, 1, 4), compact=True)


def _is_entry(form: Form) -> bool:
    """Whether one page holds one entry of many."""
    return form.repeating and len(form.items) > _ACROSS


def _identity(visit: str, due: str, *, numbered: bool) -> Grid:
    """Whose page it is; never a name."""
    rows = [
        Row((text("Participant number", "bold"), text(f"{digits(2)} – {digits(3)}"))),
        Row((text("Visit", "bold"), text(visit + (f": {due}" if due else "")))),
        Row((text("Date of visit" if due else "Date", "bold"), text(DAY))),
    ]
    if numbered:
        rows.append(Row((text("Entry number", "bold"), text(digits(2)))))
    return Grid((), tuple(rows), (3, 9))


def _questions(study: Study, form: Form) -> Grid:
    known = concepts_of(study)
    rows = [
        Row((_question(item, known[item.concept]), answer_space(form, known[item.concept])))
        for item in form.items
        if item.concept in known
    ]
    return grid(("Item", "Answer"), rows, (5, 7))


def _question(item: Item, concept: Concept) -> Text:
    """The item's label; what helps to answer it stands small below."""
    optional = "" if item.required else " (if there is one)"
    words = (Run(concept.label + optional),)
    return (*words, Run(f"\n{concept.help}", "small")) if concept.help else words


def _lines(study: Study, form: Form) -> Grid:
    """A line an entry, a column a question."""
    known = concepts_of(study)
    asked = [known[item.concept] for item in form.items if item.concept in known]
    narrow = len(asked) > _NARROW
    empty = Row(tuple(answer_space(form, concept, short=narrow) for concept in asked))
    heads = tuple(item_words(concept) for concept in asked)
    return grid(heads, [empty] * _LINES, (1,) * len(asked))


def _annotated(study: Study, form: Form) -> Iterator[Block]:
    known = concepts_of(study)
    yield Heading(1, "", text(form.label))
    visits = ", ".join(visit.id for visit in visits_of(study, (form.id,)))
    often = "; as often as there is something to write" if form.repeating else ""
    yield paragraph(f"Form {form.id}; visits: {visits or 'whenever it happens'}{often}")
    rows = [
        Row(
            (
                (*_question(item, known[item.concept]), *_marks(item)),
                answer_space(form, known[item.concept]),
                (Run(sdtm_name(known[item.concept]), "annotation"),),
            )
        )
        for item in form.items
        if item.concept in known
    ]
    yield grid(("Item", "Answer", "SDTM"), rows, (5, 5, 5))


def _marks(item: Item) -> Text:
    marks = {"required": item.required, "critical": item.critical}
    found = ", ".join(word for word, holds in marks.items() if holds)
    return text(f"\n{item.id}: {found}" if found else f"\n{item.id}", "small")
