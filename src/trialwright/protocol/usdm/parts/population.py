"""Who is planned to join: how many, of which sexes and ages, with which conditions."""

from __future__ import annotations

from collections.abc import Iterator

from trialwright.protocol.criteria import Age, And, Expression, PersonDecides, Sex
from trialwright.protocol.study import Study
from trialwright.protocol.usdm.builder import Json
from trialwright.protocol.usdm.codes import Term, known
from trialwright.protocol.usdm.node import Node
from trialwright.protocol.usdm.sides import NOT_STATED, In, Out
from trialwright.protocol.wording.criteria_text import leaves

_UNITS = {
    "years": ("a", "year"),
    "months": ("mo", "month"),
    "weeks": ("wk", "week"),
    "days": ("d", "day"),
}


def population_out(out: Out) -> Json:
    """The population of the design. Whether healthy people join must stand there; it isn't known,
    so the description says that `false` is no statement.
    """
    make, sex = out.builder, _sex(out.study)
    return make.make(
        "StudyDesignPopulation",
        "population",
        name="population",
        label="Participants",
        description=f"Whether healthy participants join: {NOT_STATED}",
        includesHealthySubjects=False,
        plannedEnrollmentNumber=make.make("Quantity", value=out.study.design.enrollment),
        plannedSex=[make.code(known("sex", sex))] if sex else [],
        criterionIds=make.ids_of("EligibilityCriterion", [item.id for item in out.study.criteria]),
        plannedAge=_age_out(out),
    )


def indications_out(out: Out) -> list[Json]:
    """The conditions as indications; whether one is rare must stand there and isn't known."""
    return [
        out.builder.make(
            "Indication",
            name=f"condition_{place}",
            label=words,
            description=f"Whether it is rare: {NOT_STATED}",
            isRareDisease=False,
        )
        for place, words in enumerate(out.study.conditions, start=1)
    ]


def indications_in(source: In) -> tuple[str, ...]:
    """The conditions in words."""
    return tuple(_words(source, node) for node in source.design.children("indications"))


def _words(source: In, node: Node) -> str:
    """The words of a condition; a label is often an abbreviation of the description."""
    if source.mine:
        return node.text("label")
    node.note("name", "label")
    return node.text("description") or node.text("label") or node.text("name")


def agree_population(source: In, study: Study) -> None:
    """Note as read what follows from the criteria: the sexes, and that all criteria hold."""
    node = source.design.child("population")
    if node is None:
        return
    sexes = node.peek("plannedSex") or ()
    for item in node.children("plannedSex") if len(sexes) == 1 else ():
        if item.own_word("sex") == _sex(study):
            item.take()
    if len(node.peek("criterionIds") or ()) == len(study.criteria):
        node.note("criterionIds")


def enrollment_in(source: In) -> int:
    """The planned number of participants, 0 where the document gives none or a range."""
    population = source.design.child("population")
    planned = population.child("plannedEnrollmentNumber") if population else None
    if planned is None or planned.kind != "Quantity":
        return 0
    return int(planned.value("value"))


def _sex(study: Study) -> str | None:
    """The sexes the inclusion criteria leave; None where none names them and one is in words only,
    for words may say "women".
    """
    required = list(_required(study))
    named = [set(node.any_of) for node in required if isinstance(node, Sex)]
    words = [leaf for node in required for leaf in leaves(node) if isinstance(leaf, PersonDecides)]
    if words and not named:
        return None
    left = set.intersection({"female", "male"}, *named)
    return left.pop() if len(left) == 1 else "both"


def _age_out(out: Out) -> Json | None:
    """The range of ages, where the inclusion criteria give both ends in one unit."""
    ages = [node for node in _required(out.study) if isinstance(node, Age)]
    low = [node.value for node in ages if node.operator in {">=", "between"}]
    high = [node.value for node in ages if node.operator == "<="]
    high += [node.value2 for node in ages if node.value2 is not None]
    units = {node.unit for node in ages}
    if not low or not high or len(units) != 1:
        return None
    code, name = _UNITS[units.pop()]
    return out.builder.make(
        "Range",
        minValue=_quantity(out, max(low), Term(code, name, "UCUM", "2.2")),
        maxValue=_quantity(out, min(high), Term(code, name, "UCUM", "2.2")),
        isApproximate=False,
    )


def _quantity(out: Out, value: float, unit: Term) -> Json:
    return out.builder.make("Quantity", value=value, unit=out.builder.alias(unit))


def _required(study: Study) -> Iterator[Expression]:
    """What every participant must be: nodes of inclusion criteria that nothing makes optional."""
    for criterion in study.criteria:
        if criterion.kind == "inclusion":
            whole = criterion.expression
            yield from whole.parts if isinstance(whole, And) else (whole,)
