"""baselineCharacteristicsModule: age, sex and whatever else was measured before the first dose."""

from __future__ import annotations

from collections.abc import Mapping

from trialwright.report.registry.shape import (
    PARTICIPANTS,
    Piece,
    Source,
    category,
    denominators,
    reporting_groups,
)
from trialwright.report.words import choice_words, concept, unit_words

ANALYSIS = "baseline"
# The registry's own titles; every other characteristic keeps our label.
TITLES: Mapping[str, str] = {"age": "Age, Continuous", "sex": "Sex: Female, Male"}
# Asked for by the registry, and not part of every study's forms.
ASKED: Mapping[str, str] = {
    "Race and Ethnicity": "not among the study's forms, so nothing was asked",
    "Region of Enrollment": "counted per country, which the analysis does not do yet",
}


def baseline_module(source: Source) -> Piece:
    """One measure a characteristic; the module's denominators are the participants enrolled."""
    for title, why in ASKED.items():
        source.missing[f"baselineCharacteristicsModule: {title}"] = why
    enrolled = [source.find(group, "flow", "n", parameter="enrolled") for group in source.groups]
    heads = dict.fromkeys(
        name.partition("=")[0] for name in source.lookup.values("parameter", ANALYSIS)
    )
    return {
        "populationDescription": "Participants enrolled; n of a measure counts those measured.",
        "groups": reporting_groups(source, "BG"),
        "denoms": denominators(source, "BG", enrolled),
        "measures": [_measure(source, head) for head in heads],
    }


def _measure(source: Source, head: str) -> Piece:
    names = source.lookup.values("parameter", ANALYSIS)
    choices = [name for name in names if name.startswith(f"{head}=")]
    return _counted(source, head, choices) if choices else _measured(source, head)


def _title(source: Source, code: str) -> str:
    known = concept(code, source.study)
    return TITLES.get(code) or (known.label if known else code.replace("_", " ").capitalize())


def _counted(source: Source, head: str, names: list[str]) -> Piece:
    """Participants by choice, of those whose answer is known."""
    known = [source.find(group, ANALYSIS, "n", parameter=head) for group in source.groups]
    denoms = {"denoms": denominators(source, "BG", known)} if any(known) else {}
    categories = [
        category(
            source,
            "BG",
            [
                {"value": source.find(group, ANALYSIS, "n", parameter=name)}
                for group in source.groups
            ],
            choice_words(head, name.partition("=")[2], source.study),
        )
        for name in names
    ]
    return {
        "title": _title(source, head),
        "paramType": "COUNT_OF_PARTICIPANTS",
        "unitOfMeasure": PARTICIPANTS,
        "classes": [denoms | {"categories": categories}],
    }


def _measured(source: Source, name: str) -> Piece:
    """Mean and standard deviation of those measured."""
    known = concept(name, source.study)
    measured = [source.find(group, ANALYSIS, "n", parameter=name) for group in source.groups]
    values = [
        {
            "value": source.find(group, ANALYSIS, "mean", parameter=name),
            "spread": source.find(group, ANALYSIS, "sd", parameter=name),
        }
        for group in source.groups
    ]
    return {
        "title": _title(source, name),
        "paramType": "MEAN",
        "dispersionType": "STANDARD_DEVIATION",
        "unitOfMeasure": unit_words(known.unit) if known and known.unit else "units",
        "classes": [
            {
                "denoms": denominators(source, "BG", measured),
                "categories": [category(source, "BG", values)],
            }
        ],
    }
