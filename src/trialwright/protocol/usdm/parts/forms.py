"""Forms and concepts: a form is a category of biomedical concepts, an item one of its members.

USDM knows concepts, not forms. Read from another system, an activity's concepts become a form.
"""

from __future__ import annotations

import re

from trialwright.protocol.concepts.concept import Concept, load_concepts
from trialwright.protocol.forms import Form, Item
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import Term, own
from trialwright.protocol.usdm.names import as_id, distinct
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.own import beside, built, read_beside
from trialwright.protocol.usdm.sides import In, Out

_DATATYPES = {
    "quantity": "float",
    "count": "integer",
    "choice": "text",
    "text": "text",
    "date": "date",
    "yes_no": "boolean",
}
_TESTCD = re.compile(r"([A-Z]{2})TESTCD")
_ABBREVIATION = re.compile(r"\s*\([^()]*\)$")


def forms_out(out: Out) -> dict[str, list[Json]]:
    """Concepts and categories, as the attributes of a study version."""
    asked = dict.fromkeys(item.concept for form in out.study.forms for item in form.items)
    return {
        "biomedicalConcepts": [_concept_out(out, name) for name in asked if name in out.concepts],
        "bcCategories": [_form_out(out, form) for form in out.study.forms],
    }


def _form_out(out: Out, form: Form) -> Json:
    members = [item.concept for item in form.items if item.concept in out.concepts]
    held = {
        "id": as_id(form.id),
        "label": form.label or form.id,
        "items": tuple(Item(id=name, concept=name) for name in dict.fromkeys(members)),
    }
    return out.builder.make(
        "BiomedicalConceptCategory",
        form.id,
        own=beside(out.builder, form, held),
        name=form.id,
        label=form.label or None,
        memberIds=out.builder.ids_of("BiomedicalConcept", list(dict.fromkeys(members))),
    )


def _concept_out(out: Out, name: str) -> Json:
    concept, make = out.concepts[name], out.builder
    public = [code for code in concept.codes if code.system == "LOINC"]
    first = Term(public[0].code, public[0].display, "LOINC", "not stated") if public else None
    return make.make(
        "BiomedicalConcept",
        name,
        name=name,
        label=concept.label or None,
        synonyms=list(concept.words),
        reference=f"loinc:{first.code}" if first else f"trialwright:{name}",
        properties=list(_properties_out(out, concept)),
        code=make.alias(first or own(name, concept.label)),
    )


def _properties_out(out: Out, concept: Concept) -> list[Json]:
    """The result, with its choices; and the unit, where it has one."""
    choices = [own(code, label) for code, label in concept.choices.items()]
    units = [
        Term(unit, unit, "UCUM", "2.2") for unit in (concept.unit, *concept.other_units) if unit
    ]
    result = _property_out(out, "result", _DATATYPES[concept.kind], choices)
    return [result, _property_out(out, "unit", "text", units)] if units else [result]


def _property_out(out: Out, name: str, datatype: str, responses: list[Term]) -> Json:
    make = out.builder
    return make.make(
        "BiomedicalConceptProperty",
        name=name,
        isRequired=True,
        isEnabled=True,
        datatype=datatype,
        responseCodes=[
            make.make("ResponseCode", name=item.code, isEnabled=True, code=make.code(item))
            for item in responses
        ],
        code=make.alias(own(name, name)),
    )


def forms_in(source: In) -> tuple[tuple[Form, ...], dict[str, str]]:
    """The forms that are categories of the document, and our id of each by the document's."""
    nodes = source.version.children("bcCategories")
    ids = distinct(node.text("name") for node in nodes)
    found = [(node, _form_in(source, node, here)) for node, here in zip(nodes, ids, strict=True)]
    forms = [(node, form) for node, form in found if form.items or source.mine]
    return tuple(form for _, form in forms), {node.id: form.id for node, form in forms}


def _form_in(source: In, node: Node, form_id: str) -> Form:
    beside_it = read_beside(node)
    members = concepts_in(source, node, "memberIds")
    label = node.text("label") or node.text("name")
    values = {"id": form_id, "label": label, "items": _items(members)}
    return built(Form, node, values | beside_it | _followed(beside_it, members, source.mine))


def _items(concepts: tuple[str, ...]) -> tuple[Item, ...]:
    return tuple(Item(id=name, concept=name) for name in concepts)


def _followed(
    beside_it: dict[str, object], members: tuple[str, ...], mine: bool
) -> dict[str, object]:
    """Items kept beside the members; a member that another tool added comes to the end."""
    kept = beside_it.get("items")
    if not isinstance(kept, list) or not mine:
        return {}
    known = {item.get("concept") for item in kept if isinstance(item, dict)}
    return {"items": [*kept, *_items(tuple(name for name in members if name not in known))]}


def form_of_activity(source: In, node: Node, form_id: str, taken: set[str]) -> Form | None:
    """A form of the concepts an activity names itself, those in `taken` left out; or None."""
    direct = concepts_in(source, node, "biomedicalConceptIds")
    surrogates = concepts_in(source, node, "bcSurrogateIds")
    items = _items(
        tuple(name for name in dict.fromkeys((*direct, *surrogates)) if name not in taken)
    )
    label = node.text("label") or node.text("name")
    return Form(id=form_id, label=label, items=items) if items else None


def concepts_in(source: In, node: Node, attribute: str) -> tuple[str, ...]:
    """Our concepts under a list of ids, each once; what is none of ours is noted as lost."""
    found: dict[str, None] = {}
    for member in node.refs(attribute):
        name = _concept_in(source, member)
        if name is not None:
            member.value("name")
            found[name] = None
        elif not member.is_taken():
            source.lose(member, "no concept of the library is this one; a form can't ask for it")
    return tuple(found)


def _concept_in(source: In, node: Node) -> str | None:
    if source.mine and node.peek("name") in source.concepts:
        return str(node.peek("name"))
    return _by_test_code(node) or _by_words(node)


def _by_test_code(node: Node) -> str | None:
    """The concept of that SDTM test code and domain; what is measured in urine is another."""
    if re.search(r"\burine\b", str(node.peek("name")), re.IGNORECASE):
        return None
    for item in node.children("properties") if node.kind == "BiomedicalConcept" else ():
        match = _TESTCD.fullmatch(str(item.peek("name")))
        for concept in load_concepts().values() if match else ():
            home = concept.sdtm
            if match and (home.domain, home.testcd) == (match[1], item.reads_as("code")):
                return concept.id
    return None


def _by_words(node: Node) -> str | None:
    """The test one of whose own words is the name, without an abbreviation in brackets.

    Only what is measured or tested counts: insulin in a list of laboratory tests is no medication.
    """
    name = _ABBREVIATION.sub("", str(node.peek("name"))).lower()
    tests = [item for item in load_concepts().values() if item.sdtm.testcd]
    named = [item.id for item in tests if name in (item.label.lower(), *item.words)]
    return named[0] if len(named) == 1 else None
