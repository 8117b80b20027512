"""A virtual person's chart: the facts that screening judges, as the screening visit found them.

What stands on a form is what is judged, so that the screening log and the data cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from trialwright.conduct.edit_checks import Entered
from trialwright.protocol.concepts import load_concepts
from trialwright.protocol.criteria import (
    And,
    Attestation,
    Comparison,
    Condition,
    Criterion,
    DurationSince,
    Expression,
    Medication,
    Not,
    Or,
    PersonDecides,
)
from trialwright.screen.facts import (
    AgeOn,
    ConditionFact,
    MedicationFact,
    Observation,
    PersonFacts,
    Sexes,
)
from trialwright.screen.intervals import shift
from trialwright.simulate.answers import Asked, answer
from trialwright.simulate.people import Person
from trialwright.simulate.referral import Referral
from trialwright.values.dates import PartialDate

# ASSUMPTIONS: how often a condition or drug without a model of its own is there, and how often the
# investigator finds an open-ended criterion against the person.
ANY_CONDITION = 0.1
ANY_MEDICATION = 0.2
DECIDED_AGAINST = 0.03

# Words of an open-ended exclusion that the form's question about chronic disease answers.
CHRONIC = ("chronic disease", "severe disease", "serious disease", "chronic illness")

Found = Mapping[str, Entered]


def facts_of(
    participant: str, criteria: Iterable[Criterion], asked: Asked, found: Found, referral: Referral
) -> PersonFacts:
    """The facts on the day of screening; `found` are the answers on the forms, by concept.

    A concept found empty (None) stays unknown; one on no form is measured for the criteria.
    """
    nodes = [node for criterion in criteria for node in asked_for(criterion)]
    chart = _Chart(asked, found, referral)
    sexes: Mapping[str, Sexes] = {"female": "female", "male": "male"}
    return PersonFacts(
        person=participant,
        sex=sexes[asked.person.sex],
        age=AgeOn(int(float(str(chart.value("age")))), asked.on),
        observations=tuple(chart.observations(node for node, _ in nodes)),
        conditions=tuple(chart.conditions(node for node, _ in nodes)),
        medications=tuple(chart.medications(node for node, _ in nodes)),
        attestations=chart.attestations(nodes),
        # the whole history was taken at the visit: what is not in it is not there
        complete=frozenset({"conditions", "medications"}),
    )


def asked_for(criterion: Criterion) -> Iterator[tuple[Expression, bool]]:
    """Every plain node of a criterion, and whether joining asks for it (or for its contrary)."""
    yield from _leaves(criterion.expression, criterion.kind != "exclusion")


def _leaves(node: Expression, positive: bool) -> Iterator[tuple[Expression, bool]]:
    if isinstance(node, Not):
        yield from _leaves(node.part, not positive)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part, positive)
    else:
        yield node, positive


class _Chart:
    """Facts of one person, looked up by concept."""

    def __init__(self, asked: Asked, found: Found, referral: Referral) -> None:
        self._asked, self._found, self._referral = asked, found, referral
        self._concepts = load_concepts()

    def value(self, concept: str) -> Entered:
        """What the forms say, else what the person would answer."""
        if concept in self._found:
            return self._found[concept]
        return answer(self._concepts[concept], self._asked)

    def observations(self, nodes: Iterable[Expression]) -> Iterator[Observation]:
        named = {node.concept: node.unit for node in nodes if isinstance(node, Comparison)}
        for concept, unit in named.items():
            value = self.value(concept) if concept in self._concepts else None
            if value is not None:
                own = self._concepts[concept].unit or unit
                yield Observation(concept, float(str(value)), own, self._asked.on)

    def conditions(self, nodes: Iterable[Expression]) -> Iterator[ConditionFact]:
        named = (node.concept for node in nodes if isinstance(node, Condition | DurationSince))
        for concept in dict.fromkeys(named):
            if self._has(concept, _CONDITIONS, ANY_CONDITION):
                since = self._diabetes_since() if "diabetes" in concept else None
                yield ConditionFact(concept, since)

    def medications(self, nodes: Iterable[Expression]) -> Iterator[MedicationFact]:
        named = (node.concept for node in nodes if isinstance(node, Medication))
        for concept in dict.fromkeys(named):
            if self._has(concept, _MEDICATIONS, ANY_MEDICATION):
                yield MedicationFact(concept, self._back("treatment_months", 1))

    def attestations(self, nodes: Iterable[tuple[Expression, bool]]) -> dict[str, bool]:
        said: dict[str, bool] = {}
        asked: dict[str, set[bool]] = {}
        for node, positive in nodes:
            if isinstance(node, Attestation | PersonDecides):
                asked.setdefault(node.words, set()).add(positive)
                said[node.words] = self._says(node, positive)
        # words that both include and exclude say nothing by themselves: each criterion is decided
        return {words: truth for words, truth in said.items() if len(asked[words]) == 1}

    def _says(self, node: Attestation | PersonDecides, positive: bool) -> bool:
        if isinstance(node, PersonDecides):
            return self._decides(node.words, positive)
        # an exclusion may speak of consent as well: of those who cannot give it
        against = node.what == "judgement" and self._asked.person.endangered
        return against is not positive

    def _has(
        self, concept: str, modelled: Mapping[str, Callable[[Person], bool]], natural: float
    ) -> bool:
        if concept in modelled:
            return modelled[concept](self._asked.person)
        return self._referral.has(concept, natural, self._asked.dice)

    def _decides(self, words: str, positive: bool) -> bool:
        """What the investigator finds; the chronic disease on the form is the one meant here."""
        if not positive and any(name in words.lower() for name in CHRONIC):
            return bool(self.value("chronic_disease"))
        return self._asked.dice.chance(DECIDED_AGAINST, "decides", words) is not positive

    def _diabetes_since(self) -> PartialDate | None:
        return self._back("diabetes_duration", 12)

    def _back(self, concept: str, months: int) -> PartialDate | None:
        """The day so many of the concept's units ago, each of so many months."""
        value = self.value(concept)
        if value is None:
            return None
        return exact(shift(self._asked.on, -months * float(str(value)), "months"))


def exact(day: date) -> PartialDate:
    """A day as a partial date of which all is known."""
    return PartialDate(day.year, day.month, day.day)


_CONDITIONS: Mapping[str, Callable[[Person], bool]] = {
    "type_1_diabetes": lambda person: person.diabetes_type == "type_1",
    "type_2_diabetes": lambda person: person.diabetes_type == "type_2",
    "diabetes": lambda person: person.diabetes_type is not None,
    "gestational_diabetes": lambda person: False,
    "chronic_disease": lambda person: person.chronic_disease,
    "hypertension": lambda person: person.hypertension,
}
_MEDICATIONS: Mapping[str, Callable[[Person], bool]] = {
    "insulin": lambda person: person.insulin > 0,
    "antidiabetic_treatment": lambda person: person.levels["treatment_months"] > 0,
}
