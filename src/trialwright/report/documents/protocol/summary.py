"""Title page and section 1: what the trial is, on a few pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trialwright.protocol.schedule import Activity
from trialwright.protocol.study import Site, Study
from trialwright.report.documents.model import (
    Grid,
    Paragraph,
    Row,
    Run,
    Text,
    grid,
    pairs,
    paragraph,
    row,
    text,
)
from trialwright.report.documents.saying import (
    ALLOCATIONS,
    MASKINGS,
    Blocks,
    code,
    either,
    listed,
    phases,
    short_names,
    to_write,
)
from trialwright.report.tables.schedule import timing_words

# More columns than this do not fit on a page, so the schedule goes on below.
_COLUMNS = 10


def cover(study: Study) -> Blocks:
    """What stands before the contents: the title and who answers for the document."""
    title = study.official_title or study.title
    original = "Original protocol" if study.version == "1" else "Amended, see section 12.3"
    facts = [
        ("Protocol", text(study.id)),
        ("Version", text(f"{study.version} ({original[0].lower()}{original[1:]})")),
        ("Date of version", to_write("prose/0-title-page.md")),
        ("Short title", text(study.title)),
        ("Acronym", text(study.acronym or "None registered")),
        ("Phase", _phase(study)),
        ("Sponsor", either(study.sponsor, "name and address")),
        ("Sites", text(listed(_site(site) for site in study.sites))),
        ("Registry", text(f"{study.id} ({study.record.source}: {study.record.file})")),
        ("Approved for the sponsor by", to_write("name, role, signature, date")),
    ]
    return (
        paragraph("Clinical Trial Protocol", "title"),
        Paragraph((Run(title, "bold"),)),
        pairs(facts),
        Paragraph(_drafted(study), "note"),
    )


def _phase(study: Study) -> Text:
    if study.design.phases == ("NA",):
        return text("Not applicable, as registered")
    return either(phases(study), "the registry record names none")


def _site(site: Site) -> str:
    return ", ".join(part for part in (site.name, site.city, site.country) if part)


def _drafted(study: Study) -> Text:
    guesses = sum(question.answered_by == "guess" for question in study.questions)
    return text(
        "Set out from the computable study definition; sections in yellow are still to be written. "
        f"{guesses} decisions in it are guesses that nobody has confirmed; they are listed at the "
        "end. Not for submission while any of either is left."
        if guesses
        else "Set out from the computable study definition; sections in yellow are still to be "
        "written."
    )


def objectives(study: Study) -> Blocks:
    """1.1.1: objectives with their endpoints, one row an endpoint."""
    endpoints = {item.id: item for item in study.endpoints}
    rows = []
    for objective in study.objectives:
        known = [name for name in objective.endpoints if name in endpoints]
        for place, name in enumerate(known):
            # an objective with several endpoints is written once
            first = (code(objective.level), objective.text) if place == 0 else ("", "")
            rows.append(row(*first, endpoints[name].label, _summary(study, name)))
    return (grid(("Level", "Objective", "Endpoint", "Summary measure"), rows, (2, 5, 4, 5)),)


def _summary(study: Study, endpoint_id: str) -> str:
    endpoint = next(item for item in study.endpoints if item.id == endpoint_id)
    return endpoint.estimand.summary if endpoint.estimand else "not defined"


def overall_design(study: Study) -> Blocks:
    """1.1.2: the design, fact by fact."""
    design = study.design
    facts = [
        ("Population", text(listed(study.conditions))),
        ("Intervention model", either(code(design.model), "the record names none")),
        ("Allocation", either(code(design.allocation, ALLOCATIONS), "the record names none")),
        ("Blinding", either(code(design.masking, MASKINGS), "the record does not say")),
        ("Purpose", either(code(design.purpose), "the record does not say")),
        ("Arms", text(f"{len(study.arms)}: {listed(arm.label for arm in study.arms)}")),
        ("Participants planned", text(str(design.enrollment))),
        ("Sites", text(_spread(study))),
        ("Doses planned", text(_doses(study))),
        ("Last planned visit", text(_last(study))),
    ]
    summary = (paragraph(study.summary),) if study.summary else ()
    return (*summary, pairs(facts))


def _spread(study: Study) -> str:
    countries = listed(dict.fromkeys(site.country for site in study.sites))
    many = "one site" if len(study.sites) == 1 else f"{len(study.sites)} sites"
    return f"{many} in {countries}" if countries else many


def _doses(study: Study) -> str:
    doses = {act.dose for act in study.activities if act.act == "administration"}
    return str(len(doses)) if doses else "none"


def _last(study: Study) -> str:
    if not study.encounters:
        return "none"
    visit = study.encounters[-1]
    return f"{visit.label}: {timing_words(study, visit.timing)}"


def schema(study: Study) -> Blocks:
    """1.2: the epochs from left to right, each with its visits and what is given there."""
    used = [epoch for epoch in study.epochs if _visits(study, epoch.id)]
    if not used:
        return ()
    cells = tuple(text("\n".join(_visits(study, epoch.id))) for epoch in used)
    heads = tuple(Run(f"{number}  {epoch.label}", "bold") for number, epoch in enumerate(used, 1))
    table = Grid(tuple((head,) for head in heads), (Row(cells),), (1,) * len(used))
    groups = [
        f"{arm.label}: {listed(_named(study, arm.interventions))}" + _share(study, arm.weight)
        for arm in study.arms
    ]
    return (*(paragraph(words, "bullet") for words in groups), table)


def _share(study: Study, weight: int) -> str:
    total = sum(arm.weight for arm in study.arms)
    return f" ({weight} in {total} participants)" if len(study.arms) > 1 else ""


def _named(study: Study, ids: tuple[str, ...]) -> list[str]:
    names = {item.id: item.name for item in study.interventions}
    return [names.get(name, name) for name in ids]


def _visits(study: Study, epoch: str) -> list[str]:
    acts = {act.id: act for act in study.activities}
    lines = []
    for visit in study.encounters:
        if visit.epoch == epoch:
            given = [acts[name].label for name in visit.activities if _is_act(acts, name)]
            lines.append(f"{visit.id}: {visit.label}" + (f" ({listed(given)})" if given else ""))
    return lines


def _is_act(acts: Mapping[str, Activity], name: str) -> bool:
    return name in acts and acts[name].act in ("collection", "administration")


def schedule(study: Study) -> Blocks:
    """1.3: what is done when, and when each visit is due."""
    names = short_names(study)
    due = [
        row(_named_visit(names, visit.id), visit.label, timing_words(study, visit.timing))
        for visit in study.encounters
    ]
    columns = (1, 3, 5) if list(names) == list(names.values()) else (3, 3, 5)
    visits = grid(("Visit", "Name", "Due"), due, columns, caption="Visits and their windows")
    note = paragraph(
        "A window hangs on what really happened: when a collection or a dose moves, every visit "
        "due after it moves with it. Both ends of a window count.",
        "small",
    )
    return (*_matrices(study), visits, note)


def _named_visit(names: Mapping[str, str], visit: str) -> str:
    return visit if names[visit] == visit else f"{names[visit]}  {visit}"


def _matrices(study: Study) -> Iterator[Grid]:
    """Activities and forms against visits; as many tables as a page's width asks for."""
    visits = study.encounters
    names = short_names(study)
    forms = {form.id: form.label for form in study.forms}
    for start in range(0, len(visits), _COLUMNS):
        shown = visits[start : start + _COLUMNS]
        rows = []
        for act in study.activities:
            marks = ["●" if act.id in visit.activities else "" for visit in shown]
            if any(marks):
                asked = listed(forms.get(name, name) for name in act.forms)
                rows.append(row(act.label + (f": {asked}" if asked else ""), *marks))
        head = ("Activity", *(names[visit.id] for visit in shown))
        widths = (6, *(1,) * len(shown))
        yield grid(head, rows, widths, caption="Schedule of activities", compact=True)


SECTIONS = {
    "1.1.1": objectives,
    "1.1.2": overall_design,
    "1.2": schema,
    "1.3": schedule,
}
