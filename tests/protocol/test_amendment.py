"""Two versions of a study, compared in the words a committee reads."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from trialwright.protocol.amendment import Amendment, Change, compare
from trialwright.protocol.amendments.difference import ORDER
from trialwright.protocol.amendments.topics import HEADINGS, SILENT, TOPICS, UNKNOWN, topic_of
from trialwright.protocol.study import Study
from trialwright.protocol.study_file import parse_study, plain_study, study_text

from .records import answered, small

FLAGSHIP = answered({})
TEXT = study_text(FLAGSHIP)


def amended(*pairs: tuple[str, str]) -> Amendment:
    """The flagship against itself with these words of its file replaced."""
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return compare(FLAGSHIP, parse_study(text))


def only(amendment: Amendment) -> Change:
    (change,) = amendment.changes
    return change


def criterion(expression: dict[str, Any], **others: str) -> Study:
    """The flagship with I2 decided by another expression."""
    plain = plain_study(FLAGSHIP)
    plain["criteria"][1] |= {"expression": expression, **others}
    return msgspec.convert(plain, Study)


def hba1c(operator: str, value: float, value2: float | None = None) -> dict[str, Any]:
    return {
        "node": "comparison",
        "concept": "hba1c",
        "operator": operator,
        "value": value,
        "value2": value2,
        "unit": "%",
    }


def test_nothing_changed_is_no_amendment_whatever_the_file_looks_like() -> None:
    assert compare(FLAGSHIP, parse_study("# mine\n" + TEXT)).changes == ()


def test_a_limit_is_told_with_its_concept_its_unit_and_both_numbers() -> None:
    change = only(amended(("value: 7.5", "value: 7.0")))
    assert change.words == "I2: HbA1c lower limit 7.5 → 7.0 %"
    assert change.affects == ("screening",)
    assert change.touched.forms == ("glycaemia",)
    assert change.touched.criteria == ("I2",)
    assert change.substantial
    assert change.reconsent == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (hba1c("between", 7.5, 9), hba1c("between", 7.5, 8.25), "HbA1c upper limit 9.0 → 8.25 %"),
        (hba1c(">=", 7.5), hba1c(">", 7.5), "HbA1c lower limit 7.5 → above 7.5 %"),
        (hba1c(">=", 7.5), hba1c("between", 7.5, 9), "HbA1c upper limit none → 9.0 %"),
        (
            hba1c(">=", 7.5),
            hba1c("unknown", 7.5),
            "“HbA1c from 7.5 %” → “HbA1c, comparator lost, 7.5 %”",
        ),
        (hba1c("between", 7.5, 9), hba1c(">=", 7.5), "HbA1c upper limit 9.0 % → none"),
        (
            {"node": "not", "part": hba1c("<", 7.5)},
            {"node": "not", "part": hba1c("<", 7)},
            "HbA1c excluding up to 7.5 → 7.0 %",
        ),
        (
            hba1c(">=", 7.5) | {"within": {"value": 3, "unit": "months"}},
            hba1c(">=", 7.5) | {"within": {"value": 6, "unit": "weeks"}},
            "HbA1c within 3 months → 6 weeks",
        ),
        (
            {"node": "condition", "concept": "hypertension"},
            {"node": "and", "parts": [{"node": "condition", "concept": "hypertension"}]},
            "“Hypertension”, put together otherwise",
        ),
        (
            hba1c(">=", 7.5),
            {"node": "or", "parts": [hba1c(">=", 7.5), {"node": "sex", "any_of": ["female"]}]},
            "“HbA1c from 7.5 %” → “HbA1c from 7.5 % or sex: female”",
        ),
        (
            {"node": "age", "operator": ">=", "value": 18},
            {"node": "age", "operator": ">=", "value": 21},
            "age lower limit 18 → 21 years",
        ),
    ],
)
def test_what_a_criterion_decides_is_told_by_what_moved(
    before: dict[str, Any], after: dict[str, Any], words: str
) -> None:
    assert only(compare(criterion(before), criterion(after))).words == f"I2: {words}"


def test_in_an_exclusion_the_lower_limit_is_where_excluding_begins() -> None:
    old, new = (criterion(hba1c(">", value), kind="exclusion") for value in (10, 9))
    assert only(compare(old, new)).words == "I2: HbA1c excluding from 10.0 → 9.0 %"


def test_words_alone_are_administrative_unless_a_person_or_a_number_decides_by_them() -> None:
    words = only(amended(("Type 1 diabetes.", "Type 1 diabetes mellitus.")))
    assert (words.substantial, words.affects) == (False, ())
    numbers = only(amended(("Type 1 diabetes.", "Type 2 diabetes.")))
    assert "compare both" in numbers.why
    person = only(amended(("Chronic disease or severe", "Chronic or severe")))
    assert person.substantial
    assert "a person decides" in person.why


def test_a_later_visit_is_substantial_and_asked_about_and_a_wider_window_is_not() -> None:
    later = only(amended(("offset: P42D", "offset: P49D")))
    assert later.words.endswith("due 42 days → 49 days after collection")
    assert later.words.startswith("visit D1 (")
    assert (later.substantial, later.touched.encounters) == (True, ("D1",))
    assert later.reconsent
    wider = only(amended(("late: 28", "late: 35")))
    assert (wider.substantial, wider.reconsent) == (False, "")
    assert wider.words.endswith("days allowed after the due day 28 → 35")


def test_who_consents_anew_follows_from_procedures_visits_doses_and_risks_only() -> None:
    assert amended(("enrollment: 30", "enrollment: 36")).reconsent == ()
    assert amended(("value: 7.5", "value: 7.0")).reconsent == ()
    assert amended(("low: 70.0", "low: 80.0")).reconsent
    assert amended(("limit: 0.1\n", "limit: 0.2\n")).reconsent


def test_a_release_limit_is_told_with_its_unit() -> None:
    change = only(amended(("low: 70.0", "low: 80.0")))
    assert change.words == "product, release test viability: lower limit 70 → 80 %"


def test_parts_are_found_by_their_ids() -> None:
    more = amended(
        (
            "      - id: hba1c_method\n",
            "      - id: mine\n        concept: age\n      - id: hba1c_method\n",
        )
    )
    assert only(more).words == "form glycaemia, item mine added: age"
    assert only(more).touched.forms == ("glycaemia",)
    plain = plain_study(FLAGSHIP)
    gone = msgspec.convert(plain | {"criteria": plain["criteria"][1:]}, Study)
    assert only(compare(FLAGSHIP, gone)).words.startswith("I1 removed: inclusion “")
    moved = msgspec.convert(plain | {"arms": [], "sites": plain["sites"][::-1]}, Study)
    assert compare(FLAGSHIP, moved).changes[-1].words.startswith("arm arm_1 removed")


def test_another_order_of_the_same_parts_is_administrative() -> None:
    plain = plain_study(FLAGSHIP)
    other = msgspec.convert(plain | {"forms": plain["forms"][::-1]}, Study)
    change = only(compare(FLAGSHIP, other))
    assert change.place == f"forms.{ORDER}"
    assert not change.substantial


def test_long_texts_are_told_from_where_they_part() -> None:
    long = "word " * 60
    old, new = (msgspec.structs.replace(FLAGSHIP, summary=long + end) for end in ("one", "two"))
    words = only(compare(old, new)).words
    assert "one" in words
    assert "two" in words
    assert len(words) < 250


def test_a_new_version_number_alone_is_no_change() -> None:
    assert amended(("version: '1'", "version: '2'")).changes == ()
    assert amended(("version: '1'", "version: '2'")).new_version == "2"


def _leaves(node: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in _leaves(value, (*place, key))]
    if isinstance(node, list):
        return [leaf for n, value in enumerate(node) for leaf in _leaves(value, (*place, n))]
    return [place]


def _changed(plain: Any, place: tuple[Any, ...]) -> Any:
    """A copy with one scalar moved; a text gets a word, a number one more."""
    if not place:
        moved = not plain if isinstance(plain, bool) else plain
        return f"{plain}x" if isinstance(plain, str) else moved if moved != plain else plain + 1
    copy: Any = dict(plain) if isinstance(plain, dict) else list(plain)
    copy[place[0]] = _changed(plain[place[0]], place[1:])
    return copy


@pytest.mark.parametrize("study", [FLAGSHIP, answered({}, small())], ids=["flagship", "small"])
def test_no_field_of_a_study_changes_without_a_word(study: Study) -> None:
    plain = plain_study(study)
    told = 0
    for place in _leaves(plain):
        try:
            other = msgspec.convert(_changed(plain, place), Study)
        except (msgspec.ValidationError, ValueError):
            continue  # not every word may be any word
        silent = place[0] in ("version", "questions", "criteria") or "id" in place
        changes = compare(study, other).changes
        assert changes or silent, place
        assert all(change.words and change.why and change.heading in HEADINGS for change in changes)
        told += bool(changes)
    assert told > 100


def test_every_section_has_a_rule_and_every_rule_a_heading() -> None:
    for name in set(Study.__struct_fields__) - {"id"}:  # another id is another study
        silent = any(name == one.split(".")[0] for one in SILENT)
        topics = [topic_of((name, *below)) for below in ((), ("x",), ("x", "y"), ("x", "y", "z"))]
        assert silent or any(topic is not UNKNOWN for topic in topics), name
    assert {topic.heading for topic in (*TOPICS, UNKNOWN)} <= set(HEADINGS)
