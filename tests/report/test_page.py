"""The report: one file, opened by anybody, that asks nobody for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from report.inputs import inputs
from trialwright.report.content import SECTIONS
from trialwright.report.inputs import ReportInputs
from trialwright.report.page import render, write_report
from trialwright.report.words import NOT_AN_EFFECT, WITHIN_ARMS

VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """The page's elements in order, and whether every one is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.mismatched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.mismatched.append(tag)

    def all(self, attribute: str) -> Iterator[str]:
        """Every value of an attribute."""
        for _, attributes in self.elements:
            if attribute in attributes:
                yield attributes[attribute]


@pytest.fixture(scope="module")
def text() -> str:
    return render(inputs())


def embedded(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="trace">(.*?)</script>', text, re.S)
    assert found is not None
    facts: dict[str, Any] = json.loads(found[1])
    return facts


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        write_report(inputs(), tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_every_element_is_closed_and_every_id_is_used_once(text: str) -> None:
    page = Page(text)
    ids = list(page.all("id"))
    assert (page.open, page.mismatched) == ([], [])
    assert sorted(ids) == sorted(set(ids))


def test_every_link_leads_to_a_place_on_the_page(text: str) -> None:
    page = Page(text)
    ids = set(page.all("id"))
    targets = {link for link in page.all("href") if link != "data:,"}
    assert all(link.startswith("#") for link in targets)
    named = {link for link in targets if not link.startswith("#r-")}
    assert {link.removeprefix("#") for link in named} <= ids


def test_the_page_needs_no_other_file_and_forbids_every_request(text: str) -> None:
    page = Page(text)
    assert list(page.all("src")) == []
    policy = next(a["content"] for _, a in page.elements if "http-equiv" in a)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not any("style" in attributes for _, attributes in page.elements)


def test_what_a_record_says_is_text_and_never_becomes_markup(text: str) -> None:
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<b>x</b>" not in text


def test_a_result_cannot_end_the_script_it_is_embedded_in() -> None:
    given = inputs()
    hostile = msgspec.structs.replace(given.results.results[0], note="</script><img src=x>")
    results = msgspec.structs.replace(given.results, results=(hostile,))
    text = render(replace(given, results=results))
    assert "</script><img" not in text
    assert embedded(text)["results"][hostile.id]["note"] == "</script><img src=x>"


def test_every_printed_number_can_be_followed_to_its_rows(text: str) -> None:
    facts = embedded(text)
    printed = set(Page(text).all("data-result"))
    assert len(printed) > 100
    assert printed <= facts["results"].keys()
    ids = set(Page(text).all("id"))
    assert {f"r-{name}" for name in printed} <= ids  # the list at the end, without a script
    for name in printed:
        selection = facts["selections"][facts["results"][name]["selection"]]
        assert all(len(facts["rows"][selection["dataset"]][row]) == 4 for row in selection["rows"])


def test_simulated_data_say_so_on_the_page_in_every_caption_and_in_print(text: str) -> None:
    assert 'class="banner"' in text
    assert 'class="watermark"' in text
    captions = re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", text, re.S)
    data = [caption for caption in captions if "Schedule of activities" not in caption]
    assert len(data) > 10
    assert all("Simulated data" in caption for caption in data)
    drawings = re.findall(r"<svg viewBox(?:(?!</svg>).)*</svg>", text, re.S)
    pictures = [drawing for drawing in drawings if "<desc" in drawing]
    assert all("SIMULATED" in picture for picture in pictures)
    assert len(pictures) == 5


def test_real_data_carry_no_such_mark() -> None:
    text = render(inputs(simulated=False))
    assert "SIMULATED" not in text
    assert 'class="banner"' not in text


def test_a_group_compared_with_its_own_past_is_not_called_an_effect(text: str) -> None:
    for place in ("hba1c-stem-cell-transplantation", "insulin-stem-cell-transplantation"):
        table = re.search(rf'<figure class="table" id="{place}">.*?</figure>', text, re.S)
        assert table is not None
        assert NOT_AN_EFFECT in table[0]
    assert "Drugs added, raised, lowered, stopped, of" in text


def test_within_several_arms_it_is_not_called_an_effect_either() -> None:
    text = render(inputs(arms=2))
    assert NOT_AN_EFFECT not in text
    assert text.count(WITHIN_ARMS) >= 4
    assert "Measured at baseline" in text
    assert "change from baseline by visit, Arm 2" in text


def test_every_section_of_the_contents_is_there(text: str) -> None:
    sections = [a["id"] for tag, a in Page(text).elements if tag == "section"]
    assert sections == list(SECTIONS)


def test_figures_have_a_title_a_description_and_the_same_as_a_table(text: str) -> None:
    pictures = re.findall(
        r'<figure class="picture".*?</svg>.*?(?=<figure class="picture"|$)', text, re.S
    )
    assert len(pictures) == 5
    for picture in pictures:
        assert "<title id=" in picture
        assert "<desc id=" in picture
        assert "The same as a table" in picture


def test_a_criterion_stands_beside_what_was_made_of_it(text: str) -> None:
    assert "HbA1c from 7.5 to 9 %" in text
    assert "“stable” is not graded" in text


def test_findings_come_gravest_first_with_quote_reason_and_advice(text: str) -> None:
    error, note = text.index("design.one-arm"), text.index("design.groups")
    assert error < note
    assert "<blockquote>in both groups</blockquote>" in text
    assert "Ask the sponsor which of the two it was." in text


def test_a_question_shows_its_guess_why_and_the_other_answers(text: str) -> None:
    assert "Twelve months after which infusion?" in text
    assert "The dates of the record leave no room for the second." in text
    assert "the first · the second" in text


def test_an_outcome_without_a_computation_says_why(text: str) -> None:
    assert "Not computed: the record names no questionnaire" in text


def test_vietnamese_stays_as_it_is(text: str) -> None:
    assert "Để đánh giá độ an toàn &amp; hiệu quả." in text


def emptied(given: ReportInputs) -> ReportInputs:
    results = msgspec.structs.replace(given.results, results=())
    return replace(given, record_data={}, findings=(), results=results, adam={}, cut={}, outputs={})


def test_a_cut_without_anyone_in_it_is_a_page_too() -> None:
    text = render(emptied(inputs()))
    assert "No one was screened in this data cut." in text
    assert "No finding: nothing in the record contradicts itself" in text
    assert Page(text).mismatched == []
